/** 行, 列, 数值 of a question over indicators. */
import type { MenuProps } from 'antd';
import { findIndicator } from '../../../../shared/indicators';
import { cannotBeCut, DIMENSION_LABELS, type IndicatorVisualQuery, type VisualDimension } from '../../../../shared/visual-query';
import { Chip } from './chip';
import type { Dragged } from './drag';
import { addIndicator, placeDimension, type Shelf as ShelfId, step, withoutDimension, withoutIndicator } from './edit';
import { Shelf } from './shelf';

export interface IndicatorShelvesProps {
  readonly query: IndicatorVisualQuery;
  readonly onChange: (query: IndicatorVisualQuery) => void;
  readonly onFilter: (dimension: VisualDimension) => void;
}

const SHELVES = [
  { id: 'rows', label: '行', other: 'columns', otherLabel: '移到列', hint: '把“县区”“学段”等拖到这里，或在左边点选' },
  { id: 'columns', label: '列', other: 'rows', otherLabel: '移到行', hint: '需要交叉表时，把分组拖到这里' },
] as const;
const isGroup = ({ kind }: Dragged): boolean => kind === 'group';
const isValue = ({ kind }: Dragged): boolean => kind === 'value';

export function IndicatorShelves({ query, onChange, onFilter }: IndicatorShelvesProps) {
  const place = (dragged: Dragged, shelf: ShelfId, at?: number): void => onChange(placeDimension(query, dragged.key as VisualDimension, shelf, at));
  const menuOf = (id: VisualDimension, shelf: ShelfId, index: number, { other, otherLabel }: (typeof SHELVES)[number]): MenuProps['items'] => [
    { key: 'before', label: '前移', disabled: index === 0, onClick: () => onChange({ ...query, [shelf]: step(query[shelf], index, -1) }) },
    { key: 'after', label: '后移', disabled: index === query[shelf].length - 1, onClick: () => onChange({ ...query, [shelf]: step(query[shelf], index, 1) }) },
    { key: 'other', label: otherLabel, onClick: () => onChange(placeDimension(query, id, other)) },
    { key: 'filter', label: '筛选…', onClick: () => onFilter(id) },
    { key: 'remove', label: '移除', onClick: () => onChange(withoutDimension(query, id)) },
  ];
  const wrongOf = (id: VisualDimension): string => {
    const names = cannotBeCut(query.indicators, id);
    return names.length === 0 ? '' : `“${names.join('”“')}”不能按${DIMENSION_LABELS[id]}统计`;
  };
  return (
    <>
      {SHELVES.map((shelf) => (
        <Shelf key={shelf.id} id={shelf.id} label={shelf.label} hint={shelf.hint} empty={query[shelf.id].length === 0} takes={isGroup} onDrop={(dragged) => place(dragged, shelf.id)}>
          {query[shelf.id].map((id, index) => (
            <Chip
              key={id}
              item={{ kind: 'group', key: id }}
              label={DIMENSION_LABELS[id]}
              wrong={wrongOf(id)}
              menu={menuOf(id, shelf.id, index, shelf)}
              onRemove={() => onChange(withoutDimension(query, id))}
              takes={isGroup}
              onDropBefore={(dragged) => place(dragged, shelf.id, index)}
            />
          ))}
        </Shelf>
      ))}
      <Shelf id="values" label="数值" hint="在左边选择指标，最多 12 个" empty={query.indicators.length === 0} takes={isValue} onDrop={({ key }) => onChange(addIndicator(query, key))}>
        {query.indicators.map((id, index) => (
          <Chip
            key={id}
            item={{ kind: 'value', key: id }}
            label={findIndicator(id)?.label ?? id}
            menu={[
              { key: 'before', label: '前移', disabled: index === 0, onClick: () => onChange({ ...query, indicators: step(query.indicators, index, -1) }) },
              { key: 'after', label: '后移', disabled: index === query.indicators.length - 1, onClick: () => onChange({ ...query, indicators: step(query.indicators, index, 1) }) },
              { key: 'remove', label: '移除', onClick: () => onChange(withoutIndicator(query, id)) },
            ]}
            onRemove={() => onChange(withoutIndicator(query, id))}
            takes={isValue}
            onDropBefore={({ key }) => onChange(addIndicator(query, key, index))}
          />
        ))}
      </Shelf>
    </>
  );
}
