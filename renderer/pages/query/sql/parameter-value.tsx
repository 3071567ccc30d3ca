/** The field for a parameter's value, by its type. */
import { DatePicker, Input, Select } from 'antd';
import { type BoundParameter, parameterLabel } from '../../../../shared/query-parameters';
import { COUNTIES } from '../../../../shared/regions';
import { useDataSummary } from '../../../data-summary';

interface ParameterValueProps {
  readonly parameter: BoundParameter;
  readonly onChange: (value: string) => void;
}

export function ParameterValue({ parameter, onChange }: ParameterValueProps) {
  const { result } = useDataSummary();
  const { type, value, choices } = parameter;
  const shared = { size: 'small', 'aria-label': `${parameterLabel(parameter)}的值`, className: 'parameter-value', 'data-testid': `parameter-value-${parameter.name}` } as const;
  const choose = (options: readonly { readonly value: string; readonly label: string }[]) => (
    <Select {...shared} placeholder="请选择" value={value === '' ? undefined : value} onChange={(chosen: string) => onChange(chosen)} options={[...options]} showSearch optionFilterProp="label" />
  );
  switch (type) {
    case 'schoolYear':
      return choose((result?.schoolYears ?? []).map(({ schoolYear }) => ({ value: schoolYear, label: schoolYear })));
    case 'county':
      return choose(COUNTIES.map(({ code, label }) => ({ value: code, label: `${label}（${code}）` })));
    case 'choice':
      return choose(choices.map((choice) => ({ value: choice, label: choice })));
    case 'date':
      // The chosen day is shown in its place, so that no date has to be made of the text.
      return <DatePicker {...shared} key={value} placeholder={value === '' ? '选日期' : value} onChange={(_, text) => onChange(typeof text === 'string' ? text : '')} />;
    case 'text':
    case 'number':
      return <Input {...shared} placeholder={type === 'number' ? '填一个数' : '填文字'} value={value} onChange={({ target }) => onChange(target.value)} />;
  }
}
