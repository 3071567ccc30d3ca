import { lazy, Suspense, useEffect, useState, type FormEvent } from 'react';
import type { EngineError } from '../../../shared/contract';
import type { KnownWorkspace } from '../../../shared/contract/shell';
import { ErrorNotice } from '../../components/error-notice';
import { PlainButton } from '../../components/plain/button';
import { PassphraseField } from '../../components/plain/field';
import { useEngine, useShell } from '../../engine-client';
import { fileName } from '../../file-name';
import { localTime } from '../../local-time';
import { focusFirstWrong } from './focus-first-wrong';
import { shellFailure } from '../../shell-failure';
import { useSay } from '../../shell/speaker';
import { useWorkspaceSession } from '../../workspace-session';

const RescueDialogs = lazy(async () => ({ default: (await import('./rescue-dialogs')).RescueDialogs }));

/** A file that does not open may be one that was a workspace. */
const DAMAGED: readonly EngineError['code'][] = ['WORKSPACE_DAMAGED', 'NOT_A_WORKSPACE', 'WORKSPACE_NOT_FOUND'];

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
  const say = useSay();
  const { setStatus } = useWorkspaceSession();
  const [rescue, setRescue] = useState<'restore' | 'damaged' | null>(null);
  const [known, setKnown] = useState<readonly KnownWorkspace[] | null>(null);
  const [chosen, setChosen] = useState(asked);
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
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

  const open = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (chosen === null || busy) return;
    if (passphrase === '') {
      focusFirstWrong(event.currentTarget);
      return;
    }
    setBusy(true);
    setError(null);
    const outcome = await engine.call('workspace.open', { path: chosen, passphrase });
    setBusy(false);
    if (!outcome.ok) {
      setError(outcome.error);
      return;
    }
    const { notices, ...status } = outcome.value;
    for (const text of notices) say({ kind: 'warning', text, seconds: 12 });
    setStatus(status);
  };

  return (
    <form noValidate onSubmit={(event) => void open(event)}>
      <div className="workspace-list" role="radiogroup" aria-label="工作区">
        {known?.length === 0 && <p className="workspace-none">本机还没有工作区</p>}
        {known?.map((item) => (
          <label key={item.path} className={item.path === chosen ? 'workspace-item workspace-chosen' : 'workspace-item'} title={item.path}>
            <input type="radio" name="workspace" checked={item.path === chosen} onChange={() => setChosen(item.path)} data-testid={`open-workspace-item-${item.name}`} />
            <strong>{item.name}</strong>
            <span>{localTime(item.modified)}</span>
          </label>
        ))}
      </div>
      {shell.chooseWorkspace && (
        <PlainButton look="link" className="browse" onClick={() => void browse()} data-testid="open-workspace-browse">
          在本机查找其他工作区文件……
        </PlainButton>
      )}
      <PassphraseField
        label="口令"
        value={passphrase}
        problem={tried && passphrase === '' ? '请输入口令' : null}
        onChange={setPassphrase}
        autoFocus={asked !== null}
        autoComplete="current-password"
        data-testid="open-workspace-passphrase"
      />
      {error && <ErrorNotice error={error} />}
      {error !== null && chosen !== null && DAMAGED.includes(error.code) && (
        <PlainButton onClick={() => setRescue('damaged')} data-testid="open-workspace-damaged">
          看看能找回什么……
        </PlainButton>
      )}
      <PlainButton look="primary" type="submit" className="welcome-go" busy={busy} disabled={chosen === null} data-testid="open-workspace-open">
        打开工作区
      </PlainButton>
      <PlainButton look="link" className="browse" onClick={() => setRescue('restore')} data-testid="open-workspace-restore">
        从备份恢复……
      </PlainButton>
      {rescue !== null && (
        <Suspense fallback={null}>
          <RescueDialogs
            kind={rescue}
            workspace={chosen}
            onKind={setRescue}
            onSaved={(path) => {
              setRescue(null);
              setError(null);
              setKnown((list) => withFile(list ?? [], path));
              setChosen(path);
            }}
          />
        </Suspense>
      )}
    </form>
  );
}
