/** What Poppler's programs see in a PDF. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_OUTPUT = { maxBuffer: 64 * 1024 * 1024 };

export interface PdfSheet {
  /** Points, as a reader shows the sheet. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** The entries of the information dictionary, the document's own as well, by their names. */
export async function pdfInformation(path: string): Promise<Readonly<Record<string, string>>> {
  const [plain, custom] = await Promise.all([run('pdfinfo', ['-isodates', path]), run('pdfinfo', ['-custom', path])]);
  const lines = `${plain.stdout}\n${custom.stdout}`.split('\n').map((line) => /^([^:]+):\s*(.*)$/.exec(line));
  return Object.fromEntries<string>(lines.flatMap((found) => (found === null ? [] : [[found[1] ?? '', found[2] ?? '']])));
}

export async function pdfSheets(path: string): Promise<readonly PdfSheet[]> {
  const { stdout: sizes } = await run('pdfinfo', ['-f', '1', '-l', '9999', path], MOST_OUTPUT);
  const { stdout: texts } = await run('pdftotext', ['-layout', path, '-'], MOST_OUTPUT);
  const pages = texts.split('\f');
  return [...sizes.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/gm)].map(([, width, height], index) => ({ width: Number(width), height: Number(height), text: pages[index] ?? '' }));
}
