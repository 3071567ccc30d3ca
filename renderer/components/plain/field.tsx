/** Fields with a label above and what is wrong below, there before antd is. */
import { useId, useState, type ComponentProps, type ReactNode } from 'react';
import './field.css';

interface FieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly label: string;
  /** What is wrong, in Chinese, or null. */
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
  /** Stands in the row of the field, at its end. */
  readonly beside?: ReactNode;
}

export function PlainField({ label, problem, onChange, beside, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={problem === null ? 'plain-field' : 'plain-field plain-field-wrong'}>
      <label htmlFor={id}>{label}</label>
      <div className="plain-field-row">
        <input {...input} id={id} aria-invalid={problem !== null} aria-describedby={problem === null ? undefined : `${id}-problem`} onChange={(event) => onChange(event.target.value)} />
        {beside}
      </div>
      {problem !== null && (
        <div id={`${id}-problem`} role="alert" className="plain-field-problem">
          {problem}
        </div>
      )}
    </div>
  );
}

function Eye({ open }: { readonly open: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" strokeWidth="1.2" strokeLinecap="round" aria-hidden="true">
      <path d="M1.2 8C2.7 5.1 5.1 3.6 8 3.6S13.3 5.1 14.8 8C13.3 10.9 10.9 12.4 8 12.4S2.7 10.9 1.2 8Z" />
      <circle cx="8" cy="8" r="2" />
      {!open && <path d="M2.6 13.4 13.4 2.6" />}
    </svg>
  );
}

/** Hidden until it is asked to be shown. */
export function PassphraseField(props: Omit<FieldProps, 'beside' | 'type'>) {
  const [shown, setShown] = useState(false);
  return (
    <PlainField
      {...props}
      type={shown ? 'text' : 'password'}
      maxLength={256}
      spellCheck={false}
      beside={
        <button type="button" className="plain-field-eye" aria-label={`显示${props.label}`} aria-pressed={shown} onClick={() => setShown(!shown)}>
          <Eye open={shown} />
        </button>
      }
    />
  );
}
