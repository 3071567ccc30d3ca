/** Readers to compare with live in a package of their own, installed when a benchmark first needs them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './machine';

const FOLDER = join('test', 'bench');

/** @throws Error with npm's words when the packages cannot be installed */
export function installReferences(note: (text: string) => void): void {
  if (existsSync(join(FOLDER, 'node_modules', '.package-lock.json'))) return;
  note('installing the readers to compare with (test/bench/package-lock.json)');
  const { status, stderr } = spawnSync('npm', ['ci', '--prefix', FOLDER, '--no-audit', '--no-fund'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ci --prefix ${FOLDER} failed\n${stderr}`);
}

/** Calamine's command line: only its Linux binary is started directly, without the package's JavaScript around it. */
export function calaminePath(): string {
  return join(FOLDER, 'node_modules', 'xlsx-to-csv', 'dist', 'xlsx-to-csv-linux');
}

/** R with readxl, which Debian packages as r-cran-readxl; it is left out where it is absent. */
export function hasReadxl(): boolean {
  return isInstalled('Rscript', ['-e', 'library(readxl)']);
}
