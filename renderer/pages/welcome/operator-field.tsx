/** Who works: a name of those who have worked on this computer, or another. */
import { useId, useState } from 'react';
import { LONGEST_OPERATOR, withOperator } from '../../../shared/preferences';
import { PlainField } from '../../components/plain/field';
import { usePreferences } from '../../preferences';

export interface ChosenOperator {
  readonly name: string;
  readonly known: readonly string[];
  readonly choose: (name: string) => void;
  /** The workspace was opened under this name: it is offered first next time. */
  readonly remember: () => void;
}

export function useOperator(): ChosenOperator {
  const { preferences, change } = usePreferences();
  const [typed, setTyped] = useState<string | null>(null);
  const known = preferences.operators;
  const name = (typed ?? known[0] ?? '').trim();
  return { name, known, choose: setTyped, remember: () => name !== known[0] && change({ operators: withOperator(known, name) }) };
}

export interface OperatorFieldProps {
  readonly operator: ChosenOperator;
  readonly testId: string;
}

export function OperatorField({ operator: { name, known, choose }, testId }: OperatorFieldProps) {
  const list = useId();
  const [text, setText] = useState(name);
  const change = (value: string) => {
    setText(value);
    choose(value);
  };
  return (
    <>
      <PlainField label="操作人（记入操作记录，留空则记本机账户）" value={text} problem={null} onChange={change} list={list} maxLength={LONGEST_OPERATOR} autoComplete="off" placeholder="姓名" data-testid={testId} />
      <datalist id={list}>
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}
