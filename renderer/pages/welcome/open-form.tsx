import { useState, type FormEvent } from 'react';
import type { EngineError } from '../../../shared/contract';
import { ErrorNotice } from '../../components/error-notice';
import { PlainButton } from '../../components/plain/button';
import { PassphraseField } from '../../components/plain/field';
import { useEngine } from '../../engine-client';
import { useWorkspaceSession } from '../../workspace-session';
import { focusFirstWrong } from './focus-first-wrong';
import { OperatorField, useOperator } from './operator-field';

export interface WorkspaceFormProps {
  /** Absolute path of the workspace; null: none is chosen yet. */
  readonly path: string | null;
  readonly autoFocus: boolean;
}

/** Opens the chosen workspace with its passphrase. */
export function OpenForm({ path, autoFocus, onForgotten }: WorkspaceFormProps & { readonly onForgotten: () => void }) {
  const engine = useEngine();
  const { setStatus } = useWorkspaceSession();
  const operator = useOperator();
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
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
    const outcome = await engine.call('workspace.open', { path, passphrase, operator: operator.name });
    setBusy(false);
    if (outcome.ok) {
      operator.remember();
      setStatus(outcome.value);
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
      {error && <ErrorNotice error={error} />}
      <PlainButton look="primary" type="submit" className="welcome-go" busy={busy} disabled={path === null} data-testid="open-workspace-open">
        打开工作区
      </PlainButton>
      <PlainButton look="link" className="welcome-other" onClick={onForgotten} data-testid="open-workspace-forgotten">
        忘记口令？用恢复码重设
      </PlainButton>
    </form>
  );
}
