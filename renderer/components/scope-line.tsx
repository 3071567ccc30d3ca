/** The 口径 in force in words, and how many schools it leaves out: on every page of figures. */
import { dayLabel } from '../../shared/as-of';
import { AREA_BASES } from '../../shared/area-basis';
import { choiceOf, SCOPE_SWITCH_IDS, scopeSwitch, switchesTurned } from '../../shared/scope';
import { usePageFilter } from '../address';
import { useAsOf } from '../as-of';
import { useIndicators } from '../use-indicators';

/** Figures that between them follow every switch. */
const ASKED = ['schoolCount', 'studentsToAssess'] as const;

export function ScopeLine() {
  const [filter] = usePageFilter();
  const asOf = useAsOf();
  const turned = switchesTurned(filter.scope);
  const { scopeNote } = useIndicators(ASKED, [], filter, turned.length > 0);
  return (
    <p className="scope-line" data-testid="scope-line">
      口径：{AREA_BASES[filter.areaBasis].label}
      {SCOPE_SWITCH_IDS.map((id) => (
        <span key={id} className={turned.includes(id) ? 'scope-turned' : undefined} title={choiceOf(filter.scope, id).definition}>
          ；{scopeSwitch(id).label}：{choiceOf(filter.scope, id).label}
        </span>
      ))}
      ；目标按{dayLabel(asOf)}有效的文件判断
      {turned.length > 0 && scopeNote !== '' && <span className="scope-turned">。{scopeNote}</span>}
    </p>
  );
}
