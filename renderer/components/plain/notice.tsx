/** A line that warns or tells of an error, there before antd is. */
import type { ReactNode } from 'react';
import './notice.css';

interface PlainNoticeProps {
  readonly kind: 'warning' | 'error';
  readonly text: string;
  /** At the end of the line. */
  readonly action?: ReactNode;
  readonly 'data-testid'?: string;
}

export function PlainNotice({ kind, text, action, 'data-testid': testId }: PlainNoticeProps) {
  return (
    <div className={`plain-notice plain-notice-${kind}`} role="alert" data-testid={testId}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <circle cx="8" cy="8" r="7.5" fill="currentColor" />
        <path d={kind === 'error' ? 'M5.5 5.5 10.5 10.5 M10.5 5.5 5.5 10.5' : 'M8 4V9 M8 11.4V11.6'} stroke="var(--paper)" strokeWidth="1.4" strokeLinecap="round" />
      </svg>
      <span>{text}</span>
      {action}
    </div>
  );
}
