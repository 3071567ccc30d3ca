/** Looks at all chosen files, as many at a time as the pool allows, and keeps their order. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CallOptions, InspectedFile } from '../../../../shared/contract';
import type { LevelMapping } from '../../../../shared/risk';
import type { FileFacts } from '../prepare/inspect-file';
import type { KeyedScale } from '../../../../shared/scales';
import type { RememberedLayout } from '../recognise/types';
import type { IngestPool } from '../workers/pool';
import { KnownFiles } from './known-files';
import { RunProgress } from './run-progress';
import type { SourceFile } from './sources';

export interface InspectOptions extends CallOptions {
  readonly passwords: readonly string[];
  readonly includeHidden: boolean;
  readonly memory: readonly RememberedLayout[];
  readonly levels: LevelMapping;
  readonly ownScales: readonly KeyedScale[];
}

export async function inspectAll(pool: IngestPool, files: readonly SourceFile[], options: InspectOptions): Promise<FileFacts[]> {
  const progress = new RunProgress('识别文件', files, options);
  const found = new Array<FileFacts>(files.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      const file = files[index]!;
      const task = { input: file.input, displayName: file.displayName, passwords: options.passwords, includeHidden: options.includeHidden, memory: options.memory, levels: options.levels, ownScales: options.ownScales };
      found[index] = await pool.inspect(task, options.signal);
      progress.fileDone(file);
    }
  };
  await Promise.all(Array.from({ length: pool.size }, work));
  return found;
}

export async function inspectFiles(connection: DuckDBConnection, pool: IngestPool, files: readonly SourceFile[], options: InspectOptions): Promise<InspectedFile[]> {
  const known = await KnownFiles.load(connection);
  const facts = await inspectAll(pool, files, options);
  return facts.map((found, index): InspectedFile => {
    const file = files[index]!;
    const status = found.status === 'recognised' && known.has(found.sha256) ? 'unchanged' : found.status;
    return { ...found, status, path: file.path, name: file.displayName, source: file.source };
  });
}
