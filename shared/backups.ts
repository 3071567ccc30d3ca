/** Backups of a workspace: what the engine tells of them, and what officials read. */
export const BACKUP_REASONS = { closing: '关闭时', migration: '升级前', asked: '手动' } as const;
export type BackupReason = keyof typeof BACKUP_REASONS;

/** good: as it was when it was made and checked; unchecked: nothing is known of it but its head; damaged: cut short or changed; newer: of a newer version of the program. */
export const BACKUP_STATES = { good: '完好', unchecked: '未核对', damaged: '已损坏', newer: '需升级程序' } as const;
export type BackupState = keyof typeof BACKUP_STATES;

export interface BackupItem {
  /** Absolute. */
  readonly path: string;
  readonly fileName: string;
  /** Name of the workspace that it is a copy of. */
  readonly workspace: string;
  /** Counts up within a folder, whatever the clock says; 0: not known. */
  readonly number: number;
  /** Local time, `2026-03-01 09:30:00`. */
  readonly madeAt: string;
  readonly bytes: number;
  readonly state: BackupState;
  /** Null: not known, because the list beside it was lost. */
  readonly reason: BackupReason | null;
  /** Batches of imports in it; null: not known. */
  readonly batches: number | null;
}

export interface BackupList {
  /** Folders that were looked into; absolute. */
  readonly folders: readonly string[];
  /** The latest first: by number in each folder, never by the clock alone. */
  readonly backups: readonly BackupItem[];
  /** In Chinese: folders that are not there, lists that cannot be read. */
  readonly problems: readonly string[];
}

export interface MadeBackup {
  readonly path: string;
  /** Of the encrypted file. */
  readonly bytes: number;
  /** False where it could be written but not opened again for want of space. */
  readonly checked: boolean;
  /** What is to be said besides, in Chinese: another folder was taken, the clock went back. */
  readonly notices: readonly string[];
}

/** What was found in a backup that was decrypted and opened. */
export interface CheckedBackup {
  readonly schemaVersion: number;
  readonly batches: number;
  readonly auditEntries: number;
  readonly auditIntact: boolean;
}

export interface RestoredWorkspace {
  /** The restored workspace; absolute. */
  readonly path: string;
  /** Where the file that stood there before is kept; null: there was none. */
  readonly keptAside: string | null;
  readonly checked: CheckedBackup;
}
