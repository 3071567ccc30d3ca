/** What the import did, the way on, and the way back. */
import { Alert, Button } from 'antd';
import { useNavigate } from 'react-router';
import type { ImportReport } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { useCall } from '../../engine-client';
import { fileName } from '../../file-name';
import { isImportable } from './file-list';
import { ImportedList } from './imported-list';
import { useImportSession } from './import-session';
import { TotalsStrip } from './totals-strip';
import { useUndo } from './undo-import';

export interface FinishStepProps {
  readonly report: ImportReport;
  readonly onShowIssues: () => void;
}

/** Offered as long as the import is there; the report itself does not tell its number. */
function UndoWhole({ report }: { readonly report: ImportReport }) {
  const ask = useUndo();
  const { result } = useCall('import.batches', {});
  const own = new Set(report.files.flatMap(({ status, batch }) => (status === 'loaded' && batch !== null ? [batch] : [])));
  const importId = result?.batches.find(({ batch }) => own.has(batch))?.importId;
  if (importId === undefined) return null;
  const { files, rowsLoaded } = report.totals;
  return (
    <Button danger onClick={() => ask({ title: '撤销整次导入？', what: `这次的 ${formatInteger(files)} 个文件`, rows: rowsLoaded, request: { importId } })} data-testid="import-undo">
      撤销这次导入
    </Button>
  );
}

export function FinishStep({ report, onShowIssues }: FinishStepProps) {
  const navigate = useNavigate();
  const { state, clear } = useImportSession();
  const { totals } = report;
  const leftOut = state.files.filter((file) => !isImportable(file));
  return (
    <div data-testid="import-summary">
      <div className="toolbar">
        <strong className="summary-title">
          导入完成：{formatInteger(totals.loaded)} 个表已导入，{formatInteger(totals.unchanged)} 个未变化，{formatInteger(totals.failed + leftOut.length)} 个失败
        </strong>
        <span className="toolbar-gap" />
        <UndoWhole report={report} />
        {totals.issues > 0 && (
          <Button onClick={onShowIssues} data-testid="import-show-issues">
            查看问题清单（{formatInteger(totals.issues)} 条）
          </Button>
        )}
        <Button onClick={clear} data-testid="import-again">
          继续导入
        </Button>
        <Button type="primary" onClick={() => void navigate('/overview')} data-testid="import-done">
          查看总览
        </Button>
      </div>
      <TotalsStrip totals={totals} leftOut={leftOut.length} />
      {leftOut.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`另有 ${formatInteger(leftOut.length)} 个文件没有导入（无法识别，或没有回答提问）：${leftOut.slice(0, 3).map((file) => fileName(file.name)).join('、')}${leftOut.length > 3 ? ' 等' : ''}`}
        />
      )}
      <ImportedList entries={report.files} inspected={state.files} below={24} />
    </div>
  );
}
