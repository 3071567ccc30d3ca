/** Sentences about one indicator, as a person would write them. What is hidden is said to be hidden, what is missing to be missing; neither is told. */
import { countsSchools, variesByChance } from '../../../../shared/indicators';
import { amount, distance, isInvisible, moved, namedAmount } from './amounts';
import { partsMissing, partsSilent, partValues, schoolsShort, type Told, tellsParts, verdict } from './told';

/** Names of a group up to this many are written out; of more only the number is told. */
const MOST_NAMES = 4;

/** What catalogue labels leave unsaid in a sentence. */
const FULL_NAMES: Readonly<Record<string, string>> = { 鼓励: '鼓励目标', 对标: '对标标准' };

/** 市定目标 100% -> 市定目标（100%）. */
export function targetName(label: string): string {
  const [short = '', ...rest] = label.split(' ');
  const name = FULL_NAMES[short] ?? short;
  const what = rest.join(' ');
  if (what === '') return name;
  return what.includes('（') ? `${name}${what}` : `${name}（${what}）`;
}

/**
 * Everything there is to say, in one or two sentences; where nothing was reported, that.
 * @param where 全市 in the first sentence of a paragraph, '' in those after it.
 */
export function tell(told: Told, where = '全市'): string {
  const { definition, city } = told;
  if (city?.suppressed === true) return tellHidden([told], where);
  if (city?.value == null) return `${where}${definition.label}没有上报数据。`;
  return `${where}${figureClause(told)}${changeClause(told)}${targetClause(told)}。${spread(told)}`;
}

/** Of figures that are hidden, in one sentence. */
export function tellHidden(hidden: readonly Pick<Told, 'definition'>[], where: string): string {
  return `${where}${labelsOf(hidden)}因样本过小，按隐私保护规定不予反映。`;
}

export function labelsOf(told: readonly Pick<Told, 'definition'>[]): string {
  return told.map(({ definition }) => definition.label).join('、');
}

/** …为95.18%（3027所学校中的2881所）. */
export function figureClause({ definition, city }: Told): string {
  if (city?.value == null) return '';
  const counts = countsSchools(definition) && city.numerator !== null && city.denominator !== null ? `（${city.denominator}所学校中的${city.numerator}所）` : '';
  return `${namedAmount(definition, city.value)}${counts}`;
}

/** ，较上学年提高1.20个百分点. */
export function changeClause({ definition, compared, earlierYear }: Told): string {
  if (compared === undefined) return '';
  const { earlier, difference, beyondChance } = compared;
  if (earlier?.suppressed === true) return `，${earlierYear}样本过小，不作比较`;
  if (earlier?.value == null || difference === null) return `，${earlierYear}没有可比的数据`;
  if (difference === 0) return `，与${earlierYear}持平`;
  if (isInvisible(difference, definition.unit)) return `，与${earlierYear}基本持平`;
  const change = `较${earlierYear}${moved(difference, definition)}${distance(difference, definition.unit)}`;
  if (!variesByChance(definition)) return `，${change}`;
  if (beyondChance === null) return `，${change}（不具备检验条件，不作升降判断）`;
  return beyondChance ? `，${change}，变化超出偶然范围` : `，${change}，变化在偶然范围内，不作升降判断`;
}

/** ，比市定目标（100%）低4.82个百分点，还差146所. */
export function targetClause(told: Told): string {
  const { definition, city, target } = told;
  const judged = verdict(told);
  if (target === undefined || city?.value == null || judged === 'unjudged') return '';
  const name = targetName(target.label);
  if (judged === 'met') return `，达到${name}`;
  const difference = (city.value - target.target.value) * (definition.unit === 'share' ? 100 : 1);
  const short = schoolsShort(told);
  const gap = isInvisible(difference, definition.unit) ? `，略${difference < 0 ? '低' : '高'}于${name}` : `，比${name}${difference < 0 ? '低' : '高'}${distance(difference, definition.unit)}`;
  return `${gap}${short === null ? '' : `，还差${short}所`}`;
}

/** Which parts stand highest and lowest; ties are said. '' where parts are not told. */
export function spread(told: Told): string {
  if (!tellsParts(told)) return '';
  const values = partValues(told);
  const silent = partsSilent(told);
  const { unit } = told.definition;
  const quiet = silent.length === 0 ? '' : `${namesOf(silent, told.partOf.word)}没有上报。`;
  // Large counties have more of everything: of counts the ends say nothing.
  if (values.length < 2 || told.definition.denominator === undefined) return quiet;
  const [most, least] = [Math.max(...values.map(({ value }) => value)), Math.min(...values.map(({ value }) => value))];
  if (most === least) return `${told.partOf.dimension === 'county' ? '已上报的' : ''}${values.length}个${told.partOf.word}均为${amount(most, unit)}。${quiet}`;
  const at = (wanted: number): readonly string[] => values.filter(({ value }) => value === wanted).map(({ label }) => label);
  return `其中，${extreme(at(most), '最高', amount(most, unit), told.partOf.word)}，${extreme(at(least), '最低', amount(least, unit), told.partOf.word)}。${quiet}`;
}

function extreme(names: readonly string[], word: string, text: string, partWord: string): string {
  return `${namesOf(names, partWord)}${names.length > 1 ? '并列' : ''}${word}，${names.length > 1 ? '均' : ''}为${text}`;
}

/** 曹县、单县; 市直、牡丹区、定陶区、曹县等6个县区. */
export function namesOf(names: readonly string[], partWord: string): string {
  return names.length <= MOST_NAMES ? names.join('、') : `${names.slice(0, MOST_NAMES).join('、')}等${names.length}个${partWord}`;
}

/** Parts up to this many are written out with their figures; of more the attached table tells. */
const MOST_FIGURES = 5;

/** 未达到的县区有2个：曹县（89.83%）、成武县（91.44%）; '' where there is none. Stands after what was missed. All are named, since each has something to do. */
export function missedParts(told: Told): string {
  const missing = partsMissing(told);
  if (missing.length === 0 || told.target === undefined) return '';
  if (missing.length === partValues(told).length && missing.length > 1) return `有数据的${missing.length}个${told.partOf.word}均未达到。`;
  const withFigures = missing.length <= MOST_FIGURES;
  const texts = missing.map(({ label, value }) => (withFigures ? `${label}（${amount(value, told.definition.unit)}）` : label));
  return `未达到的${told.partOf.word}有${missing.length}个：${texts.join('、')}。`;
}

/** What an office wrote may lack its stop. */
export function ended(text: string): string {
  return /[。！？；]$/.test(text) ? text : `${text}。`;
}
