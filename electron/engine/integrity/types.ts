import type { DuckDBConnection } from '@duckdb/node-api';
import type { IntegrityCheck, IntegrityCheckId } from '../../../shared/contract';

export interface CheckContext {
  /** The connection that changes the workspace: derived tables are made again and taken back. */
  readonly writer: DuckDBConnection;
  readonly sealKey: Buffer;
}

export interface CheckDefinition {
  readonly id: IntegrityCheckId;
  readonly label: string;
  readonly run: (context: CheckContext) => Promise<Pick<IntegrityCheck, 'checked' | 'firstProblem'>>;
}
