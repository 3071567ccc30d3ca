import { Tabs } from 'antd';
import { useState } from 'react';
import { BatchList } from './batch-list';
import { useImportSession } from './import-session';
import { ImportWizard } from './import-wizard';
import { ALL_OPEN } from './issue-filter';
import { IssueList } from './issue-list';

type TabKey = 'files' | 'batches' | 'issues';

export function ImportPage() {
  const { takes } = useImportSession();
  const [tab, setTab] = useState<TabKey>('files');
  const [seen, setSeen] = useState(takes);
  const [issues, setIssues] = useState(ALL_OPEN);

  // Files that were dropped anywhere are shown, whatever was looked at before.
  if (takes !== seen) {
    setSeen(takes);
    setTab('files');
  }
  const showIssues = (batch: number | null) => {
    setIssues({ ...ALL_OPEN, batch });
    setTab('issues');
  };

  return (
    <main className="page import-page">
      <h2>数据导入</h2>
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key as TabKey)}
        destroyOnHidden
        items={[
          { key: 'files', label: <span data-testid="import-tab-files">导入文件</span>, children: <ImportWizard onShowIssues={() => showIssues(null)} /> },
          { key: 'batches', label: <span data-testid="import-tab-batches">导入批次</span>, children: <BatchList onShowIssues={showIssues} /> },
          { key: 'issues', label: <span data-testid="import-tab-issues">问题清单</span>, children: <IssueList selection={issues} onChange={setIssues} /> },
        ]}
      />
    </main>
  );
}
