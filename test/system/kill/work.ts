import type { ClosedWorkspace, EngineError } from '../../../shared/contract';

export const WORKS = ['import', 'report', 'backup', 'closing', 'migration', 'restore'] as const;
export type Work = (typeof WORKS)[number];

export interface ChildTask {
  readonly work: Work;
  readonly workspace: string;
  readonly passphrase: string;
  readonly files: readonly string[];
  readonly backup: string;
}

/** begun: everything is loaded, the work starts now; done: the engine has answered that it is done; refused: it has answered with an error. */
export type ChildReport = { readonly kind: 'begun' } | { readonly kind: 'done'; readonly backup: ClosedWorkspace['backup'] } | { readonly kind: 'refused'; readonly error: EngineError };
