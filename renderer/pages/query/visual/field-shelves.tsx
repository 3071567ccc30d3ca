/** 行, 列, 数值 of a question over the fields of a view. */
import type { MenuProps } from 'antd';
import { DATE_PARTS, FIELD_AGGREGATES, type FieldGroup, type FieldMeasure, type FieldVisualQuery, groupKey } from '../../../../shared/visual-query';
import { AGGREGATE_LABELS, groupLabel, measureLabel, PART_LABELS, type ViewField } from '../../../../shared/visual-sql';
import { Chip } from './chip';
import type { Dragged } from './drag';
import { addMeasure, changeMeasure, firstGroup, firstMeasure, placeField, type Shelf as ShelfId, step, withoutField } from './edit';
import { Shelf } from './shelf';

export interface FieldShelvesProps {
  readonly query: FieldVisualQuery;
  readonly fields: readonly ViewField[];
  readonly onChange: (query: FieldVisualQuery) => void;
  readonly onFilter: (field: string) => void;
}

const SHELVES = [
  { id: 'rows', label: '行', other: 'columns', otherLabel: '移到列', hint: '把字段拖到这里，或在左边点选' },
  { id: 'columns', label: '列', other: 'rows', otherLabel: '移到行', hint: '需要交叉表时，把字段拖到这里' },
] as const;
const isGroup = ({ kind }: Dragged): boolean => kind === 'group';
const isAny = (): boolean => true;

export function FieldShelves({ query, fields, onChange, onFilter }: FieldShelvesProps) {
  const find = (name: string): ViewField => fields.find((field) => field.name === name) ?? { name, label: name, kind: 'text' };
  const groups = [...query.rows, ...query.columns];
  /** A chip that is moved keeps how its date is gathered. */
  const groupOf = ({ key }: Dragged): FieldGroup => groups.find((group) => groupKey(group) === key) ?? firstGroup(find(key));
  const place = (dragged: Dragged, shelf: ShelfId, at?: number): void => onChange(placeField(query, groupOf(dragged), shelf, at));
  const gathered = (group: FieldGroup, part: FieldGroup['part'], shelf: ShelfId): void => onChange({ ...query, [shelf]: query[shelf].map((own) => (groupKey(own) === groupKey(group) ? { ...own, part } : own)) });

  const groupMenu = (group: FieldGroup, shelf: ShelfId, index: number, { other, otherLabel }: (typeof SHELVES)[number]): MenuProps['items'] => [
    ...(find(group.field).kind === 'date'
      ? [...DATE_PARTS.map((part) => ({ key: part, label: `按${PART_LABELS[part]}`, disabled: groups.some((own) => groupKey(own) === groupKey({ ...group, part })), onClick: () => gathered(group, part, shelf) })), { key: 'day', label: '按日', disabled: groups.some((own) => groupKey(own) === group.field), onClick: () => gathered(group, null, shelf) }, { type: 'divider' as const }]
      : []),
    { key: 'before', label: '前移', disabled: index === 0, onClick: () => onChange({ ...query, [shelf]: step(query[shelf], index, -1) }) },
    { key: 'after', label: '后移', disabled: index === query[shelf].length - 1, onClick: () => onChange({ ...query, [shelf]: step(query[shelf], index, 1) }) },
    { key: 'other', label: otherLabel, onClick: () => onChange(placeField(query, group, other)) },
    { key: 'filter', label: '筛选…', onClick: () => onFilter(group.field) },
    { key: 'remove', label: '移除', onClick: () => onChange(withoutField(query, groupKey(group))) },
  ];
  const measureMenu = (measure: FieldMeasure, index: number): MenuProps['items'] => [
    ...(measure.aggregate === 'count'
      ? []
      : FIELD_AGGREGATES.filter((aggregate) => aggregate === 'distinct' || find(measure.field).kind === 'number').map((aggregate) => ({ key: aggregate, label: AGGREGATE_LABELS[aggregate], disabled: aggregate === measure.aggregate, onClick: () => onChange(changeMeasure(query, index, { aggregate, field: measure.field })) }))),
    { type: 'divider' },
    { key: 'descending', label: '从大到小排', disabled: query.columns.length > 0, onClick: () => onChange({ ...query, order: { measure: index, descending: true } }) },
    { key: 'ascending', label: '从小到大排', disabled: query.columns.length > 0, onClick: () => onChange({ ...query, order: { measure: index, descending: false } }) },
    { key: 'unordered', label: '按分组排', disabled: query.order === null, onClick: () => onChange({ ...query, order: null }) },
    { key: 'remove', label: '移除', onClick: () => onChange(changeMeasure(query, index, null)) },
  ];
  const dropValue = ({ kind, key }: Dragged): void => {
    if (key === 'count' && kind === 'value') onChange(addMeasure(query, { aggregate: 'count' }));
    else if (kind === 'group') onChange(addMeasure(query, firstMeasure(find(key.split('.')[0] ?? key))));
  };
  const arrow = (index: number): string => (query.order?.measure === index ? (query.order.descending ? ' ↓' : ' ↑') : '');
  return (
    <>
      {SHELVES.map((shelf) => (
        <Shelf key={shelf.id} id={shelf.id} label={shelf.label} hint={shelf.hint} empty={query[shelf.id].length === 0} takes={isGroup} onDrop={(dragged) => place(dragged, shelf.id)}>
          {query[shelf.id].map((group, index) => (
            <Chip
              key={groupKey(group)}
              item={{ kind: 'group', key: groupKey(group) }}
              label={groupLabel(group, find(group.field))}
              menu={groupMenu(group, shelf.id, index, shelf)}
              onRemove={() => onChange(withoutField(query, groupKey(group)))}
              takes={isGroup}
              onDropBefore={(dragged) => place(dragged, shelf.id, index)}
            />
          ))}
        </Shelf>
      ))}
      <Shelf id="values" label="数值" hint="不选时计行数；把字段拖到这里可求合计、平均等" empty={query.measures.length === 0} takes={isAny} onDrop={dropValue}>
        {query.measures.map((measure, index) => (
          <Chip
            key={JSON.stringify(measure)}
            item={{ kind: 'value', key: JSON.stringify(measure) }}
            label={`${measureLabel(measure, measure.aggregate === 'count' ? undefined : find(measure.field))}${arrow(index)}`}
            menu={measureMenu(measure, index)}
            onRemove={() => onChange(changeMeasure(query, index, null))}
            takes={() => false}
            onDropBefore={() => undefined}
          />
        ))}
      </Shelf>
    </>
  );
}
