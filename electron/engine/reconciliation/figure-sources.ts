/** From a figure back to the spreadsheets: which files, and which rows of them, are behind it under the filters in force. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { type FigureSource, type FigureSources, sourceKinds, type SourceKind, type SourceRow } from '../../../shared/figure-sources';
import { DIMENSIONS, type DimensionId, type FactView, type IndicatorDefinition } from '../../../shared/indicators';
import { countyLabel } from '../../../shared/regions';
import { scopeSwitch } from '../../../shared/scope';
import { indicatorsOf, type IndicatorQuery } from '../metrics/figures';
import { factsInScope } from '../warehouse/scope-sql';
import { number, rows, type SqlValue, text } from '../warehouse/sql';

export type FigureAsked = Pick<IndicatorQuery, 'schoolYear' | 'areaBasis' | 'scope' | 'where'> & { readonly indicator: string };

/** Most files listed of one kind; a city's rosters and results come in thousands. */
const MOST_FILES = 500;
/** Where only files are named: how many rows of a file belong to a part of the pupils would tell of few. */
const UNCOUNTED: ReadonlySet<FactView> = new Set(['fact_follow_up', 'fact_hotline_call']);
/** Pupils one by one, and shifts, behind what counts them together; the days of the city's rota hang on no place. */
const ROWS_OF: Readonly<Partial<Record<FactView, 'fact_assessment' | FactView>>> = { fact_assessment_group: 'fact_assessment', fact_hotline_day: 'fact_hotline_shift' };
const WITHOUT_PLACES: ReadonlySet<FactView> = new Set(['fact_hotline_day']);
const WITH_NAMES: ReadonlySet<FactView> = new Set(['fact_counselor', 'fact_training']);

interface Rows {
  readonly from: string;
  readonly parameters: readonly SqlValue[];
}

/** Levels of results choose among pupils: the files behind a level are those behind all levels. */
function rowsBehind(asked: FigureAsked, indicator: IndicatorDefinition, view: FactView): Rows {
  const parameters: SqlValue[] = [asked.schoolYear];
  const placed = !WITHOUT_PLACES.has(view);
  const filters = placed ? Object.entries(asked.where).filter(([name, values]) => name !== 'riskLevel' && values !== undefined) : [];
  const conditions = filters.map(([name, values]) => {
    if (!indicator.dimensions.includes(name as DimensionId)) throw new EngineFailure('UNKNOWN_DIMENSION', `“${indicator.label}”不能按${DIMENSIONS[name as DimensionId].label}筛选。`, { indicator: indicator.id, dimension: name });
    const chosen = (values ?? []).map((value) => `$${parameters.push(value)}`);
    return chosen.length === 0 ? 'false' : `f.${name} IN (${chosen.join(', ')})`;
  });
  const table = ROWS_OF[view] ?? view;
  const facts = placed ? factsInScope(table, asked.areaBasis, asked.scope, (id) => scopeSwitch(id).touches(indicator)) : table;
  return { from: `${facts} f JOIN batch b USING (batch) WHERE ${['f.schoolYear = $1', ...conditions].join(' AND ')}`, parameters };
}

function indicatorOf(id: string): IndicatorDefinition {
  return indicatorsOf([id])[0] as IndicatorDefinition;
}

/** @throws EngineFailure UNKNOWN_INDICATOR, UNKNOWN_DIMENSION */
export async function figureSources(connection: DuckDBConnection, asked: FigureAsked): Promise<FigureSources> {
  const indicator = indicatorOf(asked.indicator);
  const sources: FigureSource[] = [];
  for (const kind of sourceKinds(indicator)) sources.push(await filesOf(connection, kind, rowsBehind(asked, indicator, kind.view)));
  return { schoolYear: asked.schoolYear, sources };
}

async function filesOf(connection: DuckDBConnection, kind: SourceKind, { from, parameters }: Rows): Promise<FigureSource> {
  const counted = !UNCOUNTED.has(kind.view);
  const found = await rows(
    connection,
    `WITH files AS (SELECT batch, count(*) AS taken FROM ${from} GROUP BY batch)
     SELECT b.batch, b.fileName, b.sheet, b.sha256, strftime(b.loadedAt, '%Y-%m-%d %H:%M:%S') AS loadedAt, taken, count(*) OVER () AS files, sum(taken) OVER () AS total
     FROM files JOIN batch b USING (batch) ORDER BY ${counted ? 'taken DESC, ' : ''}b.fileName, b.sheet LIMIT ${MOST_FILES}`,
    parameters,
  );
  return {
    ...kind,
    files: found.map((row) => ({
      batch: number(row['batch']),
      fileName: text(row['fileName']),
      sheet: text(row['sheet']),
      sha256: text(row['sha256']),
      loadedAt: text(row['loadedAt']),
      rows: counted ? number(row['taken']) : null,
    })),
    totalFiles: number(found[0]?.['files']),
    totalRows: counted ? number(found[0]?.['total']) : null,
  };
}

/**
 * @param batch only rows of this file and sheet
 * @throws EngineFailure BAD_REQUEST where the rows are pupils or callers, or do not stand behind the figure
 */
export async function figureRows(connection: DuckDBConnection, asked: FigureAsked & { readonly view: FactView; readonly batch?: number | undefined; readonly limit: number; readonly offset: number }): Promise<{ readonly rows: readonly SourceRow[]; readonly total: number }> {
  const indicator = indicatorOf(asked.indicator);
  const kind = sourceKinds(indicator).find(({ view }) => view === asked.view);
  if (kind === undefined || kind.aboutPupils) throw new EngineFailure('BAD_REQUEST', '这个数的这类来源不列出行：涉及学生的行只列文件。', { indicator: indicator.id, view: asked.view });
  const { from, parameters } = rowsBehind(asked, indicator, kind.view);
  const ofBatch = asked.batch === undefined ? '' : `AND f.batch = $${parameters.length + 1}`;
  const found = await rows(
    connection,
    `SELECT b.fileName, b.sheet, f.sourceRow, f.county, f.schoolName, ${WITH_NAMES.has(kind.view) ? 'f.name' : "''"} AS name, count(*) OVER () AS total
     FROM ${from} ${ofBatch} ORDER BY ${asked.batch === undefined ? 'f.county, f.schoolName, b.fileName, b.sheet, ' : ''}f.sourceRow LIMIT ${asked.limit} OFFSET ${asked.offset}`,
    asked.batch === undefined ? parameters : [...parameters, asked.batch],
  );
  return {
    rows: found.map((row) => ({ file: text(row['fileName']), sheet: text(row['sheet']), row: number(row['sourceRow']), county: countyLabel(text(row['county'])), school: text(row['schoolName']), name: text(row['name']) })),
    total: number(found[0]?.['total']),
  };
}
