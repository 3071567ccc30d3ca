import type { CallOptions } from '../../../../shared/contract';

/** Progress of one run: files done, rows a second, seconds left by the share of bytes that is still to be read. */
export class RunProgress {
  private readonly started = Date.now();
  private doneFiles = 0;
  private doneBytes = 0;
  private rowCount = 0;
  private reportedAt = 0;

  constructor(
    private readonly phase: string,
    private readonly files: readonly { readonly displayName: string; readonly bytes: number }[],
    private readonly options: CallOptions,
  ) {}

  fileDone(file: { readonly displayName: string; readonly bytes: number }): void {
    this.doneFiles++;
    this.doneBytes += file.bytes;
    this.report(file.displayName);
  }

  rows(count: number, item: string): void {
    this.rowCount += count;
    this.report(item);
  }

  private report(item: string): void {
    const now = Date.now();
    // More often than a screen is read would only cost time; the last file is always told.
    if (now - this.reportedAt < 100 && this.doneFiles < this.files.length) return;
    this.reportedAt = now;
    const seconds = (now - this.started) / 1000;
    const totalBytes = this.files.reduce((sum, file) => sum + file.bytes, 0);
    const secondsLeft = this.doneBytes === 0 || seconds < 1 ? undefined : Math.round((seconds / this.doneBytes) * (totalBytes - this.doneBytes));
    this.options.onProgress?.({
      phase: this.phase,
      done: this.doneFiles,
      total: this.files.length,
      item,
      ...(seconds > 0.5 && this.rowCount > 0 ? { rowsPerSecond: Math.round(this.rowCount / seconds) } : {}),
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
    });
  }
}
