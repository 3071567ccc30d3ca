export interface ViewColumn {
  readonly name: string;
  readonly label: string;
  /** Values and unit, in Chinese; '' where the label says all. */
  readonly meaning: string;
}

export interface QueryView {
  readonly name: string;
  readonly label: string;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly ViewColumn[];
}
