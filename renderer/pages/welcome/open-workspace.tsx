import { lazy, Suspense, useEffect, useState } from 'react';
import type { EngineError } from '../../../shared/contract';
import type { KnownWorkspace } from '../../../shared/contract/shell';
import { ErrorNotice } from '../../components/error-notice';
import { PlainButton } from '../../components/plain/button';
import { useShell } from '../../engine-client';
import { fileName } from '../../file-name';
import { localTime } from '../../local-time';
import { shellFailure } from '../../shell-failure';
import { OpenForm } from './open-form';
import { RecoverForm } from './recover-form';

const RescueDialogs = lazy(async () => ({ default: (await import('./rescue-dialogs')).RescueDialogs }));

function nameOf(path: string): string {
  return fileName(path).replace(/\.yuxin$/, '');
}

/** A file that is not known yet stands first. */
function withFile(list: readonly KnownWorkspace[], path: string): readonly KnownWorkspace[] {
  return list.some((item) => item.path === path) ? list : [{ path, name: nameOf(path), modified: '' }, ...list];
}

/** @param asked absolute path of the file that is to be opened, from wherever it was asked for */
export function OpenWorkspace({ asked }: { readonly asked: string | null }) {
  const shell = useShell();
  const [rescue, setRescue] = useState<'restore' | 'damaged' | null>(null);
  const [known, setKnown] = useState<readonly KnownWorkspace[] | null>(null);
  const [chosen, setChosen] = useState(asked);
  const [forgotten, setForgotten] = useState(false);
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

  return (
    <>
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
      {error && <ErrorNotice error={error} />}
      {forgotten ? <RecoverForm path={chosen} onBack={() => setForgotten(false)} /> : <OpenForm path={chosen} autoFocus={asked !== null} onForgotten={() => setForgotten(true)} onRescue={setRescue} />}
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
    </>
  );
}
