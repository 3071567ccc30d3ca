import type { DuckDBConnection } from '@duckdb/node-api';
import type { CallOptions } from '../../../../shared/contract';
import type { LevelMapping } from '../../../../shared/risk';
import { schoolYearOf } from '../../../../shared/school-year';
import { rows } from '../../warehouse/sql';
import type { KeyedScale } from '../../../../shared/scales';
import type { RememberedLayout } from '../recognise/types';
import type { IngestPool } from '../workers/pool';
import { inspectAll } from './inspect-run';
import type { SourceFile } from './sources';

export interface FallbackOptions extends CallOptions {
  readonly passwords: readonly string[];
  readonly includeHidden: boolean;
  readonly memory: readonly RememberedLayout[];
  readonly levels: LevelMapping;
  readonly ownScales: readonly KeyedScale[];
  readonly today: Date;
}

/** The year most tables of this run state, else the latest year in the workspace, else today's. */
export async function fallbackSchoolYear(connection: DuckDBConnection, pool: IngestPool, files: readonly SourceFile[], options: FallbackOptions): Promise<string> {
  const votes = new Map<string, number>();
  for (const { tables } of await inspectAll(pool, files, options)) {
    for (const { schoolYear } of tables) if (schoolYear !== null) votes.set(schoolYear, (votes.get(schoolYear) ?? 0) + 1);
  }
  const stated = [...votes].sort((a, b) => b[1] - a[1] || b[0].localeCompare(a[0]))[0]?.[0];
  if (stated !== undefined) return stated;
  const loaded = (await rows(connection, 'SELECT max(schoolYear) AS schoolYear FROM batch'))[0]?.['schoolYear'];
  return typeof loaded === 'string' ? loaded : schoolYearOf({ year: options.today.getFullYear(), month: options.today.getMonth() + 1 });
}
