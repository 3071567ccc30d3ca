/** The texts that cells refer to by number, in the order of the part. */
export interface StringTable {
  readonly length: number;
  /** UTF-8; `isWide`: there are bytes beyond ASCII. @throws EngineFailure FILE_TOO_LARGE */
  addBytes(bytes: Buffer, start: number, end: number, isWide: boolean): void;
  /** @throws EngineFailure FILE_TOO_LARGE */
  addText(text: string): void;
  /** Undefined for a number that no text has. */
  get(number: number): string | undefined;
}

/** Texts as strings: the fastest, at about five times the memory of their bytes. */
export class StringList implements StringTable {
  private readonly texts: string[] = [];

  get length(): number {
    return this.texts.length;
  }

  addBytes(bytes: Buffer, start: number, end: number, isWide: boolean): void {
    this.texts.push(bytes.toString(isWide ? 'utf8' : 'latin1', start, end));
  }

  addText(text: string): void {
    this.texts.push(text);
  }

  get(number: number): string | undefined {
    return this.texts[number];
  }
}
