/** The switches of 口径, behind one button that says how many are not at their default. */
import { ControlOutlined } from '@ant-design/icons';
import { Badge, Button, Popover, Select } from 'antd';
import { choiceOf, DEFAULT_SCOPE, type Scope, SCOPE_SWITCH_IDS, scopeSwitch, switchesTurned } from '../../shared/scope';
import { usePageFilter } from '../address';

export interface ScopeFieldsProps {
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
}

/** One line a switch, with what its choice means. */
export function ScopeFields({ scope, onChange }: ScopeFieldsProps) {
  return (
    <div className="scope-fields" role="group" aria-label="口径">
      {SCOPE_SWITCH_IDS.map((id) => (
        <label key={id}>
          {scopeSwitch(id).label}
          <Select
            value={choiceOf(scope, id).id}
            options={scopeSwitch(id).choices.map((choice) => ({ value: choice.id, label: choice.label }))}
            onChange={(chosen: string) => onChange({ ...scope, [id]: chosen })}
            data-testid={`scope-${id}`}
            aria-label={scopeSwitch(id).label}
          />
          <span className="scope-definition">{choiceOf(scope, id).definition}</span>
        </label>
      ))}
    </div>
  );
}

export function ScopeSwitches() {
  const [{ scope }, change] = usePageFilter();
  const turned = switchesTurned(scope).length;
  const fields = (
    <div role="dialog" aria-label="统计口径">
      <ScopeFields scope={scope} onChange={(chosen) => change({ scope: chosen })} />
      <Button size="small" disabled={turned === 0} onClick={() => change({ scope: DEFAULT_SCOPE })} data-testid="scope-reset">
        恢复默认口径
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={fields}>
      <Badge count={turned} size="small" color="var(--accent)">
        <Button icon={<ControlOutlined />} data-testid="scope-open" aria-label={turned === 0 ? '统计口径' : `统计口径，有 ${turned} 项不是默认`}>
          统计口径
        </Button>
      </Badge>
    </Popover>
  );
}
