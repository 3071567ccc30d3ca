/**
 * The marks of a chart for keyboard and screen reader, laid over the drawing: Tab enters the chart at one mark, arrow keys go from mark
 * to mark, Enter filters by it. The mouse passes through to the drawing below.
 */
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import type { Picking } from '../use-pick';
import { Tip, type TipLine } from './tip';
import './mark-list.css';

export interface Mark {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly TipLine[];
  /** Its place over the drawing. */
  readonly place: CSSProperties;
}

export interface MarkListProps {
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly pick?: Picking | undefined;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
/** Marks beyond this part of the chart show what they say above themselves. */
const LOWER_PART = 0.5;

/** 曹县：完成率 96.00%，应测 1,200 */
function spoken({ title, lines }: Mark): string {
  return `${title}：${lines.map(({ label, text }) => `${label} ${text}`).join('，')}`;
}

export function MarkList({ label, marks, pick }: MarkListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [entry, setEntry] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  const at = Math.min(entry, marks.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(marks.length - 1, Math.max(0, at + step));
    list.current?.querySelectorAll<HTMLElement>('.mark')[next]?.focus();
  };
  return (
    <ul className="mark-list" aria-label={label} ref={list} onKeyDown={onKeyDown} onBlur={() => setFocused(null)} data-not-drawn>
      {marks.map((mark, index) => {
        const common = {
          className: 'mark',
          'aria-label': spoken(mark),
          tabIndex: index === at ? 0 : -1,
          'data-testid': `mark-${mark.key}`,
          onFocus: () => {
            setEntry(index);
            setFocused(index);
          },
        } as const;
        return (
          <li key={mark.key} style={mark.place}>
            {pick === undefined ? (
              <span role="img" {...common} />
            ) : (
              <button type="button" aria-pressed={pick.chosen.includes(mark.key)} {...common} onClick={(event) => pick.onPick(mark.key, event.ctrlKey || event.metaKey)} />
            )}
            {focused === index && (
              <div className={index / marks.length > LOWER_PART ? 'mark-tip mark-tip-above' : 'mark-tip'} aria-hidden>
                <Tip title={mark.title} lines={mark.lines} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
