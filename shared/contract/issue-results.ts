/** What was wrong in the files. */
export interface IssueRecord {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** Address of the cell such as C12, or null for the whole row. */
  readonly cell: string | null;
  /** School and county as far as the row or its heading tells. */
  readonly school: string | null;
  readonly county: string | null;
  /** Chinese label of the column, or null for the whole row. */
  readonly column: string | null;
  /** As in the file; masked where it identifies a child. */
  readonly value: string | null;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly action: 'fixed' | 'emptied' | 'rejected' | 'noted';
  /** Chinese: the reason and what to do. */
  readonly message: string;
  /** Later batch that brought the row or the school again without this issue; null while it is open. */
  readonly closedBy: number | null;
}

export interface IssueGroup {
  /** What to filter by: issue code, file, school or county code. Null: not known. */
  readonly key: string | null;
  /** As an official reads it. */
  readonly label: string;
  readonly issues: number;
  readonly errors: number;
  readonly rowsRejected: number;
  readonly files: number;
  readonly schools: number;
  /** The message of one of them, for groups by kind. */
  readonly example: string;
}

export interface IssuePage {
  readonly issues: readonly IssueRecord[];
  readonly total: number;
}
