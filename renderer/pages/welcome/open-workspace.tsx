import { useEffect, useState, type FormEvent } from 'react';
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
    if (outcome.ok) setStatus(outcome.value);
    else setError(outcome.error);
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
      <PlainButton look="primary" type="submit" className="welcome-go" busy={busy} disabled={chosen === null} data-testid="open-workspace-open">
        打开工作区
      </PlainButton>
    </form>
  );
}
