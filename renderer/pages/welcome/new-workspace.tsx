import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import type { EngineError } from '../../../shared/contract';
import { ErrorNotice } from '../../components/notices';
import { useEngine, useShell } from '../../engine-client';
import { shellFailure } from '../../shell-failure';
import { useWorkspaceSession } from '../../workspace-session';
import { passphraseProblem, repeatProblem } from './passphrase';

interface NewWorkspaceForm {
  readonly name: string;
  readonly passphrase: string;
  readonly repeat: string;
}

function check(problem: string | null): Promise<void> {
  return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
}

/** @param goOn whether its first field is met ready to write */
export function NewWorkspace({ goOn }: { readonly goOn: boolean }) {
  const engine = useEngine();
  const shell = useShell();
  const { setStatus } = useWorkspaceSession();
  const [place, setPlace] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);

  const create = async (form: NewWorkspaceForm) => {
    setBusy(true);
    setError(null);
    try {
      const path = place ?? (await shell.pathForNewWorkspace(form.name.trim()));
      const outcome = await engine.call('workspace.create', { path, passphrase: form.passphrase });
      if (outcome.ok) setStatus(outcome.value);
      else setError(outcome.error);
    } catch (reason) {
      setError(shellFailure(reason));
    } finally {
      setBusy(false);
    }
  };

  const choosePlace = async () => {
    const chosen = await shell.chooseNewWorkspace?.();
    if (chosen !== null && chosen !== undefined) setPlace(chosen);
  };

  return (
    <Form<NewWorkspaceForm> layout="vertical" initialValues={{ name: '', passphrase: '', repeat: '' }} onFinish={(form) => void create(form)} requiredMark={false}>
      {place === null ? (
        <Form.Item label="工作区名称">
          <Space.Compact block>
            <Form.Item name="name" noStyle rules={[{ required: true, whitespace: true, message: '请输入工作区名称' }, { pattern: /^[^\\/:*?"<>|]*$/, message: '名称中不能有 \\ / : * ? " < > |' }]}>
              <Input autoFocus={goOn} placeholder="例如：菏泽市 2025—2026 学年" maxLength={60} data-testid="new-workspace-name" />
            </Form.Item>
            {shell.chooseNewWorkspace && <Button onClick={() => void choosePlace()}>选择位置……</Button>}
          </Space.Compact>
        </Form.Item>
      ) : (
        <Form.Item label="工作区文件">
          <Space.Compact block>
            <Input value={place} readOnly title={place} />
            <Button onClick={() => setPlace(null)}>改用默认位置</Button>
          </Space.Compact>
        </Form.Item>
      )}
      <Form.Item name="passphrase" label="口令（至少 8 个字符）" rules={[{ validator: (_, value: string) => check(passphraseProblem(value)) }]}>
        <Input.Password autoComplete="new-password" maxLength={256} data-testid="new-workspace-passphrase" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label="再输入一遍口令"
        dependencies={['passphrase']}
        rules={[({ getFieldValue }) => ({ validator: (_, value: string) => check(repeatProblem(String(getFieldValue('passphrase') ?? ''), value)) })]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} data-testid="new-workspace-passphrase-repeat" />
      </Form.Item>
      <Alert className="form-alert" type="warning" showIcon title="口令丢失后无法找回，工作区也无法再打开。请抄写并妥善保管。" />
      {error && <ErrorNotice error={error} />}
      <Button type="primary" htmlType="submit" block loading={busy} data-testid="new-workspace-create">
        新建工作区
      </Button>
    </Form>
  );
}
