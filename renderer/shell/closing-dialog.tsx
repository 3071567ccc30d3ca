/** While a workspace is closed and its backup is made: how far it is, and the way to do without. */
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { WorkBar } from '../backups/work-bar';
import { useReportJob } from '../jobs';
import { useWorkspaceSession } from '../workspace-session';

/** A backup of a small workspace is done before anybody could read a dialog. */
const SHOWN_AFTER_MS = 400;

export function ClosingDialog() {
  const { closing } = useWorkspaceSession();
  const [shown, setShown] = useState(false);
  const isClosing = closing !== null;
  useReportJob(isClosing ? '正在关闭工作区并备份' : null);
  useEffect(() => {
    if (!isClosing) return undefined;
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [isClosing]);
  if (closing === null || !shown) return null;
  return (
    <Modal open closable={false} mask={{ closable: false }} width={460} title="正在关闭工作区" footer={<Button onClick={closing.skip} data-testid="closing-skip">跳过这次备份</Button>}>
      <WorkBar progress={closing.progress} />
      <p className="page-remark">关闭前做一份加密备份并打开核对。跳过不影响数据，只是这次没有新的备份。</p>
    </Modal>
  );
}
