/** The command line over a workspace of its own, and its printed tables read as a person reads them. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { displayWidth } from '../../../electron/cli/output';

const root = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

export const PASSPHRASE = '端到端-测试口令';

/** @throws with what it wrote to its standard error when it ends with another code than 0 */
export async function yuxin(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(root, 'scripts/yuxin.mjs'), ...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

export interface SampleWorkspace {
  /** The sample's spreadsheets. */
  readonly sample: string;
  /** The command line with this workspace. */
  readonly ask: (...args: readonly string[]) => Promise<string>;
  /** Puts a copy where a program finds its workspaces: a workspace is open once, so both can be asked at a time. */
  readonly copyInto: (home: string, name: string) => Promise<void>;
}

/**
 * @param folder empty
 * @param sampleOptions of `yuxin sample`
 * @param parts folders of the sample that are imported; all of it when none is named
 */
export async function sampleWorkspace(folder: string, sampleOptions: readonly string[], parts: readonly string[] = []): Promise<SampleWorkspace> {
  const sample = join(folder, '上报材料');
  const file = join(folder, '命令行.yuxin');
  const passphraseFile = join(folder, '口令.txt');
  const access = ['--workspace', file, '--passphrase-file', passphraseFile];
  await writeFile(passphraseFile, `${PASSPHRASE}\n`);
  await yuxin('sample', sample, ...sampleOptions);
  await yuxin('import', ...(parts.length === 0 ? [sample] : parts.map((part) => join(sample, part))), ...access);
  return {
    sample,
    ask: (...args) => yuxin(...args, ...access),
    copyInto: async (home, name) => {
      await mkdir(home, { recursive: true });
      await copyFile(file, join(home, `${name}.yuxin`));
    },
  };
}

export type PrintedRow = Readonly<Record<string, string>>;

/** Every table that was printed: rows by the titles of its columns, as text; '' where a cell is empty. */
export function printedTables(output: string): readonly (readonly PrintedRow[])[] {
  const lines = output.split('\n');
  const tables: PrintedRow[][] = [];
  const isRule = (line: string | undefined): boolean => /^-+( {2}-+)*$/.test(line ?? '');
  lines.forEach((rule, index) => {
    if (!isRule(rule)) return;
    const widths = rule.split('  ').map(({ length }) => length);
    const titles = cellsOf(lines[index - 1] ?? '', widths);
    const rows: PrintedRow[] = [];
    for (let at = index + 1; at < lines.length; at++) {
      const line = lines[at] ?? '';
      // Notes under a table have no columns; the titles of the next table have a rule under them.
      if (!line.includes('  ') || isRule(lines[at + 1])) break;
      const cells = cellsOf(line, widths);
      rows.push(Object.fromEntries(titles.map((title, column) => [title, cells[column] ?? ''])));
    }
    tables.push(rows);
  });
  return tables;
}

/** @param widths of the columns on the screen, where Chinese characters take two places */
function cellsOf(line: string, widths: readonly number[]): string[] {
  const cells: string[] = [];
  let column = 0;
  let at = 0;
  let text = '';
  for (const character of line) {
    if (at >= (widths[column] ?? Infinity) + 2) {
      cells.push(text.trim());
      text = '';
      at = 0;
      column += 1;
    }
    text += character;
    at += displayWidth(character);
  }
  return [...cells, text.trim()];
}
