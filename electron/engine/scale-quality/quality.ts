/** Validity, levels, spread and reliability of one scale's answers in one school year. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { VALID_RISK_LEVELS } from '../../../shared/risk';
import { RULE_IDS, ruleLabels } from '../../../shared/risk-rules';
import { RELIABILITY_SAMPLE, type ReasonCount, type ScaleQuality, type ScaleUse } from '../../../shared/scale-quality';
import type { BandSet, KeyedScale } from '../../../shared/scales';
import type { PlaceFilter } from '../school-checks/place-filter';
import { INVALID, MARK_LABELS, type MarkName, NOTICE, RULES } from '../scoring';
import { completeCases, wilsonInterval } from '../statistics';
import { scalesOf } from '../warehouse/scores/own-scales';
import { readSetting } from '../warehouse/settings';
import { firstRow, number, rows, text } from '../warehouse/sql';
import { compareLevels } from './compare-levels';
import { itemsOf } from './item-quality';
import { readItems } from './read-items';
import { frequenciesOf, scoresOf } from './score-quality';
import { sheetsSql, VALID_SHEET } from './sheets';
import { allOrNone, isSmall, safeCount, safeParts } from '../privacy/small-counts';

/** Scales of which the year has scored answers, the most used first; sheets of all schools, before any filter. */
export async function usedScales(connection: DuckDBConnection, schoolYear: string, minimum: number): Promise<ScaleUse[]> {
  const found = await rows(
    connection,
    `SELECT s.scale, count(DISTINCT a.pseudonym) AS persons, count(DISTINCT a.pseudonym) FILTER (WHERE s.riskLevel = 'X') AS invalid
     FROM scored_answer s JOIN assessment_answer a USING (batch, sourceRow) WHERE a.schoolYear = $1 GROUP BY s.scale ORDER BY persons DESC, s.scale`,
    [schoolYear],
  );
  const scales = await scalesOf(connection);
  // A workspace of a newer program may hold a scale that this one has no key of.
  return found.flatMap((row) => {
    const scale = scales.byId(text(row['scale']));
    const persons = number(row['persons']);
    return scale?.kind === 'keyed' ? [{ scale: scale.id, label: scale.label, persons: isSmall(number(row['invalid']), minimum) ? null : safeCount(persons, minimum) }] : [];
  });
}

/** @throws EngineFailure BAD_REQUEST for a scale that is not known or has no key */
export async function keyedScale(connection: DuckDBConnection, id: string): Promise<KeyedScale> {
  const known = await scalesOf(connection);
  const scale = known.byId(id);
  if (scale === undefined || scale.kind !== 'keyed') throw new EngineFailure('BAD_REQUEST', `没有可记分的量表“${id}”。可用：${known.scales.filter(({ kind }) => kind === 'keyed').map((each) => `${each.id}（${each.label}）`).join('、')}。`, { scale: id });
  return scale;
}

/** @param minimum counts of pupils from 1 to below it are not told, nor what would give them away @throws EngineFailure NO_DATA */
export async function scaleQuality(connection: DuckDBConnection, id: string, schoolYear: string, filter: PlaceFilter, minimum: number): Promise<ScaleQuality> {
  const scale = await keyedScale(connection, id);
  const sheets = sheetsSql(filter);
  const counts = await firstRow(connection, `SELECT count(*) AS persons, count(*) FILTER (WHERE ${VALID_SHEET}) AS valid, ${bitCounts()} FROM (${sheets})`, [schoolYear, id]);
  const persons = number(counts?.['persons']);
  const valid = number(counts?.['valid']);
  if (persons === 0) throw new EngineFailure('NO_DATA', `${schoolYear}学年在所选范围内没有${scale.label}的逐题作答。请导入“测评原始作答”，或改变筛选条件。`, { scale: id, schoolYear });
  const bandSets = await rows(connection, "SELECT DISTINCT bandSet FROM scored_batch s JOIN batch b USING (batch) WHERE s.scale = $1 AND b.schoolYear = $2 AND bandSet <> '' ORDER BY bandSet", [id, schoolYear]);
  const head = { schoolYear, scale: id, label: scale.label, source: scale.source, bandSets: bandSets.map((row) => text(row['bandSet'])), minimum };
  if (valid < minimum) {
    return { ...head, suppressed: true, persons: safeCount(persons, minimum), valid: safeCount(valid, minimum), invalidReasons: [], notices: [], levels: [], rules: [], scores: [], items: [], itemsReason: '', reliabilityPersons: null, sampled: false, comparison: null };
  }
  const invalidHidden = isSmall(persons - valid, minimum);
  const levels = await levelsOf(connection, sheets, [schoolYear, id], minimum);
  const rulesTold = !invalidHidden && levels.every((level) => level.persons !== null);
  const marksOf = (bits: Readonly<Partial<Record<MarkName, number>>>, tell: boolean): ReasonCount[] => {
    const marks = Object.keys(bits) as MarkName[];
    const told = allOrNone(marks.map((mark) => number(counts?.[`mark_${mark}`])), minimum, tell);
    return marks.map((mark, index) => ({ id: mark, label: MARK_LABELS[mark], persons: told[index] ?? null })).filter((reason) => reason.persons !== 0);
  };
  const ruleCounts = allOrNone(RULE_IDS.map((rule) => number(counts?.[`rule_${rule}`])), minimum, rulesTold);
  const labels = ruleLabels((await readSetting(connection, 'riskRules')).value);
  const { values: items } = await readItems(connection, scale, schoolYear, filter, RELIABILITY_SAMPLE);
  const sampled = valid > RELIABILITY_SAMPLE;
  const itemFigures = itemsOf(scale, items, sampled, minimum);
  return {
    ...head,
    suppressed: false,
    persons: invalidHidden ? null : persons,
    valid,
    invalidReasons: marksOf(INVALID, !invalidHidden),
    notices: marksOf(NOTICE, true),
    levels,
    rules: RULE_IDS.map((rule, index) => ({ id: rule, label: labels[rule], persons: ruleCounts[index] ?? null })),
    scores: scoresOf(scale, usedBandSet(scale, head.bandSets), await frequenciesOf(connection, sheets, [schoolYear, id]), items, minimum),
    items: itemFigures.items,
    itemsReason: itemFigures.reason,
    reliabilityPersons: safeCount(completeCases(items).persons, minimum),
    sampled,
    comparison: await compareLevels(connection, id, schoolYear, filter, minimum),
  };
}

/** The one set of bands by which the year's sheets were graded; null where there were several, whose borders differ. */
function usedBandSet(scale: KeyedScale, labels: readonly string[]): BandSet | null {
  if (labels.length > 1) return null;
  return scale.bandSets.find(({ label }) => labels.includes(label)) ?? scale.bandSets.find(({ id }) => id === scale.defaultBandSet) ?? scale.bandSets[0] ?? null;
}

function bitCounts(): string {
  const marks = Object.entries({ ...INVALID, ...NOTICE }).map(([name, bit]) => `count(*) FILTER (WHERE marks & ${bit} <> 0) AS mark_${name}`);
  const fired = Object.entries(RULES).map(([name, bit]) => `count(*) FILTER (WHERE rules & ${bit} <> 0) AS rule_${name}`);
  return [...marks, ...fired].join(', ');
}

async function levelsOf(connection: DuckDBConnection, sheets: string, parameters: readonly string[], minimum: number): Promise<ScaleQuality['levels']> {
  const found = await rows(connection, `SELECT riskLevel, count(*) AS persons FROM (${sheets}) GROUP BY riskLevel`, parameters);
  const counts = new Map(found.map((row) => [text(row['riskLevel']), number(row['persons'])]));
  const persons = VALID_RISK_LEVELS.map((level) => counts.get(level) ?? 0);
  const valid = persons.reduce((sum, count) => sum + count, 0);
  const parts = safeParts(persons, minimum);
  return VALID_RISK_LEVELS.map((level, index) => {
    const shown = parts[index] ?? null;
    const interval = shown === null ? null : wilsonInterval(shown, valid);
    return { level, persons: shown, share: shown === null ? null : shown / valid, low: interval?.low ?? null, high: interval?.high ?? null };
  });
}
