/** Says above every page that a forgotten passphrase could not be set anew, until there is a recovery code. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { isSampleName } from '../pages/welcome/sample-workspace';
import { useWorkspaceSession } from '../workspace-session';
import { RecoveryDialog } from './recovery-dialog';

export function RecoveryOffer() {
  const { status, created } = useWorkspaceSession();
  // A workspace that has just been made asks by itself, once.
  const [open, setOpen] = useState(created && status?.hasRecoveryCode === false);
  if (status === null || isSampleName(status.name ?? '')) return null;
  return (
    <>
      {!status.hasRecoveryCode && (
        <Alert
          banner
          type="warning"
          data-testid="recovery-offer"
          title="这个工作区还没有恢复码：一旦忘记口令，就再也打不开了。"
          action={
            <Button size="small" onClick={() => setOpen(true)} data-testid="recovery-start">
              设置恢复码
            </Button>
          }
        />
      )}
      <RecoveryDialog open={open} onClose={() => setOpen(false)} />
    </>
  );
}
