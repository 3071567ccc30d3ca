/** The report as it would be issued now, table by table, before anything is written. */
import { Alert, Tabs } from 'antd';
import type { PreviewSection, ReportPreview as Preview } from '../../../shared/contract';

type Table = Extract<PreviewSection, { readonly kind: 'table' }>;

export function ReportPreview({ preview }: { readonly preview: Preview }) {
  const charts = preview.sections.filter((section) => section.kind === 'chart');
  const pages = preview.sections.filter((section) => section.kind !== 'chart');
  return (
    <div className="report-preview" data-testid="report-preview">
      {/* All sheets in sight, in as many rows as they take: a list behind a button is no part of a tab list to who hears it. */}
      <Tabs
        size="small"
        type="card"
        className="sheet-tabs"
        items={pages.map((section) => ({
          key: section.name,
          label: section.name,
          children: section.kind === 'table' ? <TablePage table={section} charts={charts.filter(({ table }) => table === section.name).map(({ name, title }) => `${name} ${title}`)} /> : <TextPage title={section.title} lines={section.lines} />,
        }))}
      />
    </div>
  );
}

function TextPage({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div className="report-paper">
      <h4>{title}</h4>
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </div>
  );
}

function TablePage({ table, charts }: { readonly table: Table; readonly charts: readonly string[] }) {
  const left = table.rowCount - table.rows.length;
  return (
    <div className="report-paper">
      <h4>{table.title}</h4>
      {table.survey.length > 0 && <div className="report-survey">{table.survey.map((line) => <span key={line}>{line}</span>)}</div>}
      <div className="report-line">{table.headerLine.map((text, index) => <span key={index}>{text}</span>)}</div>
      {/* Focusable, so that a wide table can be moved with the keyboard. */}
      <div className="report-scroll" tabIndex={0} role="region" aria-label={table.title}>
        <table>
          <thead>
            {table.headers.map((_, level) => (
              <tr key={level}>{headerCells(table.headers, level)}</tr>
            ))}
            <tr className="report-codes">
              {table.codeRow.map((code, column) => (
                <td key={column}>{code}</td>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index} className={table.hasTotals && index === 0 ? 'report-totals' : ''}>
                {row.map((cell, column) => (
                  <td key={column} className={cell.missed ? `report-${cell.kind} report-missed` : `report-${cell.kind}`}>
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && <p className="report-hint">另有 {left} 行，在导出的文件中。</p>}
      <div className="report-line">{table.footerLine.map((text, index) => <span key={index}>{text}</span>)}</div>
      {table.broken.length > 0 && <Alert type="warning" showIcon title={`审核关系不符 ${table.broken.length} 处：${table.broken.slice(0, 5).join('；')}`} data-testid="report-broken" />}
      <ol className="report-notes">
        {table.notes.map((note, index) => (
          <li key={index}>{note}</li>
        ))}
      </ol>
      {charts.length > 0 && <p className="report-hint">附图：{charts.join('；')}（在导出的文件中）。</p>}
    </div>
  );
}

/** Equal neighbours under the same heads are one cell, and so are equal levels of one column. */
function headerCells(headers: readonly (readonly string[])[], level: number) {
  const texts = headers[level] ?? [];
  const at = (row: number, column: number): string => headers[row]?.[column] ?? '';
  const sameHeads = (one: number, other: number): boolean => Array.from({ length: level + 1 }, (_, row) => row).every((row) => at(row, one) === at(row, other));
  return texts.flatMap((text, column) => {
    const fromAbove = level > 0 && at(level - 1, column) === text;
    const spansDown = level + 1 < headers.length && at(level + 1, column) === text;
    const inSpan = !spansDown && level + 1 < headers.length && column > 0 && sameHeads(column - 1, column) && at(level + 1, column - 1) !== text;
    if (fromAbove || inSpan) return [];
    let rowSpan = 1;
    while (level + rowSpan < headers.length && at(level + rowSpan, column) === text) rowSpan++;
    let colSpan = 1;
    while (rowSpan === 1 && level + 1 < headers.length && column + colSpan < texts.length && sameHeads(column, column + colSpan)) colSpan++;
    return [
      <th key={column} rowSpan={rowSpan} colSpan={colSpan} scope={colSpan > 1 ? 'colgroup' : 'col'}>
        {text}
      </th>,
    ];
  });
}
