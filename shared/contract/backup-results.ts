import type { BackupList, CheckedBackup, MadeBackup, RestoredWorkspace } from '../backups';
import type { DamageReport, SalvageReport } from '../salvage';
import type { EngineError } from './errors';
import type { ProducedFile } from './file-results';
import type { WorkspaceStatus } from './workspace-results';

export interface UnmadeBackup {
  readonly problem: EngineError;
  /** Absolute path of the newest backup of this workspace that is good; null: none was found. */
  readonly lastGood: string | null;
}

/** What came of the backup that closing makes: null where none was wanted or nothing had changed. */
export interface ClosedWorkspace extends WorkspaceStatus {
  readonly backup: { readonly made: MadeBackup } | UnmadeBackup | null;
}

export interface OpenedWorkspace extends WorkspaceStatus {
  /** What is to be said on opening, in Chinese: a backup before an upgrade, a clock that went back. */
  readonly notices: readonly string[];
}

export interface BackupResults {
  'backup.list': BackupList;
  'backup.make': MadeBackup;
  'backup.check': CheckedBackup;
  'backup.restore': RestoredWorkspace & { readonly status: OpenedWorkspace };
  'backup.identity': ProducedFile;
  'workspace.examine': DamageReport;
  'workspace.salvage': SalvageReport;
}
