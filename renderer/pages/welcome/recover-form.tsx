import { useState, type FormEvent } from 'react';
import type { EngineError } from '../../../shared/contract';
import { ErrorNotice } from '../../components/error-notice';
import { PlainButton } from '../../components/plain/button';
import { PassphraseField, PlainField } from '../../components/plain/field';
import { useEngine } from '../../engine-client';
import { focusFirstWrong } from './focus-first-wrong';
import type { WorkspaceFormProps } from './open-form';
import { OperatorField, useOperator } from './operator-field';
import { passphraseProblem, repeatProblem } from './passphrase';
import { useEntered } from './use-entered';

/** Opens the chosen workspace with its recovery code and sets a new passphrase. */
export function RecoverForm({ path, onBack }: Omit<WorkspaceFormProps, 'autoFocus'> & { readonly onBack: () => void }) {
  const engine = useEngine();
  const entered = useEntered();
  const operator = useOperator();
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);
  const problems = { code: code.trim() === '' ? '请输入恢复码' : null, passphrase: passphraseProblem(passphrase), repeat: repeatProblem(passphrase, repeat) };
  const shown = (problem: string | null) => (tried ? problem : null);

  const recover = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (path === null || busy) return;
    if (Object.values(problems).some((problem) => problem !== null)) {
      focusFirstWrong(event.currentTarget);
      return;
    }
    setBusy(true);
    setError(null);
    const outcome = await engine.call('workspace.recover', { path, code, passphrase, operator: operator.name });
    setBusy(false);
    if (outcome.ok) {
      operator.remember();
      entered(outcome.value);
    } else setError(outcome.error);
  };

  return (
    <form noValidate onSubmit={(event) => void recover(event)}>
      <PlainField label="恢复码（7 组，大小写不分）" value={code} problem={shown(problems.code)} onChange={setCode} autoFocus autoComplete="off" spellCheck={false} maxLength={100} placeholder="XXXXX-XXXXX-……" data-testid="recover-code" />
      <OperatorField operator={operator} testId="recover-operator" />
      <PassphraseField label="新口令（至少 8 个字符）" value={passphrase} problem={shown(problems.passphrase)} onChange={setPassphrase} autoComplete="new-password" data-testid="recover-passphrase" />
      <PassphraseField label="再输入一遍新口令" value={repeat} problem={shown(problems.repeat)} onChange={setRepeat} autoComplete="new-password" data-testid="recover-passphrase-repeat" />
      {error && <ErrorNotice error={error} />}
      <PlainButton look="primary" type="submit" className="welcome-go" busy={busy} disabled={path === null} data-testid="recover-go">
        重设口令并打开
      </PlainButton>
      <PlainButton look="link" className="welcome-other" onClick={onBack}>
        返回，用口令打开
      </PlainButton>
    </form>
  );
}
