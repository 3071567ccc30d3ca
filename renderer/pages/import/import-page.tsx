import { Tabs } from 'antd';
import { useState } from 'react';
import { BatchList } from './batch-list';
import { DropArea } from './drop-zone';
import { useImportSession } from './import-session';
import { isBusy, takesFiles, type ImportState } from './import-state';
import { ImportWizard } from './import-wizard';
import { ALL_OPEN } from './issue-filter';
import { IssueList } from './issue-list';

type TabKey = 'files' | 'batches' | 'issues';

function refusalOf(state: ImportState): string | null {
  if (takesFiles(state)) return null;
  return isBusy(state) ? '正在处理已选的文件，请等它完成或取消后再拖入。' : '请先确认或放弃这次导入，再拖入新的文件。';
}

export function ImportPage() {
  const { state } = useImportSession();
  const [tab, setTab] = useState<TabKey>('files');
  const [issues, setIssues] = useState(ALL_OPEN);

  const showIssues = (batch: number | null) => {
    setIssues({ ...ALL_OPEN, batch });
    setTab('issues');
  };

  return (
    <main className="page import-page">
      <DropArea refusal={tab === 'files' ? refusalOf(state) : '请先切换到“导入文件”，再拖入文件。'}>
        <Tabs
          activeKey={tab}
          onChange={(key) => setTab(key as TabKey)}
          destroyOnHidden
          tabBarExtraContent={{ left: <h2>数据导入</h2> }}
          items={[
            { key: 'files', label: <span data-testid="import-tab-files">导入文件</span>, children: <ImportWizard onShowIssues={() => showIssues(null)} /> },
            { key: 'batches', label: <span data-testid="import-tab-batches">导入批次</span>, children: <BatchList onShowIssues={showIssues} /> },
            { key: 'issues', label: <span data-testid="import-tab-issues">问题清单</span>, children: <IssueList selection={issues} onChange={setIssues} /> },
          ]}
        />
      </DropArea>
    </main>
  );
}
