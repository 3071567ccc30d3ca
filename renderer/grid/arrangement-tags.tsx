/** What a result is sorted and filtered by, each to be taken away. */
import { Button, Tag } from 'antd';
import type { Arrangement } from '../../shared/contract';
import { AS_QUERIED, conditionWords, isArranged, sortedBy } from './arrangement';

export interface ArrangementTagsProps {
  readonly arrangement: Arrangement;
  /** Of a column by its place in the result. */
  readonly labelOf: (place: number) => string;
  readonly onArrange: (arrangement: Arrangement) => void;
}

export function ArrangementTags({ arrangement, labelOf, onArrange }: ArrangementTagsProps) {
  if (!isArranged(arrangement)) return null;
  const { order, conditions } = arrangement;
  return (
    <div className="grid-tags" data-testid="grid-arrangement">
      {order.map(({ column, descending }) => (
        <Tag key={`order ${column}`} closable onClose={() => onArrange(sortedBy(arrangement, column, null, true))} color="blue">
          {descending ? '↓' : '↑'} {labelOf(column)}
        </Tag>
      ))}
      {conditions.map((condition, position) => (
        <Tag key={`${condition.column} ${condition.kind}`} closable onClose={() => onArrange({ order, conditions: conditions.filter((_, each) => each !== position) })} color="gold">
          <span className="grid-tag-words">
            {labelOf(condition.column)} {conditionWords(condition)}
          </span>
        </Tag>
      ))}
      <Button size="small" type="link" onClick={() => onArrange(AS_QUERIED)}>
        全部清除
      </Button>
    </div>
  );
}
