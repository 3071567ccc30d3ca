/** One file looked at closely: which column was taken for what, and its first rows. */
import { Alert, Drawer, Table, Tag } from 'antd';
import type { InspectedFile, RecognisedTable } from '../../../shared/contract';
import { formatBytes } from '../../../shared/format';
import { schoolYearLabel } from '../../../shared/school-year';
import { ErrorNotice } from '../../components/notices';
import { fileName } from '../../file-name';
import { datasetLabel } from './labels';

function Preview({ table }: { readonly table: RecognisedTable }) {
  const rows = table.preview.map((cells, index) => ({ key: index, cells }));
  const columns = table.columns.map((column, index) => ({
    key: column.columnId,
    title: (
      <span title={`${column.sheetColumn}列：${column.header}`}>
        {column.label}
        <small className="sheet-column">
          {column.sheetColumn}列 {column.header === column.label ? '' : column.header}
        </small>
      </span>
    ),
    width: 130,
    ellipsis: true,
    render: (_: unknown, row: { readonly cells: readonly string[] }) => row.cells[index] ?? '',
  }));
  return <Table size="small" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 130 * columns.length, y: 220 }} />;
}

function RecognisedPart({ table }: { readonly table: RecognisedTable }) {
  return (
    <section className="recognised">
      <h4>
        {table.sheet}：{datasetLabel(table.dataset)}
        <Tag>{table.schoolYear === null ? '未写明学年' : schoolYearLabel(table.schoolYear)}</Tag>
        <Tag>表头在第{table.headerRow}行</Tag>
        <Tag>把握 {Math.round(table.confidence * 100)}%</Tag>
      </h4>
      {table.title !== null && <p className="recognised-title">标题：{table.title}</p>}
      {table.needsConfirmation && table.missingRequired.length === 0 && <Alert type="warning" showIcon title="表头没有完全认准，请在列表上方核对。" />}
      {table.missingRequired.length > 0 && <Alert type="warning" showIcon title={`没找到必需的列：${table.missingRequired.join('、')}。请在列表上方指认，或请学校补上。`} />}
      <p>
        认出 {table.columns.length} 列；
        {table.unmappedHeaders.length === 0 ? '没有多余的列。' : `未识别、不导入的列：${table.unmappedHeaders.join('、')}。`}
      </p>
      <Preview table={table} />
      {(table.hiddenRows > 0 || table.hiddenColumns > 0) && (
        <p className="caution">
          隐藏了 {table.hiddenRows} 行、{table.hiddenColumns} 列，是否导入请在列表上方选择。
        </p>
      )}
      <p className="recognised-note">预览为前几行原样；能认出学生身份的内容已遮盖，导入时转换为假名。</p>
    </section>
  );
}

export function InspectedDetail({ file, onClose }: { readonly file: InspectedFile | undefined; readonly onClose: () => void }) {
  return (
    <Drawer title={fileName(file?.name ?? '')} size={860} open={file !== undefined} onClose={onClose} destroyOnHidden>
      {file && (
        <div data-testid="inspect-detail">
          <p className="file-facts">
            <span>{file.path}</span>
            <span>{formatBytes(file.bytes)}</span>
            <span title={file.sha256}>SHA-256 {file.sha256.slice(0, 16)}…</span>
          </p>
          {file.error && <ErrorNotice error={file.error} />}
          {file.status === 'unchanged' && <Alert type="info" showIcon title="这个文件以前导入过，内容没有变化，再次导入不会改变数据。" />}
          {file.tables.map((table) => (
            <RecognisedPart key={`${table.sheet} ${table.headerRow} ${table.layoutKey}`} table={table} />
          ))}
          {file.unknownTables.map(({ sheet, headerRow, layoutKey, headers }) => (
            <Alert key={`${sheet} ${headerRow} ${layoutKey}`} type="warning" showIcon title={`工作表“${sheet}”第 ${headerRow} 行的表头认不出是哪一种表：${headers.map(({ text }) => text).join('、')}`} />
          ))}
          {file.skippedSheets.length > 0 && (
            <ul>
              {file.skippedSheets.map(({ sheet, reason }) => (
                <li key={sheet}>
                  工作表“{sheet}”不导入：{reason}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Drawer>
  );
}
