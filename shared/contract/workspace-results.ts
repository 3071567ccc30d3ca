/** The program and its workspace. */
export interface AppInfo {
  readonly version: string;
  readonly duckdbVersion: string;
  readonly nodeVersion: string;
  readonly platform: string;
  /** Of workspaces that this version makes. */
  readonly schemaVersion: number;
}

export interface WorkspaceStatus {
  readonly open: boolean;
  /** The passphrase has to be given again before anything of the workspace is told. */
  readonly locked: boolean;
  readonly path: string | null;
  readonly name: string | null;
  /** False when the chain of the audit log is broken: somebody changed the file by other means. */
  readonly auditIntact: boolean;
  /** Where the chain is broken, in Chinese; null when it is whole. */
  readonly auditProblem: string | null;
  /** Who works; null while no workspace is open. */
  readonly operator: string | null;
  /** A forgotten passphrase can be set anew. */
  readonly hasRecoveryCode: boolean;
}
