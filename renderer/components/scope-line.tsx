/** The 口径 in force in words, and how many schools it leaves out: on every page of figures. */
import { switchesTurned } from '../../shared/scope';
import { usePageFilter } from '../address';
import { useAsOf } from '../as-of';
import { asOfWords, basisWords, switchWords } from '../scope-words';
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
      {basisWords(filter)}
      {switchWords(filter).map(({ id, text, definition }) => (
        <span key={id} className={turned.includes(id) ? 'scope-turned' : undefined} title={definition}>
          ；{text}
        </span>
      ))}
      ；{asOfWords(asOf)}
      {turned.length > 0 && scopeNote !== '' && <span className="scope-turned">。{scopeNote}</span>}
    </p>
  );
}
