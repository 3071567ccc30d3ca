/** Conditions of one column: a text it contains, a range, some of its commonest values, empty or not. */
import { Button, Checkbox, Input, Radio, Spin } from 'antd';
import { useId, useState } from 'react';
import type { ColumnCondition } from '../../shared/contract';
import { formatInteger } from '../../shared/format';
import type { ColumnKind, ColumnProfile } from '../../shared/query-result';
import { EMPTY_WORDS } from './cell-format';
import { conditionsOf, draftOf, draftProblem, type FilterDraft, NO_FILTER } from './filter-draft';

export interface FilterFormProps {
  readonly place: number;
  readonly kind: ColumnKind;
  /** Of this column. */
  readonly conditions: readonly ColumnCondition[];
  /** Null while it is being worked out. */
  readonly profile: ColumnProfile | null;
  readonly onApply: (conditions: readonly ColumnCondition[]) => void;
}

const RANGES: Readonly<Record<ColumnKind, string | null>> = { number: '数值', day: '日期', moment: '日期', truth: null, text: null };

export function FilterForm({ place, kind, conditions, profile, onApply }: FilterFormProps) {
  const [draft, setDraft] = useState<FilterDraft>(() => draftOf(conditions));
  const id = useId();
  const problem = draftProblem(kind, draft);
  const range = RANGES[kind];
  const hint = range === '数值' ? '' : '2025-09-01';
  const apply = (): void => {
    if (problem === null) onApply(conditionsOf(place, draft));
  };
  return (
    <form
      className="grid-filter"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {range === null ? (
        <label htmlFor={id}>
          包含
          <Input id={id} size="small" allowClear value={draft.contains} maxLength={200} onChange={(event) => setDraft({ ...draft, contains: event.target.value })} placeholder="文字，不分大小写" />
        </label>
      ) : (
        <div className="grid-filter-range">
          {range}
          <Input size="small" aria-label={`${range}不小于`} value={draft.from} placeholder={hint} onChange={(event) => setDraft({ ...draft, from: event.target.value })} />
          至
          <Input size="small" aria-label={`${range}不大于`} value={draft.to} placeholder={hint} onChange={(event) => setDraft({ ...draft, to: event.target.value })} />
        </div>
      )}
      {problem !== null && <p role="alert" className="grid-filter-problem">{problem}</p>}
      <Radio.Group
        size="small"
        value={draft.presence}
        onChange={(event) => setDraft({ ...draft, presence: event.target.value as FilterDraft['presence'] })}
        options={[{ value: 'all', label: '不限' }, { value: 'filled', label: '不为空' }, { value: 'empty', label: '为空' }]}
      />
      <fieldset className="grid-filter-values">
        <legend>最常见的值</legend>
        {profile === null ? <Spin size="small" /> : <Choices profile={profile} chosen={draft.among} onChoose={(among) => setDraft({ ...draft, among })} />}
      </fieldset>
      <div className="grid-filter-buttons">
        <Button size="small" onClick={() => onApply([])} disabled={conditions.length === 0 && draft === NO_FILTER}>
          清除筛选
        </Button>
        <Button size="small" type="primary" htmlType="submit" disabled={problem !== null}>
          筛选
        </Button>
      </div>
    </form>
  );
}

function Choices({ profile, chosen, onChoose }: { readonly profile: ColumnProfile; readonly chosen: readonly (string | null)[]; readonly onChoose: (chosen: readonly (string | null)[]) => void }) {
  const values = [...profile.commonest, ...chosen.filter((value) => !profile.commonest.some((each) => each.value === value)).map((value) => ({ value, rows: null }))];
  return values.map(({ value, rows }) => (
    <Checkbox key={value === null ? 'empty' : `value ${value}`} checked={chosen.includes(value)} onChange={(event) => onChoose(event.target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))}>
      <span className="grid-filter-value">{valueWords(profile.kind, value)}</span>
      <span className="grid-filter-rows">{rows === null ? '' : formatInteger(rows)}</span>
    </Checkbox>
  ));
}

export function valueWords(kind: ColumnKind, value: string | null): string {
  if (value === null) return EMPTY_WORDS;
  if (kind === 'truth') return value === 'true' ? '是' : '否';
  return value;
}
