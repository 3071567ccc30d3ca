/** Makes a recovery code: passphrase, the code to be printed or written down, and the proof that it was. */
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { EngineError, Outcome } from '../../shared/contract';
import { ErrorNotice } from '../components/notices';
import { useEngine } from '../engine-client';
import { localTime } from '../local-time';
import { printPage } from '../print/print-page';
import { useWorkspaceSession } from '../workspace-session';
import { recoveryPage } from './recovery-page';
import './recovery.css';

export interface RecoveryDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** When it is out of sight and has given the focus back. */
  readonly onClosed?: () => void;
}

type Step = { readonly kind: 'passphrase' } | { readonly kind: 'code' | 'proof'; readonly code: string } | { readonly kind: 'done' };

export function RecoveryDialog({ open, onClose, onClosed }: RecoveryDialogProps) {
  return (
    <Modal title="设置恢复码" open={open} onCancel={onClose} {...(onClosed === undefined ? {} : { afterClose: onClosed })} footer={null} width={640} mask={{ closable: false }} destroyOnHidden>
      <RecoverySteps onClose={onClose} />
    </Modal>
  );
}

function RecoverySteps({ onClose }: { readonly onClose: () => void }) {
  const engine = useEngine();
  const { status, setStatus } = useWorkspaceSession();
  const [step, setStep] = useState<Step>({ kind: 'passphrase' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);

  const ask = async <T,>(call: Promise<Outcome<T>>, then: (value: T) => void) => {
    setBusy(true);
    setError(null);
    const outcome = await call;
    setBusy(false);
    if (outcome.ok) then(outcome.value);
    else setError(outcome.error);
  };

  switch (step.kind) {
    case 'passphrase':
      return (
        <Form layout="vertical" requiredMark={false} onFinish={({ passphrase }: { readonly passphrase: string }) => void ask(engine.call('recovery.make', { passphrase }), ({ code }) => setStep({ kind: 'code', code }))}>
          <p className="dialog-text">忘记口令时，凭恢复码可以打开工作区并设置新口令。恢复码只显示这一次，程序不保存它；{status?.hasRecoveryCode === true ? '确认新的恢复码后，原来的作废。' : '没有它，忘记口令就再也打不开工作区。'}</p>
          <Form.Item name="passphrase" label="先输入现在的口令" rules={[{ required: true, message: '请输入口令' }]}>
            <Input.Password autoFocus autoComplete="current-password" maxLength={256} data-testid="recovery-passphrase" />
          </Form.Item>
          {error && <ErrorNotice error={error} />}
          <div className="dialog-actions">
            <Button type="primary" htmlType="submit" loading={busy} data-testid="recovery-make">
              生成恢复码
            </Button>
            <Button onClick={onClose} data-testid="recovery-later">
              以后再说
            </Button>
          </div>
        </Form>
      );
    case 'code':
      return (
        <>
          <p className="dialog-text">请打印，或逐字抄写在纸上。不要拍照，不要存在电脑里。</p>
          <Code code={step.code} />
          <div className="dialog-actions">
            <Button type="primary" onClick={() => setStep({ ...step, kind: 'proof' })} data-testid="recovery-kept">
              已打印或抄好，下一步
            </Button>
            <Button onClick={() => void printPage(recoveryPage(status?.name ?? '', step.code, localTime(new Date().toISOString()).slice(0, 10)))} data-testid="recovery-print">
              打印
            </Button>
          </div>
        </>
      );
    case 'proof':
      return (
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={({ code }: { readonly code: string }) =>
            void ask(engine.call('recovery.confirm', { code }), (next) => {
              setStatus(next);
              setStep({ kind: 'done' });
            })
          }
        >
          <p className="dialog-text">请看着纸输入一遍恢复码，确认没有抄错。大小写、空格和连字符都不必在意。</p>
          <Form.Item name="code" label="恢复码" rules={[{ required: true, message: '请输入恢复码' }]}>
            <Input className="recovery-input" autoFocus autoComplete="off" spellCheck={false} maxLength={100} data-testid="recovery-proof" />
          </Form.Item>
          {error && <ErrorNotice error={error} />}
          <div className="dialog-actions">
            <Button type="primary" htmlType="submit" loading={busy} data-testid="recovery-confirm">
              确认
            </Button>
            <Button onClick={() => setStep({ ...step, kind: 'code' })}>再看一遍恢复码</Button>
          </div>
        </Form>
      );
    case 'done':
      return (
        <>
          <Alert type="success" showIcon title="恢复码已生效。请密封保管，不要与工作区的备份放在一起。" data-testid="recovery-done" />
          <div className="dialog-actions">
            <Button type="primary" onClick={onClose} data-testid="recovery-finish">
              完成
            </Button>
          </div>
        </>
      );
  }
}

function Code({ code }: { readonly code: string }) {
  return (
    <ol className="recovery-code" data-testid="recovery-code" aria-label="恢复码">
      {code.split('-').map((group) => (
        <li key={group}>{group}</li>
      ))}
    </ol>
  );
}
