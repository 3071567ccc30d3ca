/** Which files the levels of a year come from, how many pupils each puts at which level, and by which rules: where one threshold makes most of the cases, it shows. */
import { hiddenParts } from '../../../shared/hidden-parts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { RISK_LEVELS } from '../../../shared/risk';
import { type RiskRules, RULE_IDS, ruleLabels } from '../../../shared/risk-rules';
import type { LevelSource, SafeCount } from '../../../shared/scale-quality';
import { type PlaceFilter, placeCondition } from '../school-checks/place-filter';
import { RULES } from '../scoring';
import { SCHOOL_KINDS } from '../warehouse/directory-tables';
import { number, rows, text } from '../warehouse/sql';
import { allOrNone, isSmall, safeParts } from '../privacy/small-counts';

/** Most pupils first. Every pupil is counted once, with the result that counts. */
export async function levelSources(connection: DuckDBConnection, schoolYear: string, filter: PlaceFilter, rules: RiskRules, minimum: number): Promise<LevelSource[]> {
  const county = filter.areaBasis === 'managed' ? 'f.county' : 'f.administrativeCounty';
  const counted = [...RISK_LEVELS.map((level) => `count(*) FILTER (WHERE riskLevel = '${level}') AS level_${level}`), ...RULE_IDS.map((id) => `count(*) FILTER (WHERE rules & ${RULES[id]} <> 0) AS rule_${id}`)];
  const found = await rows(
    connection,
    `SELECT batch, fileName, scale, scored, count(*) AS persons, ${counted.join(', ')} FROM (
       SELECT f.batch, b.fileName, coalesce(f.scale, '') AS scale, s.batch IS NOT NULL AS scored, f.riskLevel, coalesce(s.rules, 0) AS rules, ${county} AS county, ${SCHOOL_KINDS.map((column) => `f.${column}`).join(', ')}, f.school
       FROM fact_assessment f JOIN batch b ON b.batch = f.batch LEFT JOIN scored_answer s ON s.batch = f.batch AND s.sourceRow = f.sourceRow AND s.scale = f.scale
       WHERE f.schoolYear = $1
     ) p WHERE true ${placeCondition('p', filter)} GROUP BY batch, fileName, scale, scored ORDER BY persons DESC, batch, scale`,
    [schoolYear],
  );
  const width = RISK_LEVELS.length;
  const counts = found.flatMap((row) => RISK_LEVELS.map((level) => number(row[`level_${level}`])));
  // What a file holds is known, and what all files together put at a level.
  const lines = [...found.map((_, file) => RISK_LEVELS.map((__, level) => file * width + level)), ...RISK_LEVELS.map((_, level) => found.map((__, file) => file * width + level))];
  const hidden = hiddenParts(counts, counts.flatMap((count, place) => (isSmall(count, minimum) ? [place] : [])), lines, minimum);
  const persons = safeParts(found.map((row) => number(row['persons'])), minimum);
  const labels = ruleLabels(rules);
  const levelsOf = (file: number): SafeCount[] => RISK_LEVELS.map((_, level) => (hidden.has(file * width + level) ? null : (counts[file * width + level] ?? 0)));
  const firedOf = (file: number): SafeCount[] => allOrNone(RULE_IDS.map((id) => number(found[file]?.[`rule_${id}`])), minimum, levelsOf(file).every((count) => count !== null));
  // What rules make of a scale in all files together is told elsewhere: one file that keeps its rules back keeps those of the others back too.
  const quiet = new Set(found.flatMap((row, file) => (row['scored'] === true && firedOf(file).some((count) => count === null) ? [text(row['scale'])] : [])));
  return found.map((row, file): LevelSource => {
    const isScored = row['scored'] === true;
    const fired = firedOf(file);
    return {
      batch: number(row['batch']),
      fileName: text(row['fileName']),
      scale: text(row['scale']),
      kind: isScored ? 'scored' : 'reported',
      persons: persons[file] ?? null,
      levels: levelsOf(file),
      rules: !isScored || quiet.has(text(row['scale'])) ? null : RULE_IDS.map((id, index) => ({ id, label: labels[id], persons: fired[index] ?? 0 })).filter((rule) => rule.persons !== 0),
    };
  });
}
