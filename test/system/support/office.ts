/** Debian's programs, run on files of a folder of their own. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_OUTPUT = 64 * 1024 * 1024;
/** Debian's own: another python on the path has no openpyxl. */
const PYTHON = '/usr/bin/python3';

export interface Office {
  readonly folder: string;
  /** @returns path of the written file */
  write(name: string, bytes: Uint8Array): Promise<string>;
  read(name: string): Promise<Uint8Array>;
  /** Runs a script of Python, whose output is JSON. */
  python<T>(script: string, ...files: readonly string[]): Promise<T>;
  /** Has LibreOffice convert a file into another folder. @returns path of the result */
  convert(file: string, format: 'pdf' | 'xlsx', into: string): Promise<string>;
  textOfPdf(file: string): Promise<string>;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'yuxin-system-'));
  return {
    folder,
    write: async (name, bytes) => {
      await writeFile(join(folder, name), bytes);
      return join(folder, name);
    },
    read: (name) => readFile(join(folder, name)),
    python: async <T>(script: string, ...files: readonly string[]) => JSON.parse((await run(PYTHON, ['-c', script, ...files], { maxBuffer: MOST_OUTPUT })).stdout) as T,
    convert: async (file, format, into) => {
      await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', format, '--outdir', into, file]);
      return join(into, basename(file).replace(/\.[^.]+$/, `.${format}`));
    },
    textOfPdf: async (file) => (await run('pdftotext', ['-layout', file, '-'], { maxBuffer: MOST_OUTPUT })).stdout,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
