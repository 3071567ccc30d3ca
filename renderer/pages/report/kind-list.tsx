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
  const groups = [
    { heading: '统计报表（Excel）', members: kinds.filter(({ letter, perSchool }) => letter === undefined && perSchool !== true) },
    { heading: '学校反馈（一校一份）', members: kinds.filter(({ perSchool }) => perSchool === true) },
    { heading: '公文（Word）', members: kinds.filter(({ letter }) => letter !== undefined) },
  ];
  return groups.map(({ heading, members }) => (
    <section key={heading}>
      <h4 className="report-kinds-heading">{heading}</h4>
      <ul className="report-kinds" aria-label={heading}>
        {members.map(({ id, label, audience, perSchool }) => (
          <li key={id} className={id === shown ? 'report-kind report-kind-shown' : 'report-kind'}>
            {perSchool !== true && <Checkbox checked={chosen.includes(id)} onChange={({ target }) => choose(id, target.checked)} aria-label={`出具${label}`} data-testid={`report-choose-${id}`} />}
            <button type="button" aria-current={id === shown} onClick={() => onShow(id)} data-testid={`report-kind-${id}`}>
              <strong>{label}</strong>
              <small>{audience}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}
