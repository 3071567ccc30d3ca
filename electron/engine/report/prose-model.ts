/** Running text of a report: 一、 （一） 1. and paragraphs. The numbers of headings are part of their text, as officials write them. */

export type ProseBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** `lead`: its first words, set as a heading within the line. */
  | { readonly kind: 'paragraph'; readonly lead?: string; readonly text: string };

export interface ReportProse {
  readonly kind: 'prose';
  /** Name of the sheet, e.g. 正文. */
  readonly name: string;
  readonly blocks: readonly ProseBlock[];
}
