/** 口令与恢复码 of the open workspace. */
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Panel } from '../../components/panel';
import { useEngine } from '../../engine-client';
import { RecoveryDialog } from '../../recovery/recovery-dialog';
import { useWorkspaceSession } from '../../workspace-session';
import { passphraseProblem, repeatProblem } from '../welcome/passphrase';

interface PassphraseFields {
  readonly current: string;
  readonly next: string;
  readonly repeat: string;
}

function refuse(problem: string | null): Promise<void> {
  return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
}

export function PassphrasePanel() {
  const engine = useEngine();
  const { message } = App.useApp();
  const { status, setStatus } = useWorkspaceSession();
  const [form] = Form.useForm<PassphraseFields>();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);

  const change = async ({ current, next }: PassphraseFields) => {
    setBusy(true);
    const outcome = await engine.call('workspace.changePassphrase', { current, next });
    setBusy(false);
    if (!outcome.ok) {
      form.setFields([{ name: outcome.error.code === 'WRONG_PASSPHRASE' ? 'current' : 'next', errors: [outcome.error.message] }]);
      return;
    }
    form.resetFields();
    setStatus(outcome.value);
    void message.success('口令已更换。以前的备份仍用备份时的口令打开。', 8);
  };
  return (
    <div className="settings-stack">
      <Panel title="更换口令">
        <p className="settings-explanation">更换口令只重新加密密钥：学生的假名不变，各学年照样对得上；恢复码继续有效。</p>
        <Form form={form} layout="vertical" requiredMark={false} className="passphrase-form" onFinish={(fields) => void change(fields)}>
          <Form.Item name="current" label="现在的口令" rules={[{ required: true, message: '请输入口令' }]}>
            <Input.Password autoComplete="current-password" maxLength={256} data-testid="change-current" />
          </Form.Item>
          <Form.Item name="next" label="新口令（至少 8 个字符）" rules={[{ validator: (_, next: string = '') => refuse(passphraseProblem(next)) }]}>
            <Input.Password autoComplete="new-password" maxLength={256} data-testid="change-next" />
          </Form.Item>
          <Form.Item name="repeat" label="再输入一遍新口令" dependencies={['next']} rules={[({ getFieldValue }) => ({ validator: (_, repeat: string = '') => refuse(repeatProblem(String(getFieldValue('next') ?? ''), repeat)) })]}>
            <Input.Password autoComplete="new-password" maxLength={256} data-testid="change-repeat" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy} data-testid="change-passphrase">
            更换口令
          </Button>
        </Form>
      </Panel>
      <Panel title="恢复码" note="持有恢复码和工作区文件的人可以打开工作区：请密封保管，不要与备份放在一起。">
        <p className="settings-explanation">
          {status?.hasRecoveryCode === true ? '已经设置。遗失或可能泄露时，请生成新的：确认之后原来的作废。' : '还没有设置：一旦忘记口令，就再也打不开这个工作区。'}
        </p>
        <Button type={status?.hasRecoveryCode === true ? 'default' : 'primary'} onClick={() => setAsking(true)} data-testid="recovery-new">
          {status?.hasRecoveryCode === true ? '生成新的恢复码' : '设置恢复码'}
        </Button>
        <RecoveryDialog open={asking} onClose={() => setAsking(false)} />
      </Panel>
    </div>
  );
}
