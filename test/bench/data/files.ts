/** The files that the benchmarks read: made once, kept below .cache/bench. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addAll, type Checksum, emptyChecksum } from './checksum';
import { RESULT_COLUMNS, resultRows, SCHOOL_COLUMNS, schoolRows } from './students';
import { type Row, writeWorkbook } from './workbook-writer';

export interface BenchFiles {
  /** A folder. */
  readonly path: string;
  readonly files: number;
  /** Without headers. */
  readonly rows: number;
  /** Over all files. */
  readonly expected: Checksum;
}

/** Files of another version are made anew: raise it with every change of the data. */
const VERSION = 1;
const PUPILS = 600;

/** One sheet of so many pupils, school after school. */
export function largeSheet(rows: number, note: (text: string) => void): Promise<BenchFiles> {
  return made(`sheet-${rows}`, note, async (folder) => {
    function* pupils(): Generator<Row> {
      for (let done = 0, school = 0; done < rows; done += PUPILS, school++) yield* resultRows(school, Math.min(PUPILS, rows - done));
    }
    return { files: 1, rows, expected: await writeWorkbook(join(folder, 'sheet.xlsx'), '测评结果', RESULT_COLUMNS, pupils()) };
  });
}

/** One workbook per school. */
export function schoolWorkbooks(schools: number, pupils: number, note: (text: string) => void): Promise<BenchFiles> {
  return made(`schools-${schools}-${pupils}`, note, async (folder) => {
    const expected = emptyChecksum();
    for (let school = 0; school < schools; school++) {
      const name = `school-${String(school + 1).padStart(4, '0')}.xlsx`;
      addAll(expected, await writeWorkbook(join(folder, name), '测评结果', RESULT_COLUMNS, resultRows(school, pupils)));
    }
    return { files: schools, rows: schools * pupils, expected };
  });
}

/** The directory that results are matched with. */
export function schoolDirectory(schools: number, note: (text: string) => void): Promise<BenchFiles> {
  return made(`directory-${schools}`, note, async (folder) => ({
    files: 1,
    rows: schools,
    expected: await writeWorkbook(join(folder, 'directory.xlsx'), '学校名录', SCHOOL_COLUMNS, schoolRows(schools)),
  }));
}

async function made(name: string, note: (text: string) => void, make: (folder: string) => Promise<Omit<BenchFiles, 'path'>>): Promise<BenchFiles> {
  const path = join('.cache', 'bench', 'data', `${name}-v${VERSION}`);
  const facts = `${path}.json`;
  if (existsSync(facts)) return { path, ...(JSON.parse(readFileSync(facts, 'utf8')) as Omit<BenchFiles, 'path'>) };
  note(`making ${path}`);
  const unfinished = `${path}.new`;
  for (const left of [unfinished, path]) rmSync(left, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const result = await make(unfinished);
  renameSync(unfinished, path);
  writeFileSync(facts, JSON.stringify(result));
  return { path, ...result };
}
