/** 保存与删除: how long data is kept, what is due, deletion of a school year and the certificates of that. */
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { ErrorNotice } from '../../../components/notices';
import { Panel } from '../../../components/panel';
import { useCall, useEngine } from '../../../engine-client';
import { useWorkspaceSession } from '../../../workspace-session';
import { Certificates } from './certificates';
import { DeletionDialog } from './deletion-dialog';
import { HeldTable } from './held-table';
import { RetentionYearsFields } from './retention-years';

export function RetentionPanel() {
  const engine = useEngine();
  const { message } = App.useApp();
  const { dataChanged } = useWorkspaceSession();
  const { result, error, loading } = useCall('retention.overview', {});
  const [deleting, setDeleting] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const compact = async () => {
    setBusy(true);
    const outcome = await engine.call('retention.compact', {});
    setBusy(false);
    dataChanged();
    if (!outcome.ok) void message.error(outcome.error.message, 8);
    else if (outcome.value.compactionPending) void message.warning('新文件没能替换旧文件。请关闭占用工作区文件的程序后再试。', 8);
    else void message.success('文件已重写，不再含有被删除的内容。', 8);
  };
  return (
    <div className="settings-stack">
      {result?.compactionPending === true && (
        <Alert
          type="warning"
          showIcon
          title="数据已经删除，但文件还没有重写完，其中仍留有被删除内容的痕迹。"
          action={
            <Button size="small" loading={busy} onClick={() => void compact()} data-testid="retention-compact">
              重写文件
            </Button>
          }
        />
      )}
      <Panel title="保存期限">
        <RetentionYearsFields />
      </Panel>
      <Panel title="现有个人数据和到期日" busy={loading} note="到期只作提示。删除以学年为单位，须预览并输入确认文字；不可撤销。">
        {error && <ErrorNotice error={error} />}
        {result !== null && <HeldTable held={result.held} onDelete={setDeleting} />}
      </Panel>
      <Panel title="销毁记录" note="随工作区保存，并记入操作记录；可以导出打印、签字存档。">
        {result !== null && <Certificates certificates={result.certificates} />}
      </Panel>
      <DeletionDialog schoolYear={deleting} onClose={() => setDeleting(null)} />
    </div>
  );
}
