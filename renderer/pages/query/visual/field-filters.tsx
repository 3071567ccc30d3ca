/** 筛选 of a question over the fields of a view. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import { fieldQuery, type FieldCondition, type FieldVisualQuery } from '../../../../shared/visual-query';
import { conditionWords, fieldValueLabel, type ViewField } from '../../../../shared/visual-sql';
import { tableFromIPC } from 'apache-arrow';
import { useCall } from '../../../engine-client';
import type { Dragged } from './drag';
import { FilterChip } from './filter-chip';
import { Shelf } from './shelf';

type Test = FieldCondition['test'];
const TESTS: Readonly<Record<Test, string>> = { in: '是其中之一', contains: '包含', between: '在范围内', empty: '为空', notEmpty: '不为空' };
const TESTS_OF: Readonly<Record<ViewField['kind'], readonly Test[]>> = { text: ['in', 'contains', 'between', 'empty', 'notEmpty'], number: ['between', 'in', 'empty', 'notEmpty'], date: ['between', 'empty', 'notEmpty'], boolean: ['in', 'empty', 'notEmpty'] };
/** More values than this are found by typing a part of them. */
const MOST_LISTED = 1000;

function startOf(field: string, test: Test): FieldCondition {
  switch (test) {
    case 'in':
      return { field, test, values: [] };
    case 'contains':
      return { field, test, text: '' };
    case 'between':
      return { field, test, from: null, to: null };
    case 'empty':
    case 'notEmpty':
      return { field, test };
  }
}

/** The values that a field has in its view. */
function useFieldValues(view: string, field: ViewField): readonly { readonly value: string; readonly label: string }[] {
  const { result } = useCall('query.visual', { spec: fieldQuery(view, { rows: [{ field: field.name, part: null }], limit: MOST_LISTED }) });
  if (result?.source !== 'fields') return [];
  const column = tableFromIPC(result.parts[0]?.rows ?? new Uint8Array()).getChildAt(0);
  return Array.from({ length: column?.length ?? 0 }, (_, row) => column?.get(row) as unknown).flatMap((value) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean' && typeof value !== 'bigint') return [];
    return value === '' ? [] : [{ value: String(value), label: fieldValueLabel(field.name, null, String(value)) }];
  });
}

/** A text that is asked for when it is finished, not with every letter. */
function SettledInput({ value, onSettle, label }: { readonly value: string; readonly onSettle: (text: string) => void; readonly label: string }) {
  const [text, setText] = useState(value);
  return <Input value={text} onChange={(event) => setText(event.target.value)} onPressEnter={() => onSettle(text)} onBlur={() => text !== value && onSettle(text)} placeholder={label} aria-label={label} />;
}

function ConditionEditor({ view, field, condition, onChange }: { readonly view: string; readonly field: ViewField; readonly condition: FieldCondition; readonly onChange: (condition: FieldCondition) => void }) {
  const values = useFieldValues(view, field);
  const hint = field.kind === 'date' ? '如 2025-11-03' : '不限';
  return (
    <>
      <Select value={condition.test} options={TESTS_OF[field.kind].map((test) => ({ value: test, label: TESTS[test] }))} onChange={(test: Test) => onChange(startOf(field.name, test))} aria-label="条件" data-testid="condition-test" />
      {condition.test === 'in' && <Select mode="multiple" allowClear value={[...condition.values]} options={[...values]} onChange={(chosen: string[]) => onChange({ ...condition, values: chosen })} placeholder="选择值" optionFilterProp="label" aria-label="值" className="visual-filter-values" data-testid="condition-values" />}
      {condition.test === 'contains' && <SettledInput value={condition.text} onSettle={(text) => onChange({ ...condition, text })} label="包含的文字" />}
      {condition.test === 'between' && (
        <div className="visual-range">
          <SettledInput value={condition.from ?? ''} onSettle={(text) => onChange({ ...condition, from: text.trim() === '' ? null : text.trim() })} label={`从（${hint}）`} />
          <SettledInput value={condition.to ?? ''} onSettle={(text) => onChange({ ...condition, to: text.trim() === '' ? null : text.trim() })} label={`到（${hint}）`} />
        </div>
      )}
    </>
  );
}

export interface FieldFiltersProps {
  readonly query: FieldVisualQuery;
  readonly fields: readonly ViewField[];
  readonly editing: string | null;
  readonly onEdit: (field: string | null) => void;
  readonly onChange: (query: FieldVisualQuery) => void;
}

export function FieldFilters({ query, fields, editing, onEdit, onChange }: FieldFiltersProps) {
  const find = (name: string): ViewField => fields.find((field) => field.name === name) ?? { name, label: name, kind: 'text' };
  const started = editing !== null && query.where.every(({ field }) => field !== editing) ? [startOf(editing, TESTS_OF[find(editing).kind][0] ?? 'in')] : [];
  const put = (condition: FieldCondition): void => {
    const known = query.where.some(({ field }) => field === condition.field);
    onChange({ ...query, where: known ? query.where.map((own) => (own.field === condition.field ? condition : own)) : [...query.where, condition] });
  };
  const words = (condition: FieldCondition): string => (conditionWords(condition, fields) === `${find(condition.field).label}：` ? `${find(condition.field).label}：全部` : conditionWords(condition, fields));
  return (
    <Shelf id="filters" label="筛选" hint="把字段拖到这里，或在左边点“筛”" empty={query.where.length + started.length === 0} takes={({ kind }: Dragged) => kind === 'group'} onDrop={({ key }) => onEdit(key.split('.')[0] ?? key)}>
      {[...query.where, ...started].map((condition) => {
        const field = find(condition.field);
        return (
          <FilterChip
            key={condition.field}
            id={condition.field}
            label={field.label}
            text={words(condition)}
            open={editing === condition.field}
            onOpen={(shown) => onEdit(shown ? condition.field : null)}
            onRemove={() => {
              onEdit(null);
              onChange({ ...query, where: query.where.filter((own) => own.field !== condition.field) });
            }}
          >
            <ConditionEditor view={query.view} field={field} condition={condition} onChange={put} />
          </FilterChip>
        );
      })}
    </Shelf>
  );
}
