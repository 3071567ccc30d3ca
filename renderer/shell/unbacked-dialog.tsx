/** The workspace is closed and its backup failed: told until somebody has seen it, also where the whole window was to be closed. */
import { Button, Modal } from 'antd';
import { useShell } from '../engine-client';
import { useWorkspaceSession } from '../workspace-session';
import '../backups/backups.css';

export function UnbackedDialog() {
  const shell = useShell();
  const { unbacked, setUnbacked } = useWorkspaceSession();
  if (unbacked === null) return null;
  const seen = () => setUnbacked(null);
  return (
    <Modal
      open
      width={560}
      title="工作区已关闭，但备份没有做成"
      onCancel={seen}
      mask={{ closable: false }}
      footer={
        <>
          {/* A page in a browser may not close its own tab. */}
          {shell.kind === 'electron' && <Button onClick={() => window.close()} data-testid="unbacked-end">仍要关闭程序</Button>}
          <Button type="primary" onClick={seen} data-testid="unbacked-seen">知道了</Button>
        </>
      }
      data-testid="unbacked-dialog"
    >
      <p>{unbacked.problem.message}</p>
      <p>已导入的数据没有丢失，都在工作区文件里。{unbacked.lastGood === null ? '没有找到这个工作区的完好备份。' : '最近一份完好的备份：'}</p>
      {unbacked.lastGood !== null && <p className="unbacked-path">{unbacked.lastGood}</p>}
      <p>要现在备份：重新打开这个工作区，在“设置—备份与恢复”中换一个备份位置，再关闭。也可以直接关闭程序，下次关闭工作区时会再做备份。</p>
    </Modal>
  );
}
