/**
 * `npm run dist:dir`: the installed program of this system as a folder below release/, without an installer.
 * Where Electron's own download cannot be had it is made with the test runtime: to try the packing, not to hand out.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { downloadUserRuntime, runtimeVersion, testRuntime, userRuntime } from './electron-runtime.mjs';

const root = join(import.meta.dirname, '..');
const DOWNLOAD_TIMEOUT_MS = 300_000;
const SYSTEM = { win32: '--win', darwin: '--mac' }[process.platform] ?? '--linux';

await buildIfStale('all');
const folder = userRuntime() ?? downloadUserRuntime(DOWNLOAD_TIMEOUT_MS) ?? testRuntime();
const runtime = [`-c.electronDist=${folder}`, `-c.electronVersion=${runtimeVersion(folder)}`];
const builder = join(root, 'node_modules/electron-builder/cli.js');
const { status } = spawnSync(process.execPath, [builder, SYSTEM, 'dir', ...runtime], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
