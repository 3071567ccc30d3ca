/** An official document as a page. */
export interface LetterPreview {
  /** Number under which it would be issued. */
  readonly id: string;
  readonly title: string;
  /** Name of the PDF made of it. */
  readonly fileName: string;
  /** A whole HTML page with its style and drawings; it fetches and runs nothing. */
  readonly html: string;
}
