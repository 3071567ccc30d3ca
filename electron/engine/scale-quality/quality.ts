/** Validity, levels, spread and reliability of one scale's answers in one school year. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { RISK_LEVELS } from '../../../shared/risk';
import { type ItemQuality, RELIABILITY_SAMPLE, type ScaleQuality, type ScaleUse } from '../../../shared/scale-quality';
import { type KeyedScale, SCALES } from '../../../shared/scales';
import type { PlaceFilter } from '../school-checks/place-filter';
import { INVALID, MARK_LABELS, type MarkName, NOTICE, RULE_LABELS, type RuleId, RULES } from '../scoring';
import { analyseItems, wilsonInterval } from '../statistics';
import { firstRow, number, rows, text } from '../warehouse/sql';
import { compareLevels } from './compare-levels';
import { readItems } from './read-items';
import { type SafeCounter, safeParts, scoreQuality } from './score-quality';
import { sheetsSql } from './sheets';

const VALID = "riskLevel IN ('0', '1', '2', '3')";

/** Scales of which the year has scored answers, the most used first; sheets of all schools, before any filter. */
export async function usedScales(connection: DuckDBConnection, schoolYear: string): Promise<ScaleUse[]> {
  const found = await rows(
    connection,
    `SELECT s.scale, count(DISTINCT a.pseudonym) AS persons, count(DISTINCT a.pseudonym) FILTER (WHERE s.riskLevel = 'X') AS invalid
     FROM scored_answer s JOIN assessment_answer a USING (batch, sourceRow) WHERE a.schoolYear = $1 GROUP BY s.scale ORDER BY persons DESC, s.scale`,
    [schoolYear],
  );
  return found.map((row) => ({ scale: text(row['scale']), label: keyedScale(text(row['scale'])).label, persons: number(row['persons']), invalid: number(row['invalid']) }));
}

/** @throws EngineFailure BAD_REQUEST for a scale that is not known or has no key */
export function keyedScale(id: string): KeyedScale {
  const scale = SCALES.find((each) => each.id === id);
  if (scale === undefined || scale.kind !== 'keyed') throw new EngineFailure('BAD_REQUEST', `没有可记分的量表“${id}”。可用：${SCALES.filter(({ kind }) => kind === 'keyed').map((each) => `${each.id}（${each.label}）`).join('、')}。`, { scale: id });
  return scale;
}

/** @param minimum counts of pupils from 1 to below it are not told @throws EngineFailure NO_DATA */
export async function scaleQuality(connection: DuckDBConnection, id: string, schoolYear: string, filter: PlaceFilter, minimum: number): Promise<ScaleQuality> {
  const scale = keyedScale(id);
  const safe: SafeCounter = (persons) => (persons > 0 && persons < minimum ? null : persons);
  const sheets = sheetsSql(filter);
  const counts = await firstRow(connection, `SELECT count(*) AS persons, count(*) FILTER (WHERE ${VALID}) AS valid, ${bitCounts()} FROM (${sheets})`, [schoolYear, id]);
  const persons = number(counts?.['persons']);
  const valid = number(counts?.['valid']);
  if (persons === 0) throw new EngineFailure('NO_DATA', `${schoolYear}学年在所选范围内没有${scale.label}的逐题作答。请导入“测评原始作答”，或改变筛选条件。`, { scale: id, schoolYear });
  const bandSets = await rows(connection, "SELECT DISTINCT bandSet FROM scored_batch s JOIN batch b USING (batch) WHERE s.scale = $1 AND b.schoolYear = $2 AND bandSet <> '' ORDER BY bandSet", [id, schoolYear]);
  const head = { schoolYear, scale: id, label: scale.label, source: scale.source, bandSets: bandSets.map((row) => text(row['bandSet'])), minimum };
  if (valid < minimum) {
    return { ...head, suppressed: true, persons: safe(persons), valid: safe(valid), invalidReasons: [], notices: [], levels: [], rules: [], scores: [], items: [], reliabilityPersons: 0, sampled: false, comparison: null };
  }
  const reasons = (bits: Readonly<Partial<Record<MarkName, number>>>) =>
    (Object.keys(bits) as MarkName[]).map((mark) => ({ id: mark, label: MARK_LABELS[mark], persons: safe(number(counts?.[`mark_${mark}`])) })).filter((reason) => reason.persons !== 0);
  const levels = await levelsOf(connection, sheets, [schoolYear, id], safe);
  const items = await readItems(connection, scale, schoolYear, filter);
  const columns = await scoresOf(connection, sheets, [schoolYear, id], scale);
  const bandSet = scale.bandSets.find(({ label }) => head.bandSets.includes(label)) ?? scale.bandSets.find(({ id: own }) => own === scale.defaultBandSet) ?? scale.bandSets[0];
  const definitions = [...scale.totalScores.map((score) => ({ score, role: 'total' as const })), ...scale.subscales.map((score) => ({ score, role: 'subscale' as const }))];
  return {
    ...head,
    suppressed: false,
    persons,
    valid,
    invalidReasons: reasons(INVALID),
    notices: reasons(NOTICE),
    levels,
    rules: (Object.keys(RULES) as RuleId[]).map((rule) => ({ id: rule, label: RULE_LABELS[rule], persons: safe(number(counts?.[`rule_${rule}`])) })),
    scores: definitions.map(({ score, role }, index) => scoreQuality(scale, score, role, bandSet, columns[index] ?? new Float64Array(), items, safe)),
    items: itemsOf(scale, items),
    reliabilityPersons: items[0]?.length ?? 0,
    sampled: valid > RELIABILITY_SAMPLE,
    comparison: await compareLevels(connection, id, schoolYear, filter, safe),
  };
}

function bitCounts(): string {
  const marks = Object.entries({ ...INVALID, ...NOTICE }).map(([name, bit]) => `count(*) FILTER (WHERE marks & ${bit} <> 0) AS mark_${name}`);
  const fired = Object.entries(RULES).map(([name, bit]) => `count(*) FILTER (WHERE rules & ${bit} <> 0) AS rule_${name}`);
  return [...marks, ...fired].join(', ');
}

async function levelsOf(connection: DuckDBConnection, sheets: string, parameters: readonly string[], safe: SafeCounter): Promise<ScaleQuality['levels']> {
  const found = await rows(connection, `SELECT riskLevel, count(*) AS persons FROM (${sheets}) GROUP BY riskLevel`, parameters);
  const counts = new Map(found.map((row) => [text(row['riskLevel']), number(row['persons'])]));
  const levels = RISK_LEVELS.filter((level) => level !== 'X' && level !== 'N');
  const valid = levels.reduce((sum, level) => sum + (counts.get(level) ?? 0), 0);
  const parts = safeParts(levels.map((level) => counts.get(level) ?? 0), safe);
  return levels.map((level, index) => {
    const persons = counts.get(level) ?? 0;
    const shown = parts[index] ?? null;
    const interval = shown === null ? null : wilsonInterval(persons, valid);
    return { level, persons: shown, share: shown === null ? null : persons / valid, low: interval?.low ?? null, high: interval?.high ?? null };
  });
}

/** Scores of valid sheets, totals first, as scored_answer keeps them. */
async function scoresOf(connection: DuckDBConnection, sheets: string, parameters: readonly string[], scale: KeyedScale): Promise<readonly Float64Array[]> {
  const count = scale.totalScores.length + scale.subscales.length;
  const places = Array.from({ length: count }, (_, index) => `scores[${index + 1}] AS score${index}`).join(', ');
  const result = await connection.runAndReadAll(`SELECT ${places} FROM (${sheets}) WHERE ${VALID}`, [...parameters]);
  return result.getColumns().map((column) => Float64Array.from(column, (value) => (value === null ? Number.NaN : Number(value))));
}

/** Of the items that count, against the sum of all of them; of a scale without a total against those of the same subscale. */
function itemsOf(scale: KeyedScale, values: readonly Float64Array[]): ItemQuality[] {
  const groups = scale.totalScores.length > 0 ? [scale.totalScores[0]?.items ?? []] : scale.subscales.map(({ items }) => items);
  const range: readonly [number, number] = [scale.coding.minimum, scale.coding.maximum];
  return groups
    .flatMap((group) => {
      const analysis = analyseItems(group.map((item) => values[item - 1] ?? new Float64Array()), range);
      if (analysis.persons < 2) return [];
      return group.map((item, index): ItemQuality => {
        const statistics = analysis.items[index];
        if (statistics === undefined) throw new Error(`no statistics of item ${item}`);
        return { item, subscale: scale.subscales.filter(({ items }) => items.includes(item)).map(({ name }) => name).join('、'), reversed: scale.reverse.includes(item), ...statistics };
      });
    })
    .sort((a, b) => a.item - b.item);
}
