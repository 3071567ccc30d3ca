/** Says above every page that a forgotten passphrase could not be set anew, until there is a recovery code. */
import { Alert, Button } from 'antd';
import { isSampleName } from '../pages/welcome/sample-workspace';
import { useWorkspaceSession } from '../workspace-session';

export function RecoveryOffer({ onStart }: { readonly onStart: () => void }) {
  const { status } = useWorkspaceSession();
  if (status === null || status.hasRecoveryCode || isSampleName(status.name ?? '')) return null;
  return (
    <Alert
      banner
      type="warning"
      data-testid="recovery-offer"
      title="这个工作区还没有恢复码：一旦忘记口令，就再也打不开了。"
      action={
        <Button size="small" onClick={onStart} data-testid="recovery-start">
          设置恢复码
        </Button>
      }
    />
  );
}
