/** What went well and what did not, by rule, from the same figures that are told. */
import { variesByChance } from '../../../../shared/indicators';
import { amount, distance, isInvisible, moved, namedAmount, spokenName } from '../words/amounts';
import { changeClause, missedParts, namesOf, targetName } from '../words/sentences';
import { partsMissing, partsSilent, partValues, schoolsShort, type Told, tellsParts, verdict } from '../words/told';

/** A change of which something may be said: of pupils' results only one beyond chance. */
function change(told: Told): number {
  const { compared, definition } = told;
  const difference = compared?.difference ?? 0;
  // That more answers came in, or more pupils are followed, is nobody's merit or fault.
  if (definition.suppression === 'health' && definition.denominator === undefined) return 0;
  if (definition.direction === 'neutral' || isInvisible(difference, definition.unit) || (variesByChance(definition) && compared?.beyondChance !== true)) return 0;
  return definition.direction === 'higher' ? difference : -difference;
}

function changed({ definition, compared, earlierYear }: Told): string {
  const difference = compared?.difference ?? 0;
  return `${spokenName(definition)}较${earlierYear}${moved(difference, definition)}${distance(difference, definition.unit)}`;
}

function arrived({ city, compared, definition }: Told): string {
  return city?.value == null ? '' : `${(compared?.difference ?? 0) > 0 ? '达到' : '降至'}${amount(city.value, definition.unit)}`;
}

/** @returns clauses without 一是 and without a stop. */
export function achievements(all: readonly Told[]): readonly string[] {
  return all.flatMap((told) => {
    const { city, definition, target } = told;
    if (city?.value == null) return [];
    if (verdict(told) === 'met' && target !== undefined) return [`${namedAmount(definition, city.value)}，达到${targetName(target.label)}${change(told) > 0 ? changeClause(told) : ''}`];
    if (change(told) > 0) return [[`${changed(told)}，${arrived(told)}`, ...metParts(told, '')].join('，')];
    return metParts(told, definition.label);
  });
}

/** 曹县、单县持证率达到市定目标（100%）; where all or none do, that is told of the whole. @param what '' where it has just been named */
function metParts(told: Told, what: string): readonly string[] {
  if (told.target === undefined || !tellsParts(told)) return [];
  const missing = new Set(partsMissing(told).map(({ label }) => label));
  const met = partValues(told).flatMap(({ label }) => (missing.has(label) ? [] : [label]));
  return met.length === 0 || missing.size === 0 ? [] : [`${namesOf(met, told.partOf.word)}${what}达到${targetName(told.target.label)}`];
}

/** @returns sentences without 一是. */
export function problems(all: readonly Told[]): readonly string[] {
  const found = all.flatMap((told) => {
    const { city, definition, target } = told;
    if (city?.value == null) return [];
    const worse = change(told) < 0;
    if (verdict(told) === 'missed' && target !== undefined) {
      const short = schoolsShort(told);
      return [`${definition.label}尚未达到${targetName(target.label)}${short === null ? `，为${amount(city.value, definition.unit)}` : `，还差${short}所`}${worse ? changeClause(told) : ''}。${missedParts(told)}`];
    }
    return worse ? [`${changed(told)}，为${amount(city.value, definition.unit)}。`] : [];
  });
  const silent = new Map<string, string[]>();
  for (const told of all) {
    // A city without any report is told as such in its own place.
    if (told.city?.value == null || partsSilent(told).length === 0) continue;
    const names = namesOf(partsSilent(told), told.partOf.word);
    silent.set(names, [...(silent.get(names) ?? []), told.definition.label]);
  }
  return [...found, ...[...silent].map(([names, labels]) => `${names}没有上报${labels.join('、')}的有关数据，全市数据不含上述县区。`)];
}
