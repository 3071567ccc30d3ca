/** Changes of how a result is sorted and filtered, and the words for it. */
import type { Arrangement, ColumnCondition } from '../../shared/contract';

export const AS_QUERIED: Arrangement = { order: [], conditions: [] };

export function isArranged({ order, conditions }: Arrangement): boolean {
  return order.length + conditions.length > 0;
}

/**
 * @param descending null: no longer sorted by this column
 * @param further after the columns that sort already, else instead of them
 */
export function sortedBy(arrangement: Arrangement, column: number, descending: boolean | null, further: boolean): Arrangement {
  const others = arrangement.order.filter((each) => each.column !== column);
  if (descending === null) return { ...arrangement, order: others };
  const position = arrangement.order.findIndex((each) => each.column === column);
  if (further && position >= 0) return { ...arrangement, order: arrangement.order.map((each) => (each.column === column ? { column, descending } : each)) };
  return { ...arrangement, order: [...(further ? others : []), { column, descending }] };
}

/** All conditions of a column at once; those of the others stay. */
export function filteredBy(arrangement: Arrangement, column: number, conditions: readonly ColumnCondition[]): Arrangement {
  return { ...arrangement, conditions: [...arrangement.conditions.filter((each) => each.column !== column), ...conditions] };
}

export function conditionWords(condition: ColumnCondition): string {
  switch (condition.kind) {
    case 'contains':
      return `含“${condition.text}”`;
    case 'between':
      if (condition.from === null) return `≤ ${condition.to ?? ''}`;
      return condition.to === null ? `≥ ${condition.from}` : `${condition.from} 至 ${condition.to}`;
    case 'among':
      return `= ${condition.values.map((value) => value ?? '（空）').join('、')}`;
    case 'empty':
      return '为空';
    case 'filled':
      return '不为空';
  }
}
