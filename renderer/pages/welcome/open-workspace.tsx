import { Button, Empty, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { EngineError } from '../../../shared/contract';
import type { KnownWorkspace } from '../../../shared/contract/shell';
import { ErrorNotice } from '../../components/notices';
import { useEngine, useShell } from '../../engine-client';
import { fileName } from '../../file-name';
import { localTime } from '../../local-time';
import { shellFailure } from '../../shell-failure';
import { useWorkspaceSession } from '../../workspace-session';

function nameOf(path: string): string {
  return fileName(path).replace(/\.yuxin$/, '');
}

/** A file that is not known yet stands first. */
function withFile(list: readonly KnownWorkspace[], path: string): readonly KnownWorkspace[] {
  return list.some((item) => item.path === path) ? list : [{ path, name: nameOf(path), modified: '' }, ...list];
}

/** @param asked absolute path of the file that is to be opened, from wherever it was asked for */
export function OpenWorkspace({ asked }: { readonly asked: string | null }) {
  const engine = useEngine();
  const shell = useShell();
  const { setStatus } = useWorkspaceSession();
  const [known, setKnown] = useState<readonly KnownWorkspace[] | null>(null);
  const [chosen, setChosen] = useState(asked);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);

  useEffect(() => {
    let gone = false;
    shell.listWorkspaces().then(
      (list) => {
        if (gone) return;
        setKnown(asked === null ? list : withFile(list, asked));
        setChosen((before) => before ?? list[0]?.path ?? null);
      },
      (reason: unknown) => {
        if (!gone) setError(shellFailure(reason));
      },
    );
    return () => {
      gone = true;
    };
  }, [shell, asked]);

  const browse = async () => {
    const path = await shell.chooseWorkspace?.();
    if (path === null || path === undefined) return;
    setKnown((list) => withFile(list ?? [], path));
    setChosen(path);
  };

  const open = async ({ passphrase }: { readonly passphrase: string }) => {
    if (chosen === null) return;
    setBusy(true);
    setError(null);
    const outcome = await engine.call('workspace.open', { path: chosen, passphrase });
    setBusy(false);
    if (outcome.ok) setStatus(outcome.value);
    else setError(outcome.error);
  };

  return (
    <Form layout="vertical" initialValues={{ passphrase: '' }} onFinish={(form: { passphrase: string }) => void open(form)} requiredMark={false}>
      <div className="workspace-list" role="radiogroup" aria-label="工作区">
        {known?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="本机还没有工作区" />}
        {known?.map((item) => (
          <label key={item.path} className={item.path === chosen ? 'workspace-item workspace-chosen' : 'workspace-item'} title={item.path}>
            <input type="radio" name="workspace" checked={item.path === chosen} onChange={() => setChosen(item.path)} data-testid={`open-workspace-item-${item.name}`} />
            <strong>{item.name}</strong>
            <span>{localTime(item.modified)}</span>
          </label>
        ))}
      </div>
      {shell.chooseWorkspace && (
        <Button type="link" className="browse" onClick={() => void browse()} data-testid="open-workspace-browse">
          在本机查找其他工作区文件……
        </Button>
      )}
      <Form.Item name="passphrase" label="口令" rules={[{ required: true, message: '请输入口令' }]}>
        <Input.Password autoFocus={asked !== null} autoComplete="current-password" maxLength={256} data-testid="open-workspace-passphrase" />
      </Form.Item>
      {error && <ErrorNotice error={error} />}
      <Button type="primary" htmlType="submit" block loading={busy} disabled={chosen === null} data-testid="open-workspace-open">
        打开工作区
      </Button>
    </Form>
  );
}
