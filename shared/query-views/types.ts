export interface ViewColumn {
  readonly name: string;
  readonly label: string;
  /** Values and unit, in Chinese; '' where the label says all. */
  readonly meaning: string;
  /** Of a column that tells in Chinese what another one holds as a code: that column, and its codes. */
  readonly tells?: { readonly column: string; readonly codes: readonly Code[] };
}

export interface Code {
  readonly id: string;
  readonly label: string;
}

export interface QueryView {
  readonly name: string;
  readonly label: string;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly ViewColumn[];
}
