/** DuckDB's plan of a query in words for officials: what is read, joined, filtered and summed up, in which order. */
import { StatementType, type DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { PlanStep } from '../../../shared/query-plan';
import { text } from '../warehouse/sql';
import { JOIN_TYPES, PLAN_DETAILS, planTitle, TABLE_NAMES } from './plan-words';
import { type AllowedQuery, prepareOne, withChecked } from './prepare';

interface PlanNode {
  readonly name: string;
  readonly children: readonly PlanNode[];
  readonly extra_info: Readonly<Record<string, string | readonly string[]>>;
}

const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({ name: z.string(), children: z.array(planNode).default([]), extra_info: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}) }),
);
const plans = z.array(planNode).min(1);

/**
 * The query is checked and prepared as if it were to run; it does not run.
 * @param fewest estimates below it are not told: of a table with few rows an estimate is their number
 * @throws EngineFailure QUERY_REFUSED, QUERY_FAILED, BAD_REQUEST
 */
export async function explainQuery(connection: DuckDBConnection, sql: string, allowed: AllowedQuery, fewest: number): Promise<PlanStep> {
  return withChecked(connection, sql, allowed, async (_checked, source) => {
    const statement = await prepareOne(connection, `EXPLAIN (FORMAT json) ${source.text}`, StatementType.EXPLAIN, allowed.parameters ?? []);
    const [row] = (await statement.runAndReadAll()).getRows();
    const [root] = plans.parse(JSON.parse(text(row?.[1])));
    return stepsOf(root as PlanNode, fewest)[0] as PlanStep;
  });
}

/** A step that only passes columns on says nothing; what feeds it takes its place. The last one of all stays. */
function stepsOf(node: PlanNode, fewest: number, isRoot = true): readonly PlanStep[] {
  const steps = node.children.flatMap((child) => stepsOf(child, fewest, false));
  const details = detailsOf(node);
  if (!isRoot && node.name.trim() === 'PROJECTION' && details.length === 0) return steps;
  return [{ title: planTitle(node.name.trim()), details, estimate: estimateOf(node.extra_info['Estimated Cardinality'], fewest), steps }];
}

function detailsOf({ name, extra_info: info }: PlanNode): PlanStep['details'] {
  return Object.entries(PLAN_DETAILS).flatMap(([key, label]) => {
    // Columns that are only passed on say nothing of a projection.
    if (key === 'Projections' && name.trim() !== 'PROJECTION') return [];
    const said = info[key];
    const lines = (said === undefined ? [] : typeof said === 'string' ? said.split('\n') : said).filter((line) => line !== '' && !isInternal(line));
    if (key === 'Projections' && lines.every(isColumn)) return [];
    return lines.length === 0 ? [] : [{ label, text: lines.map((line) => wordOf(key, line)).join('，') }];
  });
}

/** Numbered columns, and what DuckDB does with values between two steps, whose bounds are taken from the data. */
function isInternal(line: string): boolean {
  return /#\d|__internal_/.test(line);
}

function isColumn(line: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(line);
}

function wordOf(key: string, line: string): string {
  return key === 'Table' ? tableName(line) : key === 'Join Type' ? (JOIN_TYPES.get(line) ?? line) : line;
}

function tableName(line: string): string {
  const bare = line.split('.').at(-1) ?? line;
  return TABLE_NAMES.get(bare) ?? bare;
}

/** To one digit: enough to see which step is large, too coarse to tell how many of a few there are. */
function estimateOf(said: string | readonly string[] | undefined, fewest: number): string | null {
  const rows = typeof said === 'string' ? Number(said) : NaN;
  if (!Number.isFinite(rows)) return null;
  if (rows < fewest) return `少于 ${fewest} 行`;
  const size = 10 ** Math.floor(Math.log10(rows));
  const rounded = Math.round(rows / size) * size;
  if (rounded < fewest) return `少于 ${fewest} 行`;
  return rounded >= 1e8 ? `约 ${Math.round(rounded / 1e8)} 亿行` : rounded >= 1e4 ? `约 ${Math.round(rounded / 1e4)} 万行` : `约 ${rounded} 行`;
}
