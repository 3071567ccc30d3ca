import { useState, type FormEvent } from 'react';
import type { EngineError } from '../../../shared/contract';
import { ErrorNotice } from '../../components/error-notice';
import { PlainButton } from '../../components/plain/button';
import { PassphraseField, PlainField } from '../../components/plain/field';
import { PlainNotice } from '../../components/plain/notice';
import { useEngine, useShell } from '../../engine-client';
import { shellFailure } from '../../shell-failure';
import { useWorkspaceSession } from '../../workspace-session';
import { focusFirstWrong } from './focus-first-wrong';
import { OperatorField, useOperator } from './operator-field';
import { passphraseProblem, repeatProblem } from './passphrase';

function nameProblem(name: string): string | null {
  if (name.trim() === '') return '请输入工作区名称';
  return /[\\/:*?"<>|]/.test(name) ? '名称中不能有 \\ / : * ? " < > |' : null;
}

/** @param goOn whether its first field is met ready to write */
export function NewWorkspace({ goOn }: { readonly goOn: boolean }) {
  const engine = useEngine();
  const shell = useShell();
  const { setStatus } = useWorkspaceSession();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const [place, setPlace] = useState<string | null>(null);
  const operator = useOperator();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);

  const problems = {
    name: place === null ? nameProblem(name) : null,
    passphrase: passphraseProblem(passphrase),
    repeat: repeatProblem(passphrase, repeat),
  };
  const shown = (problem: string | null) => (tried ? problem : null);

  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (busy) return;
    if (Object.values(problems).some((problem) => problem !== null)) {
      focusFirstWrong(event.currentTarget);
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const path = place ?? (await shell.pathForNewWorkspace(name.trim()));
      const outcome = await engine.call('workspace.create', { path, passphrase, operator: operator.name });
      if (outcome.ok) {
        operator.remember();
        setStatus(outcome.value, true);
      } else setError(outcome.error);
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
    <form noValidate onSubmit={(event) => void create(event)}>
      {place === null ? (
        <PlainField
          label="工作区名称"
          value={name}
          problem={shown(problems.name)}
          onChange={setName}
          autoFocus={goOn}
          placeholder="例如：菏泽市 2025—2026 学年"
          maxLength={60}
          data-testid="new-workspace-name"
          beside={shell.chooseNewWorkspace && <PlainButton onClick={() => void choosePlace()}>选择位置……</PlainButton>}
        />
      ) : (
        <PlainField label="工作区文件" value={place} problem={null} onChange={setPlace} readOnly title={place} beside={<PlainButton onClick={() => setPlace(null)}>改用默认位置</PlainButton>} />
      )}
      <OperatorField operator={operator} testId="new-workspace-operator" />
      <PassphraseField label="口令（至少 8 个字符）" value={passphrase} problem={shown(problems.passphrase)} onChange={setPassphrase} autoComplete="new-password" data-testid="new-workspace-passphrase" />
      <PassphraseField label="再输入一遍口令" value={repeat} problem={shown(problems.repeat)} onChange={setRepeat} autoComplete="new-password" data-testid="new-workspace-passphrase-repeat" />
      <PlainNotice kind="warning" text="请记住口令。建好后会给出一份恢复码，请打印保管：忘记口令时只有它能打开工作区。" />
      {error && <ErrorNotice error={error} />}
      <PlainButton look="primary" type="submit" className="welcome-go" busy={busy} data-testid="new-workspace-create">
        新建工作区
      </PlainButton>
    </form>
  );
}
