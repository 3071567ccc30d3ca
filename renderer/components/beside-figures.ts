/** What a table may show beside a figure, each as a column of its own, when it is chosen. */
import { formatInterval, MISSING_TEXT } from '../../shared/format';
import type { IndicatorRow } from '../indicator-table';

export type BesideId = 'interval';

interface Beside {
  readonly label: string;
  readonly width: number;
  /** Any figure that has it makes the column worth offering. */
  readonly has: (row: IndicatorRow) => boolean;
  readonly text: (row: IndicatorRow) => string;
}

export const BESIDE: Readonly<Record<BesideId, Beside>> = {
  interval: {
    label: '95% 置信区间',
    width: 112,
    has: ({ low }) => low !== null,
    text: ({ low, high, suppressed }) => (low === null || high === null ? (suppressed ? '' : MISSING_TEXT) : formatInterval(low, high)),
  },
};

const IDS = Object.keys(BESIDE) as readonly BesideId[];

/** @param rows of a table, or of one of its indicators. */
export function besideOffered(rows: readonly IndicatorRow[]): readonly BesideId[] {
  return IDS.filter((id) => rows.some(BESIDE[id].has));
}
