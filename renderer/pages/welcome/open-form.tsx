import { useState, type FormEvent } from 'react';
import type { EngineError, Progress } from '../../../shared/contract';
import { ErrorNotice } from '../../components/error-notice';
import { PlainButton } from '../../components/plain/button';
import { PassphraseField } from '../../components/plain/field';
import { useEngine } from '../../engine-client';
import { focusFirstWrong } from './focus-first-wrong';
import { OperatorField, useOperator } from './operator-field';
import { useEntered } from './use-entered';

/** A file that does not open may be one that was a workspace. */
const DAMAGED: readonly EngineError['code'][] = ['WORKSPACE_DAMAGED', 'NOT_A_WORKSPACE', 'WORKSPACE_NOT_FOUND'];

export interface WorkspaceFormProps {
  /** Absolute path of the workspace; null: none is chosen yet. */
  readonly path: string | null;
  readonly autoFocus: boolean;
}

export interface OpenFormProps extends WorkspaceFormProps {
  readonly onForgotten: () => void;
  /** Backups, or what can be read of a damaged file. */
  readonly onRescue: (kind: 'restore' | 'damaged') => void;
}

/** Opens the chosen workspace with its passphrase. */
export function OpenForm({ path, autoFocus, onForgotten, onRescue }: OpenFormProps) {
  const engine = useEngine();
  const entered = useEntered();
  const operator = useOperator();
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<EngineError | null>(null);

  const open = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (path === null || busy) return;
    if (passphrase === '') {
      focusFirstWrong(event.currentTarget);
      return;
    }
    setBusy(true);
    setError(null);
    const outcome = await engine.call('workspace.open', { path, passphrase, operator: operator.name }, { onProgress: setProgress });
    setBusy(false);
    setProgress(null);
    if (outcome.ok) {
      operator.remember();
      entered(outcome.value);
    } else setError(outcome.error);
  };

  return (
    <form noValidate onSubmit={(event) => void open(event)}>
      <OperatorField operator={operator} testId="open-workspace-operator" />
      <PassphraseField
        label="口令"
        value={passphrase}
        problem={tried && passphrase === '' ? '请输入口令' : null}
        onChange={setPassphrase}
        autoFocus={autoFocus}
        autoComplete="current-password"
        data-testid="open-workspace-passphrase"
      />
      {progress !== null && <p role="status" data-testid="open-workspace-progress">{`${progress.phase}${progress.total === undefined ? '' : `（${progress.done}/${progress.total}）`}……`}</p>}
      {error && <ErrorNotice error={error} />}
      {error !== null && path !== null && DAMAGED.includes(error.code) && (
        <PlainButton onClick={() => onRescue('damaged')} data-testid="open-workspace-damaged">
          看看能找回什么……
        </PlainButton>
      )}
      <PlainButton look="primary" type="submit" className="welcome-go" busy={busy} disabled={path === null} data-testid="open-workspace-open">
        打开工作区
      </PlainButton>
      <div className="welcome-others">
        <PlainButton look="link" onClick={onForgotten} data-testid="open-workspace-forgotten">
          忘记口令？用恢复码重设
        </PlainButton>
        <PlainButton look="link" onClick={() => onRescue('restore')} data-testid="open-workspace-restore">
          从备份恢复……
        </PlainButton>
      </div>
    </form>
  );
}
