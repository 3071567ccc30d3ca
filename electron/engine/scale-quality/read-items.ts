/** Single answers of a sample of valid sheets, as values that are counted. */
import { type DuckDBConnection, DuckDBListValue, type DuckDBValue } from '@duckdb/node-api';
import { bandSetInForce, DEFAULT_BAND_SETS } from '../../../shared/band-sets';
import type { KeyedScale, ScaleCatalogue } from '../../../shared/scales';
import type { PlaceFilter } from '../school-checks/place-filter';
import { itemValues, prepareScorer, type Scorer } from '../scoring';
import { type AnswerGroup, answerGroups, scaleOf } from '../warehouse/scores/answer-layout';
import { scalesOf } from '../warehouse/scores/own-scales';
import { number, rows, text } from '../warehouse/sql';
import { sheetsSql, VALID_SHEET } from './sheets';

/** Texts of a batch that may name the scale, and the names of its measures. */
interface Layout {
  readonly names: readonly string[];
  readonly measures: readonly string[];
  readonly scorer: Scorer;
}

/** Where a sheet comes from. */
export interface SheetPlace {
  readonly county: string;
  readonly stage: string;
  /** 1–12; null where it is not known. */
  readonly grade: number | null;
}

export interface ItemSheets {
  /** One column per item after reversal, NaN for missing. */
  readonly values: readonly Float64Array[];
  /** One a sheet, in the order of the columns. */
  readonly places: readonly SheetPlace[];
}

/** The sample is that of the lowest pseudonyms, which are keyed hashes: as good as drawn by lot, and the same every time. */
export async function readItems(connection: DuckDBConnection, scale: KeyedScale, schoolYear: string, filter: PlaceFilter, most: number): Promise<ItemSheets> {
  const layouts = await layoutsOf(connection, scale);
  const scales = await scalesOf(connection);
  const sample = `sample AS (SELECT * FROM (${sheetsSql(filter)}) WHERE ${VALID_SHEET} ORDER BY pseudonym LIMIT ${most})`;
  const wide = `WITH ${sample} SELECT a.batch, a.scale, NULL AS names, a.scores, s.county, s.stage, s.grade FROM assessment_answer a JOIN sample s USING (batch, sourceRow) WHERE a.scores IS NOT NULL`;
  const long = `WITH ${sample} SELECT a.batch, a.scale, list(a.measure) AS names, list(a.score) AS scores, any_value(s.county) AS county, any_value(s.stage) AS stage, any_value(s.grade) AS grade FROM assessment_answer a
    JOIN sample s ON a.batch = s.batch AND a.pseudonym = s.pseudonym AND a.assessedOn IS NOT DISTINCT FROM s.assessedOn WHERE a.measure IS NOT NULL GROUP BY a.batch, a.scale, a.pseudonym`;
  const sheets = new Map<Scorer, { readonly answers: number[][]; readonly places: SheetPlace[] }>();
  for (const sql of [wide, long]) {
    for (const row of await rows(connection, sql, [schoolYear, scale.id])) {
      const layout = layouts.get(number(row['batch']));
      if (layout === undefined) continue;
      const measures = row['names'] === null ? layout.measures : listOf(row['names']).map(String);
      const group = groupOf(answerGroups(measures), row['scale'] === null ? null : text(row['scale']), layout, scale, scales);
      if (group === undefined) continue;
      const answers = listOf(row['scores']);
      const own = sheets.get(layout.scorer) ?? { answers: [], places: [] };
      own.answers.push(group.positions.map((position) => valueOf(answers[position])));
      own.places.push({ county: text(row['county']), stage: text(row['stage']), grade: row['grade'] == null ? null : number(row['grade']) });
      sheets.set(layout.scorer, own);
    }
  }
  const parts = [...sheets].map(([scorer, { answers }]) => itemValues(scorer, Float64Array.from(answers.flat())));
  return {
    values: Array.from({ length: scale.items }, (_, item) => joined(parts.map((columns) => columns[item] ?? new Float64Array()))),
    places: [...sheets.values()].flatMap(({ places }) => places),
  };
}

/** By batch: how its answers are coded was found out when it was scored. */
async function layoutsOf(connection: DuckDBConnection, scale: KeyedScale): Promise<ReadonlyMap<number, Layout>> {
  const found = await rows(
    connection,
    "SELECT b.batch, b.measures, b.title, b.sheet, b.fileName, s.coding FROM scored_batch s JOIN batch b USING (batch) WHERE s.scale = $1 AND s.status = 'scored'",
    [scale.id],
  );
  // Values of items do not depend on bands; any set will do.
  const bandSet = bandSetInForce(scale, DEFAULT_BAND_SETS);
  const scorers = new Map([scale.coding, ...scale.otherCodings].map((coding) => [coding.label, prepareScorer(scale, { coding: coding.id, ...(bandSet === undefined ? {} : { bandSet }) })]));
  return new Map(
    found.flatMap((row): [number, Layout][] => {
      const scorer = scorers.get(text(row['coding']));
      return scorer === undefined ? [] : [[number(row['batch']), { names: [text(row['title']), text(row['sheet']), text(row['fileName'])], measures: JSON.parse(text(row['measures'])) as string[], scorer }]];
    }),
  );
}

function groupOf(groups: readonly AnswerGroup[], written: string | null, { names }: Layout, scale: KeyedScale, scales: ScaleCatalogue): AnswerGroup | undefined {
  return groups.find(({ heading, positions }) => positions.length === scale.items && scaleOf(scales, [heading, written, ...names])?.id === scale.id);
}

function listOf(value: DuckDBValue | undefined): readonly DuckDBValue[] {
  return value instanceof DuckDBListValue ? value.items : [];
}

function valueOf(value: DuckDBValue | undefined): number {
  return value === null || value === undefined ? Number.NaN : Number(value);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
