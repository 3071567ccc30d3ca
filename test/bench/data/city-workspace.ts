/** A workspace with a whole city, made once from the program's own fictional sample by its own import. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = join('.cache', 'bench', 'cities');
export const PASSPHRASE = 'only for the benchmark';

export interface CityWorkspace {
  /** Folder in which it is the only workspace. */
  readonly home: string;
  readonly path: string;
  readonly name: string;
  readonly passphraseFile: string;
  readonly students: number;
}

/** A city, or as much as shows that everything runs. */
export function citySize(quick: boolean): { readonly schools: number; readonly students: number } {
  return quick ? { schools: 60, students: 20_000 } : { schools: 2500, students: 1_500_000 };
}

function yuxin(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/yuxin.mjs', ...args], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  // 1: done, and some files of the sample were refused, as they are meant to be.
  if (status !== 0 && status !== 1) throw new Error(`yuxin ${args[0]} ended with ${status}: ${stderr.slice(-2000)}`);
}

export function cityWorkspace(schools: number, students: number, note: (text: string) => void): CityWorkspace {
  const name = `city-${students}`;
  const home = resolve(FOLDER, name);
  const city: CityWorkspace = { home, name, path: join(home, `${name}.yuxin`), passphraseFile: resolve(FOLDER, 'passphrase'), students };
  mkdirSync(home, { recursive: true });
  writeFileSync(city.passphraseFile, PASSPHRASE);
  if (existsSync(city.path)) return city;
  const files = resolve(FOLDER, `${name}-files`);
  const fresh = resolve(FOLDER, `${name}-new.yuxin`);
  for (const path of [files, fresh]) rmSync(path, { recursive: true, force: true });
  note(`makes a sample of ${students} pupils`);
  yuxin('sample', files, '--schools', String(schools), '--students', String(students));
  note('imports it');
  yuxin('import', files, '--workspace', fresh, '--passphrase-file', city.passphraseFile);
  renameSync(fresh, city.path);
  for (const path of [files, `${files}.truth.json`]) rmSync(path, { recursive: true, force: true });
  return city;
}
