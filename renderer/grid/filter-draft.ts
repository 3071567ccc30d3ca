/** The conditions of one column while they are being filled in. */
import type { ColumnCondition } from '../../shared/contract';
import type { ColumnKind } from '../../shared/query-result';

export interface FilterDraft {
  readonly contains: string;
  readonly from: string;
  readonly to: string;
  /** Chosen values, as the engine writes them; null: empty. */
  readonly among: readonly (string | null)[];
  readonly presence: 'all' | 'empty' | 'filled';
}

export const NO_FILTER: FilterDraft = { contains: '', from: '', to: '', among: [], presence: 'all' };

export function draftOf(conditions: readonly ColumnCondition[]): FilterDraft {
  return conditions.reduce<FilterDraft>((draft, condition) => {
    switch (condition.kind) {
      case 'contains':
        return { ...draft, contains: condition.text };
      case 'between':
        return { ...draft, from: condition.from ?? '', to: condition.to ?? '' };
      case 'among':
        return { ...draft, among: condition.values };
      case 'empty':
      case 'filled':
        return { ...draft, presence: condition.kind };
    }
  }, NO_FILTER);
}

export function conditionsOf(column: number, { contains, from, to, among, presence }: FilterDraft): readonly ColumnCondition[] {
  const [low, high] = [plain(from), plain(to)];
  const conditions: ColumnCondition[] = [];
  if (contains !== '') conditions.push({ column, kind: 'contains', text: contains });
  if (low !== '' || high !== '') conditions.push({ column, kind: 'between', from: low === '' ? null : low, to: high === '' ? null : high });
  if (among.length > 0) conditions.push({ column, kind: 'among', values: [...among] });
  if (presence !== 'all') conditions.push({ column, kind: presence });
  return conditions;
}

/** Digits and signs as Chinese input methods type them, and without the commas of thousands. */
function plain(text: string): string {
  return text.trim().replace(/[０-９．－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/[,，]/g, '');
}

const NUMBER = /^[+-]?(?:\d{1,27}(?:\.\d{0,10})?|\.\d{1,10})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @returns what is wrong with the bounds, in Chinese; null where nothing is. */
export function draftProblem(kind: ColumnKind, { from, to }: FilterDraft): string | null {
  const bounds = [plain(from), plain(to)].filter((bound) => bound !== '');
  if (kind === 'number' && !bounds.every((bound) => NUMBER.test(bound))) return '请填写数字，如 12 或 0.5。';
  if ((kind === 'day' || kind === 'moment') && !bounds.every((bound) => DAY.test(bound) && !Number.isNaN(Date.parse(bound)))) return '请填写日期，如 2025-09-01。';
  return null;
}
