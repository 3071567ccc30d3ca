/** What every document of a report carries, whatever its format. */
export interface DocumentStamp {
  /** Time stamp of the document and of all its parts: equal content gives equal bytes. */
  readonly issuedOn: Date;
  /** Printed at the foot of every page and kept in the document's properties. */
  readonly report?: { readonly id: string; readonly dataState: string };
}

/** Names under which a document keeps which report it is; a PDF, whose cells cannot be compared, also a hash of its figures. */
export const REPORT_PROPERTIES = { id: 'YuxinReport', dataState: 'YuxinDataState', figures: 'YuxinFigures' } as const;
