export const WORKS = ['import', 'report', 'backup', 'closing', 'migration', 'restore'] as const;
export type Work = (typeof WORKS)[number];

export interface ChildTask {
  readonly work: Work;
  readonly workspace: string;
  readonly passphrase: string;
  readonly files: readonly string[];
  readonly backup: string;
}

/** begun: everything is loaded, the work starts now; done: the engine has answered that it is done. */
export type ChildReport = 'begun' | 'done';
