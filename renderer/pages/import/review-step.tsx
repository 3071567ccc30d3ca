/** What the import would do: totals, problems, schools to tell, results by file. Nothing counts until it is confirmed. */
import { Alert, Button, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import type { ImportedFile, StagedImport } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { useCall } from '../../engine-client';
import { localTime } from '../../local-time';
import { useImportSession } from './import-session';
import { ImportedList } from './imported-list';
import { IssueBrowser } from './issue-browser';
import { ALL_OPEN } from './issue-filter';
import { leftOutResults } from './left-out';
import { SchoolQuestions } from './school-questions';
import { BELOW_WITH_BAR } from './sizes';
import { TotalsStrip } from './totals-strip';

function ReviewTabs({ staged, leftOut }: { readonly staged: StagedImport; readonly leftOut: readonly ImportedFile[] }) {
  const { state } = useImportSession();
  const { result, reload } = useCall('import.schoolQuestions', {});
  const [selection, setSelection] = useState(ALL_OPEN);
  const entries = useMemo(() => [...leftOut, ...staged.files], [leftOut, staged]);
  const questions = result?.questions ?? [];
  return (
    <Tabs
      size="small"
      destroyOnHidden
      defaultActiveKey={staged.totals.issues > 0 ? 'issues' : 'files'}
      items={[
        {
          key: 'issues',
          label: <span data-testid="review-tab-issues">问题 {formatInteger(staged.totals.issues)}</span>,
          children: <IssueBrowser selection={selection} onChange={setSelection} staged below={BELOW_WITH_BAR} />,
        },
        {
          key: 'schools',
          label: <span data-testid="review-tab-schools">对不上的校名 {formatInteger(questions.length)}</span>,
          children: <SchoolQuestions questions={questions} onAnswered={reload} below={BELOW_WITH_BAR} />,
        },
        {
          key: 'files',
          label: <span data-testid="review-tab-files">各文件与预览 {formatInteger(staged.totals.files + leftOut.length)}</span>,
          children: <ImportedList entries={entries} inspected={state.files} below={BELOW_WITH_BAR} />,
        },
      ]}
    />
  );
}

export function ReviewStep({ staged }: { readonly staged: StagedImport }) {
  const { state, commit, discard } = useImportSession();
  const { totals } = staged;
  const leftOut = useMemo(() => leftOutResults(state.files, staged.files), [state.files, staged]);
  return (
    <div className="review-step" data-testid="import-review">
      {state.files.length === 0 && <Alert type="info" showIcon title={`这是 ${localTime(staged.stagedAt)} 检查好、还没有决定的导入。确认后才计入数据。`} />}
      <TotalsStrip totals={totals} leftOut={leftOut.length} />
      <ReviewTabs staged={staged} leftOut={leftOut} />
      <div className="commit-bar">
        <Button onClick={() => void discard('dropFiles')} data-testid="import-discard">
          放弃这次导入
        </Button>
        {state.files.length > 0 && (
          <Button onClick={() => void discard('keepFiles')} data-testid="import-back">
            返回上一步
          </Button>
        )}
        <span className="toolbar-gap" />
        <span>{totals.rowsLoaded > 0 ? '现在还没有计入数据；确认后随时可以整体撤销。' : '没有可以导入的新数据。'}</span>
        <Button type="primary" size="large" disabled={totals.loaded === 0} onClick={() => void commit()} data-testid="import-commit">
          确认导入（{formatInteger(totals.rowsLoaded)} 行）
        </Button>
      </div>
    </div>
  );
}
