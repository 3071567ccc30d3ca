/** The parameters of the query: what each is, and its value for this run. */
import { Select } from 'antd';
import { type BoundParameter, PARAMETER_TYPE_IDS, PARAMETER_TYPES, parameterLabel } from '../../../../shared/query-parameters';
import { ParameterValue } from './parameter-value';

interface ParameterBarProps {
  readonly parameters: readonly BoundParameter[];
  readonly onChange: (parameter: BoundParameter) => void;
}

export function ParameterBar({ parameters, onChange }: ParameterBarProps) {
  return (
    <div className="parameter-bar" role="group" aria-label="参数" data-testid="parameter-bar">
      {parameters.map((parameter) => (
        <div key={parameter.name} className="parameter">
          <span title={`:${parameter.name}`}>{parameterLabel(parameter)}</span>
          <Select
            size="small"
            className="parameter-type"
            aria-label={`${parameter.name}的类型`}
            data-testid={`parameter-type-${parameter.name}`}
            value={parameter.type}
            options={PARAMETER_TYPE_IDS.map((id) => ({ value: id, label: PARAMETER_TYPES[id] }))}
            onChange={(type) => onChange({ ...parameter, type, value: '' })}
          />
          {parameter.type === 'choice' && (
            <Select
              size="small"
              mode="tags"
              className="parameter-choices"
              aria-label={`${parameter.name}的选项`}
              placeholder="写下各个选项"
              value={[...parameter.choices]}
              tokenSeparators={['、', '，', ',']}
              onChange={(choices: string[]) => onChange({ ...parameter, choices, value: choices.includes(parameter.value) ? parameter.value : '' })}
            />
          )}
          <ParameterValue parameter={parameter} onChange={(value) => onChange({ ...parameter, value })} />
        </div>
      ))}
    </div>
  );
}
