import { decodeReferences } from './html-entities';

const SPACE = /[ \t\r\n\f]+/g;
const NOT_SPACE = /[^ \t\r\n\f]/;

/** Gathers what a cell shows: runs of white space are one space, only breaks and blocks begin a new line. */
export class HtmlCellText {
  private lines: string[] = [];
  private pieces: string[] = [];
  private lineHasText = false;

  add(raw: string): void {
    this.pieces.push(raw);
    this.lineHasText ||= NOT_SPACE.test(raw);
  }

  lineBreak(): void {
    this.lines.push(this.pieces.join(''));
    this.pieces = [];
    this.lineHasText = false;
  }

  /** Where a paragraph or another block begins or ends. */
  blockEdge(): void {
    if (this.lineHasText) this.lineBreak();
  }

  /** '' also for hard spaces alone: web systems write them into empty cells. */
  take(): string {
    this.lineBreak();
    const lines = this.lines.map((line) => decodeReferences(line.replace(SPACE, ' ').replace(/^ | $/g, '')));
    const isShown = (line: string): boolean => line.trim() !== '';
    while (lines.length > 0 && !isShown(lines[lines.length - 1] ?? '')) lines.pop();
    const first = lines.findIndex(isShown);
    return first < 0 ? '' : lines.slice(first).join('\n');
  }
}
