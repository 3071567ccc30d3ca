/** A Word template of the office's own, kept with the report that was written into it, so that the same file can be had again. */
export interface OwnTemplate {
  readonly fileName: string;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
  /** The .docx in base64: a report is kept as JSON. */
  readonly content: string;
}

export function templateBytes({ content }: OwnTemplate): Uint8Array {
  return new Uint8Array(Buffer.from(content, 'base64'));
}
