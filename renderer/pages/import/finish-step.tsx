/** What the import did, the way on, and the way back. */
import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { ImportReport } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { useCall } from '../../engine-client';
import { fileName } from '../../file-name';
import { ImportedList } from './imported-list';
import { useImportSession } from './import-session';
import { leftOutResults } from './left-out';
import { BELOW_LAST } from './sizes';
import { TotalsStrip } from './totals-strip';
import { useUndo } from './undo-import';

/** The others are found in the list. */
const NAMED = 6;

export interface FinishStepProps {
  readonly report: ImportReport;
  readonly onShowIssues: () => void;
}

/** Number of the import; null when it has been taken back, undefined while that is not known. The report itself does not tell it. */
function useImportId({ files }: ImportReport): number | null | undefined {
  const { result } = useCall('import.batches', {});
  const own = new Set(files.flatMap(({ status, batch }) => (status === 'loaded' && batch !== null ? [batch] : [])));
  if (result === null || own.size === 0) return undefined;
  return result.batches.find(({ batch }) => own.has(batch))?.importId ?? null;
}

export function FinishStep({ report, onShowIssues }: FinishStepProps) {
  const navigate = useNavigate();
  const { state, clear } = useImportSession();
  const ask = useUndo();
  const importId = useImportId(report);
  const { totals } = report;
  const leftOut = useMemo(() => leftOutResults(state.files, report.files), [state.files, report]);
  const entries = useMemo(() => [...leftOut, ...report.files], [leftOut, report]);
  const counts = `${formatInteger(totals.unchanged)} 个未变化，${formatInteger(totals.failed + leftOut.length)} 个失败`;
  const headline = importId === null ? `已撤销这次导入：${formatInteger(totals.loaded)} 个表已移除` : `导入完成：${formatInteger(totals.loaded)} 个表已导入，${counts}`;
  return (
    <div data-testid="import-summary">
      <div className="toolbar">
        <strong className="summary-title">
          {headline}
        </strong>
        <span className="toolbar-gap" />
        {typeof importId === 'number' && (
          <Button
            danger
            onClick={() => ask({ title: '撤销整次导入？', what: `这次的 ${formatInteger(totals.loaded)} 个表`, rows: totals.rowsLoaded, request: { importId } })}
            data-testid="import-undo"
          >
            撤销这次导入
          </Button>
        )}
        {totals.issues > 0 && importId !== null && (
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
      {importId === null ? (
        <Alert type="success" showIcon title="数据已恢复到这次导入之前，看过的问题也一并撤销。同样的文件可以再次导入。" />
      ) : (
        <TotalsStrip totals={totals} leftOut={leftOut.length} />
      )}
      {importId !== null && leftOut.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`另有 ${formatInteger(leftOut.length)} 个文件没有导入：${leftOut.slice(0, NAMED).map(({ path }) => fileName(path)).join('、')}${leftOut.length > NAMED ? ' 等' : ''}。原因列在下面最前几行。`}
        />
      )}
      {importId !== null && <ImportedList entries={entries} inspected={state.files} below={BELOW_LAST} />}
    </div>
  );
}
