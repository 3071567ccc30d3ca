/** What can be saved of a workspace whose file is damaged. */
export interface TableDamage {
  readonly table: string;
  /** Rows that the table should have. */
  readonly rows: number;
  /** Rows that can be read; fewer than `rows`: the others are lost with their part of the file. */
  readonly readable: number;
}

export interface DamageReport {
  readonly path: string;
  /** Whether the file opens at all, so that something of it can be saved. */
  readonly opens: boolean;
  /** Whether the key of the pseudonyms can be read: without it nothing can be gone on with. */
  readonly keyReadable: boolean;
  /** What is wrong, in Chinese. */
  readonly problem: string;
  /** All tables that hold data of their own, those first that are damaged. */
  readonly tables: readonly TableDamage[];
}

/** A batch of which rows are missing in the new workspace. */
export interface BatchDamage {
  readonly batch: number;
  readonly fileName: string;
  readonly sheet: string;
  readonly rowsExpected: number;
  readonly rowsSaved: number;
}

export interface SalvageReport {
  /** The new workspace; absolute. */
  readonly path: string;
  /** The same report as text in Chinese, beside the new workspace; absolute. */
  readonly reportPath: string;
  readonly tables: readonly TableDamage[];
  readonly batchesWhole: number;
  readonly batchesMissingRows: readonly BatchDamage[];
  readonly auditIntact: boolean;
}
