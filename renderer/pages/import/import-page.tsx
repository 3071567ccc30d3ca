import { Tabs } from 'antd';
import { useState } from 'react';
import { BatchList } from './batch-list';
import { DropArea } from './drop-zone';
import { ImportFiles } from './import-files';
import { useImportSession } from './import-session';
import { IssueList } from './issue-list';

type TabKey = 'files' | 'batches' | 'issues';

export function ImportPage() {
  const { state } = useImportSession();
  const [tab, setTab] = useState<TabKey>('files');
  const [issuesOf, setIssuesOf] = useState<number | null>(null);
  const busy = state.stage === 'reading' || state.stage === 'importing';

  const showIssues = (batch: number | null) => {
    setIssuesOf(batch);
    setTab('issues');
  };

  return (
    <main className="page import-page">
      <DropArea disabled={busy || tab !== 'files'}>
        <div className="page-head">
          <h2>数据导入</h2>
        </div>
        <Tabs
          activeKey={tab}
          onChange={(key) => setTab(key as TabKey)}
          destroyOnHidden
          items={[
            { key: 'files', label: <span data-testid="import-tab-files">导入文件</span>, children: <ImportFiles onShowIssues={showIssues} /> },
            { key: 'batches', label: <span data-testid="import-tab-batches">导入批次</span>, children: <BatchList onShowIssues={showIssues} /> },
            { key: 'issues', label: <span data-testid="import-tab-issues">问题清单</span>, children: <IssueList batch={issuesOf} onBatchChange={setIssuesOf} /> },
          ]}
        />
      </DropArea>
    </main>
  );
}
