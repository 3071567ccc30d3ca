/** Files that the engine hands out. */
export interface ProducedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface SampleResult {
  readonly folder: string;
  readonly files: readonly string[];
  /** Counts made while generating, beside the folder, so that importing the folder does not meet it. */
  readonly truthFile: string;
}
