/** The documented views and the fields of the chosen one. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import type { FieldVisualQuery } from '../../../../shared/visual-query';
import type { FieldKind, ViewField } from '../../../../shared/visual-sql';
import { addMeasure, firstGroup, firstMeasure, placeField } from './edit';
import { PaletteItem } from './palette-item';
import type { KnownView } from './use-views';

export interface FieldPaletteProps {
  readonly query: FieldVisualQuery;
  readonly views: readonly KnownView[];
  readonly onView: (view: string) => void;
  readonly onChange: (query: FieldVisualQuery) => void;
  readonly onFilter: (field: string) => void;
}

const KIND_MARKS: Readonly<Record<FieldKind, readonly [mark: string, meaning: string]>> = { text: ['文', '文字'], number: ['数', '数'], date: ['日', '日期'], boolean: ['是', '是或否'] };

export function FieldPalette({ query, views, onView, onChange, onFilter }: FieldPaletteProps) {
  const [search, setSearch] = useState('');
  const view = views.find(({ name }) => name === query.view);
  const found = (view?.fields ?? []).filter(({ name, label }) => label.includes(search.trim()) || name.toLowerCase().includes(search.trim().toLowerCase()));
  const used = (field: ViewField): boolean => [...query.rows, ...query.columns].some((group) => group.field === field.name) || query.measures.some((measure) => measure.aggregate !== 'count' && measure.field === field.name);
  const add = (field: ViewField): void => onChange(field.kind === 'number' ? addMeasure(query, firstMeasure(field)) : placeField(query, firstGroup(field), 'rows'));
  return (
    <>
      <h3>数据表</h3>
      <Select value={view === undefined ? null : query.view} options={views.map(({ name, label }) => ({ value: name, label }))} onChange={onView} placeholder="选择数据表" aria-label="数据表" data-testid="palette-view" popupMatchSelectWidth={false} />
      {view !== undefined && <p className="visual-view-row">一行是{view.row}</p>}
      <h3>字段</h3>
      <Input allowClear size="small" value={search} onChange={(event) => setSearch(event.target.value)} placeholder="查找字段" aria-label="查找字段" data-testid="palette-search" />
      <ul className="visual-items visual-fields">
        <PaletteItem item={{ kind: 'value', key: 'count' }} label="行数" used={query.measures.some(({ aggregate }) => aggregate === 'count')} onAdd={() => onChange(addMeasure(query, { aggregate: 'count' }))} mark={<i aria-hidden>#</i>} />
        {found.map((field) => (
          <PaletteItem
            key={field.name}
            item={{ kind: 'group', key: field.name }}
            label={field.label}
            hint={[KIND_MARKS[field.kind][1], view?.meanings.get(field.name) ?? ''].filter((part) => part !== '').join('；')}
            used={used(field)}
            onAdd={() => add(field)}
            actions={[
              { label: `${field.label}放到行`, text: '行', onClick: () => onChange(placeField(query, firstGroup(field), 'rows')) },
              { label: `${field.label}放到列`, text: '列', onClick: () => onChange(placeField(query, firstGroup(field), 'columns')) },
              { label: `${field.label}放到数值`, text: '值', onClick: () => onChange(addMeasure(query, firstMeasure(field))) },
              { label: `按${field.label}筛选`, text: '筛', onClick: () => onFilter(field.name) },
            ]}
            mark={<i aria-hidden>{KIND_MARKS[field.kind][0]}</i>}
          />
        ))}
      </ul>
    </>
  );
}
