/** Covers the program while it is locked, and locks it when nobody has touched it for a while. */
import { LockOutlined } from '@ant-design/icons';
import { App, Button, Form, Input } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { EngineError } from '../../shared/contract';
import { useCommand } from '../commands/registry';
import { ErrorNotice } from '../components/notices';
import { useEngine } from '../engine-client';
import { useJob } from '../jobs';
import { usePreferences } from '../preferences';
import { useCloseWorkspace } from '../shell/use-close-workspace';
import { useWorkspaceSession } from '../workspace-session';
import { useLocked } from './lock-context';
import { useIdle } from './use-idle';
import './lock.css';

function LockForm({ name }: { readonly name: string }) {
  const engine = useEngine();
  const job = useJob();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);
  const [form] = Form.useForm<{ passphrase: string }>();

  const unlock = async ({ passphrase }: { readonly passphrase: string }) => {
    setBusy(true);
    setError(null);
    const outcome = await engine.call('workspace.unlock', { passphrase });
    setBusy(false);
    if (outcome.ok) return;
    setError(outcome.error);
    form.resetFields();
    form.focusField('passphrase');
  };
  const { closing } = useWorkspaceSession();
  const close = useCloseWorkspace();

  return (
    <Form form={form} layout="vertical" className="lock-form" initialValues={{ passphrase: '' }} onFinish={(values) => void unlock(values)} requiredMark={false}>
      <LockOutlined className="lock-icon" />
      <h1 id="lock-title">已锁定</h1>
      <p>工作区“{name}”仍然打开着。{job === null ? '请输入它的口令继续。' : `${job}，锁定期间继续进行。请输入工作区的口令查看。`}</p>
      <Form.Item name="passphrase" label="口令" rules={[{ required: true, message: '请输入口令' }]}>
        <Input.Password autoFocus autoComplete="current-password" maxLength={256} data-testid="unlock-passphrase" />
      </Form.Item>
      {error && <ErrorNotice error={error} />}
      <Button type="primary" htmlType="submit" block loading={busy} data-testid="unlock">
        解锁
      </Button>
      {job === null && (
        <Button type="link" block loading={closing !== null} onClick={() => void close()} data-testid="lock-close">
          {closing === null ? '关闭工作区' : closing.progress.phase}
        </Button>
      )}
    </Form>
  );
}

/** The browser's own top layer makes everything below it unreachable, dialogs of the pages included. */
function LockCover({ name }: { readonly name: string }) {
  const cover = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = cover.current;
    const before = document.activeElement;
    document.documentElement.dataset['locked'] = 'true';
    dialog?.showModal();
    return () => {
      delete document.documentElement.dataset['locked'];
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={cover} className="lock-cover" aria-labelledby="lock-title" onCancel={(event) => event.preventDefault()} data-testid="lock-cover">
      <LockForm name={name} />
    </dialog>
  );
}

export function LockGuard({ children }: { readonly children: ReactNode }) {
  const engine = useEngine();
  const { message } = App.useApp();
  const { status } = useWorkspaceSession();
  const { preferences } = usePreferences();
  const locked = useLocked();
  const mayLock = status?.open === true && !locked;

  const lock = () => {
    void engine.call('workspace.lock', {}).then((outcome) => {
      if (!outcome.ok) void message.error(outcome.error.message);
    });
  };
  useIdle(mayLock ? preferences.lockAfterMinutes : 0, lock);
  useCommand('app.lock', mayLock ? lock : null);
  // A dialog left open by keyboard must not come back over the cover.
  useEffect(() => {
    if (locked) message.destroy();
  }, [locked, message]);

  return (
    <>
      {children}
      {locked && status?.open === true && <LockCover name={status.name ?? ''} />}
    </>
  );
}
