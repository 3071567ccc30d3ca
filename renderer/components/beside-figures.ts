/** What a table may show beside a figure, each as a column of its own. */
import { chanceWords, formatChange, formatInterval, formatRank, MISSING_TEXT } from '../../shared/format';
import { changeWords } from '../change-words';
import type { IndicatorRow } from '../indicator-table';

export type BesideId = 'change' | 'rank' | 'target' | 'interval';

interface Beside {
  readonly label: string;
  readonly width: number;
  /** Any figure that has it makes the column worth offering. */
  readonly has: (row: IndicatorRow) => boolean;
  readonly text: (row: IndicatorRow) => string;
  /** A second line, in smaller letters. */
  readonly remark?: (row: IndicatorRow) => string;
  /** Shown without being chosen. */
  readonly always?: true;
}

/** 变化在偶然范围内 fits a card, not a column. */
const shortChance = (row: IndicatorRow): string => chanceWords(row.comparison?.beyondChance ?? null).replace('变化在', '').replace('范围', '');

export const BESIDE: Readonly<Record<BesideId, Beside>> = {
  change: { label: '较上学年', width: 104, has: ({ comparison }) => comparison !== null && (comparison.change !== null || comparison.previousSuppressed), text: changeWords, remark: shortChance, always: true },
  rank: { label: '名次', width: 70, has: ({ place }) => place !== null, text: ({ place }) => (place === null ? '' : formatRank(place.rank, place.tied)) },
  target: {
    label: '距目标',
    width: 104,
    has: ({ toTarget }) => toTarget !== null,
    text: ({ toTarget, unit }) => (toTarget === null ? '' : formatChange(toTarget, unit)),
    remark: ({ schoolsToTarget }) => (schoolsToTarget === null || schoolsToTarget === 0 ? '' : `还差 ${schoolsToTarget} 所`),
  },
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
