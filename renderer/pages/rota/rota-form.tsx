/** The rules of a rota: month, shifts, seats, rest, holidays. */
import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { SHIFT_PATTERNS } from '../../../shared/rota';
import type { Month } from './month-days';
import type { RotaChoices } from './rota-choices';

export interface RotaFormProps {
  readonly months: readonly Month[];
  readonly month: Month;
  readonly choices: RotaChoices;
  readonly disabled: boolean;
  readonly onMonth: (month: Month) => void;
  readonly onChange: (change: Partial<RotaChoices>) => void;
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="rota-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

type NumberChoice = 'required' | 'requiredOnWeekends' | 'requiredOnHolidays' | 'restHours' | 'maximumNightsInARow' | 'monthlyMaximum';
const NUMBERS: readonly { readonly id: NumberChoice; readonly label: string; readonly least: number; readonly most: number }[] = [
  { id: 'required', label: '工作日每班人数', least: 0, most: 20 },
  { id: 'requiredOnWeekends', label: '周末每班人数', least: 0, most: 20 },
  { id: 'requiredOnHolidays', label: '节假日每班人数', least: 0, most: 20 },
  { id: 'restHours', label: '两班间隔（小时）', least: 0, most: 72 },
  { id: 'maximumNightsInARow', label: '连续夜班上限', least: 1, most: 31 },
  { id: 'monthlyMaximum', label: '每人每月上限', least: 1, most: 62 },
];

export function RotaForm({ months, month, choices, disabled, onMonth, onChange }: RotaFormProps) {
  const days = month.days.map(({ date, label }) => ({ value: date, label }));
  const weekends = month.days.filter(({ isWeekend }) => isWeekend).map(({ date, label }) => ({ value: date, label }));
  return (
    <div className="rota-form">
      <Field label="月份">
        <Select size="small" disabled={disabled} value={month.id} options={months.map(({ id, label }) => ({ value: id, label }))} onChange={(id) => onMonth(months.find((each) => each.id === id) ?? month)} data-testid="rota-month" />
      </Field>
      <Field label="班制">
        <Select size="small" disabled={disabled} value={choices.pattern} options={SHIFT_PATTERNS.map(({ id, label }) => ({ value: id, label }))} onChange={(pattern) => onChange({ pattern })} data-testid="rota-pattern" />
      </Field>
      {NUMBERS.map(({ id, label, least, most }) => (
        <Field key={id} label={label}>
          <InputNumber size="small" disabled={disabled} min={least} max={most} precision={0} value={choices[id]} onChange={(value) => value !== null && onChange({ [id]: value })} data-testid={`rota-${id}`} />
        </Field>
      ))}
      <Field label="法定节假日">
        <Select size="small" disabled={disabled} mode="multiple" maxTagCount="responsive" placeholder="本程序不联网，请按国务院通知选" value={[...choices.holidays]} options={days} onChange={(holidays) => onChange({ holidays })} />
      </Field>
      <Field label="调休上班日">
        <Select size="small" disabled={disabled} mode="multiple" maxTagCount="responsive" placeholder="周末而上班的日子" value={[...choices.makeUpWorkdays]} options={weekends} onChange={(makeUpWorkdays) => onChange({ makeUpWorkdays })} />
      </Field>
    </div>
  );
}
