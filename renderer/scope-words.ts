/** What is counted, in words: on every page of figures and under every picture. */
import { dayLabel } from '../shared/as-of';
import { AREA_BASES } from '../shared/area-basis';
import { filterWords } from '../shared/filter-words';
import { schoolYearLabel } from '../shared/school-year';
import { choiceOf, SCOPE_SWITCH_IDS, scopeSwitch } from '../shared/scope';
import { engineFilter, type PageFilter } from './address';

export const basisWords = ({ areaBasis }: PageFilter): string => `口径：${AREA_BASES[areaBasis].label}`;
export const asOfWords = (asOf: string): string => `目标按${dayLabel(asOf)}有效的文件判断`;

/** One a switch, in their order. */
export function switchWords({ scope }: PageFilter) {
  return SCOPE_SWITCH_IDS.map((id) => ({ id, text: `${scopeSwitch(id).label}：${choiceOf(scope, id).label}`, definition: choiceOf(scope, id).definition }));
}

/** Lines under a picture. @param schoolYear null before it is known */
export function pictureLines(filter: PageFilter, schoolYear: string | null, asOf: string): readonly string[] {
  const filters = filterWords(engineFilter(filter));
  return [
    `${schoolYear === null ? '' : `${schoolYearLabel(schoolYear)}；`}范围：${filters === '' ? '全部' : filters}`,
    `${[basisWords(filter), ...switchWords(filter).map(({ text }) => text), asOfWords(asOf)].join('；')}。`,
  ];
}
