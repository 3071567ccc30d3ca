/** 报表种类: one is looked at, any number are issued together. */
import { Checkbox } from 'antd';
import type { ReportKind } from '../../../shared/reports';

export interface KindListProps {
  readonly kinds: readonly ReportKind[];
  readonly shown: string;
  readonly chosen: readonly string[];
  readonly onShow: (id: string) => void;
  readonly onChoose: (ids: readonly string[]) => void;
}

export function KindList({ kinds, shown, chosen, onShow, onChoose }: KindListProps) {
  const choose = (id: string, on: boolean) => onChoose(kinds.map((kind) => kind.id).filter((each) => (each === id ? on : chosen.includes(each))));
  return (
    <ul className="report-kinds" aria-label="报表种类">
      {kinds.map(({ id, label, audience }) => (
        <li key={id} className={id === shown ? 'report-kind report-kind-shown' : 'report-kind'}>
          <Checkbox checked={chosen.includes(id)} onChange={({ target }) => choose(id, target.checked)} aria-label={`出具${label}`} data-testid={`report-choose-${id}`} />
          <button type="button" aria-current={id === shown} onClick={() => onShow(id)} data-testid={`report-kind-${id}`}>
            <strong>{label}</strong>
            <small>{audience}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
