/** The 口径 in force in words, and how many schools it leaves out: on every page of figures. */
import { AREA_BASES } from '../../shared/area-basis';
import { choiceOf, SCOPE_SWITCH_IDS, scopeSwitch, switchesTurned } from '../../shared/scope';
import { usePageFilter } from '../address';
import { useIndicators } from '../use-indicators';

/** Figures that between them follow every switch. */
const ASKED = ['schoolCount', 'studentsToAssess'] as const;

export function ScopeLine() {
  const [filter] = usePageFilter();
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
      {turned.length > 0 && scopeNote !== '' && <span className="scope-turned">。{scopeNote}</span>}
    </p>
  );
}
