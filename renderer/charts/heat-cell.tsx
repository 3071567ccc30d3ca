/** One cell of a heat map: its figure on a colour as dark as it is large, hatched where it must not be told. */
import type { ReactNode } from 'react';
import type { CrossCell } from '../cross-grid';
import { HATCH_FILL, HatchPattern } from './hatch';

/** Part of the darkest colour, in percent, that the least figure above nothing has. */
export const FAINTEST = 10;

function fillOf(value: number, largest: number): string | undefined {
  return value === 0 ? undefined : `color-mix(in srgb, var(--heat) ${Math.round(FAINTEST + (value / largest) * (100 - FAINTEST))}%, var(--paper))`;
}

export interface HeatCellProps {
  readonly cell: CrossCell;
  /** Row and column in words. */
  readonly about: string;
  readonly largest: number;
  readonly dimmed: boolean;
  /** What a click does, and its words; without it the cell is text. */
  readonly act: ((more: boolean) => void) | undefined;
  readonly hint: string | undefined;
  readonly pressed: boolean | undefined;
  /** The one cell that Tab goes to. */
  readonly stop: boolean;
  readonly onFocus: () => void;
  readonly testId: string;
}

export function HeatCell({ cell, about, largest, dimmed, act, hint, pressed, stop, onFocus, testId }: HeatCellProps) {
  const title = `${about}：${cell.text === '' ? '0' : cell.text}`;
  const shown: ReactNode =
    cell.state === 'suppressed' ? (
      <svg className="heat-hidden" role="img" aria-label={cell.text}>
        <defs>
          <HatchPattern />
        </defs>
        <rect width="100%" height="100%" rx={2} fill={HATCH_FILL} />
      </svg>
    ) : (
      cell.text
    );
  return (
    <td className={dimmed ? 'heat-dimmed' : undefined} title={act === undefined || hint === undefined ? title : `${title}\n${hint}`} style={{ background: cell.value === null ? undefined : fillOf(cell.value, largest) }}>
      {act === undefined ? (
        shown
      ) : (
        <button type="button" className="heat-act" aria-label={title} aria-pressed={pressed} tabIndex={stop ? 0 : -1} onFocus={onFocus} onClick={(event) => act(event.ctrlKey || event.metaKey)} data-testid={testId}>
          {shown}
        </button>
      )}
    </td>
  );
}
