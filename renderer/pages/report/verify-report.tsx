/** 检查报告文件: whether a file that came back is as it was issued, and whether its figures still hold. */
import { Alert, App, Table } from 'antd';
import { useState } from 'react';
import type { ImportSource, ReportVerification } from '../../../shared/contract';
import { FileDrop } from '../../components/file-drop';
import { Panel } from '../../components/panel';
import { useEngine } from '../../engine-client';
import { DifferencesTable, PAGE } from './differences-table';

interface Verified {
  readonly fileName: string;
  readonly found: ReportVerification;
}

export function VerifyReport() {
  const engine = useEngine();
  const { message } = App.useApp();
  const [verified, setVerified] = useState<Verified | null>(null);

  const verify = async (file: ImportSource, fileName: string) => {
    setVerified(null);
    const outcome = await engine.call('report.verify', { file });
    if (outcome.ok) setVerified({ fileName, found: outcome.value });
    else void message.error(outcome.error.message, 8);
  };
  return (
    <Panel title="检查报告文件" unscoped note="本程序出的 Excel 报表、Word 公文和 PDF 带有报告编号。选一个文件，就知道它是不是出具时的原件、哪里被改过、其中的数字现在是否还成立。">
      <FileDrop accept=".xlsx,.docx,.pdf" hint="或把一份 .xlsx、.docx、.pdf 报告拖到这里" work={verify} testId="verify" />
      {verified !== null && <Finding {...verified} />}
    </Panel>
  );
}

const CHANGED = '文件内容与原件不同（可能改了文字、格式，或只是另存过）；可在“已出报告”里再出一次，得到原件。';
const PDF_CHANGED = {
  asIssued: '文件自带的数据校验值与出具时一致，可能是在别的电脑上生成，或另存过；页面上有没有添改，请在“已出报告”里再出一次，与原件对看。',
  others: '文件自带的数据校验值与出具时不一致，其中的数字、文字不是出具时的；可在“已出报告”里再出一次，得到原件。',
} as const;

function Finding({ fileName, found }: Verified) {
  const { state, id, title, issuedAt, changedCells, figures, differences } = found;
  if (state === 'unknown') return <Alert type="warning" showIcon data-testid="verify-result" title={id === null ? `“${fileName}”没有本程序的报告编号，不是本工作区出具的报告，或已被其他程序转换。` : `“${fileName}”写着报告编号 ${id}，但本工作区没有出过这份报告。请打开当时所用的工作区再检查。`} />;
  const issued = `《${title ?? ''}》，编号 ${id ?? ''}，${(issuedAt ?? '').slice(0, 16)} 出具`;
  const changed = changedCells.length > 0 ? `有 ${changedCells.length} 个单元格被改过。` : figures === null ? CHANGED : PDF_CHANGED[figures];
  return (
    <div className="report-finding" data-testid="verify-result">
      <Alert type={state === 'unchanged' ? 'success' : 'error'} showIcon title={state === 'unchanged' ? `是出具时的原件，没有改动：${issued}。` : `不是原件：${issued}。${changed}`} />
      {changedCells.length > 0 && (
        <Table
          size="small"
          rowKey={({ sheet, cell }) => `${sheet}|${cell}`}
          dataSource={[...changedCells]}
          pagination={{ pageSize: PAGE, hideOnSinglePage: true }}
          columns={[{ title: '工作表', dataIndex: 'sheet' }, { title: '单元格', dataIndex: 'cell' }, { title: '出具时', dataIndex: 'issued' }, { title: '文件中', dataIndex: 'found' }]}
        />
      )}
      <Alert type={differences.length === 0 ? 'success' : 'warning'} showIcon title={differences.length === 0 ? '按现在的数据重做，各数与出具时相同。' : `按现在的数据重做，有 ${differences.length} 处与出具时不同：`} />
      {differences.length > 0 && <DifferencesTable differences={differences} />}
    </div>
  );
}
