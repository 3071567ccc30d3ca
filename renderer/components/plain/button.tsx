/** A button that looks like those of antd and is there before it. */
import type { ComponentProps } from 'react';
import './button.css';

interface PlainButtonProps extends ComponentProps<'button'> {
  readonly look?: 'usual' | 'primary' | 'link';
  readonly size?: 'small' | 'usual';
  /** What it began is under way: pressing it again does nothing. */
  readonly busy?: boolean;
}

export function PlainButton({ look = 'usual', size = 'usual', busy = false, type = 'button', className, onClick, children, ...others }: PlainButtonProps) {
  const classes = ['plain-button', `plain-button-${look}`, `plain-button-${size}`, className].filter((name) => name !== undefined);
  return (
    <button {...others} type={busy ? 'button' : type} className={classes.join(' ')} aria-busy={busy} aria-disabled={busy} onClick={busy ? undefined : onClick}>
      {busy && <span className="plain-busy" aria-hidden="true" />}
      {children}
    </button>
  );
}
