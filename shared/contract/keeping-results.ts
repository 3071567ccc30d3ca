/** Who may open the workspace, what was done in it, and whether it is whole. */
import type { OpenedWorkspace } from './backup-results';
import type { ProducedFile } from './file-results';
import type { WorkspaceStatus } from './workspace-results';

export interface AuditList {
  /**
   * Arrow, the latest first: entry (number), at (local time, 2026-03-01 09:30:00), operator, account (of the operating system), action and
   * details (both in Chinese).
   */
  readonly rows: Uint8Array;
  readonly total: number;
  /** All who stand in the log, whatever the filter. */
  readonly operators: readonly string[];
}

export type IntegrityCheckId = 'log' | 'batches' | 'rows' | 'keys' | 'references' | 'derived';

export interface IntegrityCheck {
  readonly id: IntegrityCheckId;
  /** What was checked, in Chinese. */
  readonly label: string;
  /** Entries, batches, rows or tables looked at. */
  readonly checked: number;
  /** The first thing that is not as it should be, in Chinese, and what to do; null: all is well. */
  readonly firstProblem: string | null;
}

export interface IntegrityReport {
  readonly whole: boolean;
  readonly checks: readonly IntegrityCheck[];
}

export interface SignedFileState {
  /** `unsigned`: no archive of ours. */
  readonly state: 'unchanged' | 'changed' | 'unsigned';
  /** Of the file in the archive; null for `unsigned`, as are the following. */
  readonly fileName: string | null;
  readonly workspace: string | null;
  /** ISO 8601, UTC. */
  readonly signedAt: string | null;
  readonly operator: string | null;
  /** Of the key, as the page of the log tells it: sixteen hexadecimal digits in fours. */
  readonly fingerprint: string | null;
  /** Whether the open workspace signed it; null: none is open, or the file is not as it was signed. */
  readonly ofThisWorkspace: boolean | null;
}

export interface KeepingResults {
  'workspace.recover': OpenedWorkspace;
  'workspace.changePassphrase': WorkspaceStatus;
  /** 7 groups of 5 characters with hyphens. */
  'recovery.make': { readonly code: string };
  'recovery.confirm': WorkspaceStatus;
  'workspace.verify': IntegrityReport;
  'audit.list': AuditList & { readonly fingerprint: string };
  'audit.export': ProducedFile;
  'audit.verifyFile': SignedFileState;
}
