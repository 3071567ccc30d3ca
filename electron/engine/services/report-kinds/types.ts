import type { DuckDBConnection } from '@duckdb/node-api';
import type { ResolvedParameters } from '../../report/issued/resolve-parameters';
import type { ReportModel } from '../../report/model';
import type { FormIssuer } from '../../report/official-form';
import type { Ask } from '../../comparison/earlier-figures';
import type { PrivacySettings } from '../../privacy/settings';
import type { Session } from '../../session';

export type { ResolvedParameters } from '../../report/issued/resolve-parameters';

export interface KindContext {
  readonly connection: DuckDBConnection;
  readonly session: Session;
  readonly issuer: FormIssuer;
  /** Of those it is made for. */
  readonly privacy: PrivacySettings;
  /** The only way to figures of pupils. */
  readonly ask: Ask;
}

/** @throws EngineFailure NO_DATA where the workspace has nothing of the kind */
export type BuildReport = (context: KindContext, parameters: ResolvedParameters) => Promise<ReportModel>;
