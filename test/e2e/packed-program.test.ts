/** The program as it is handed out: packed, its fuses set, its native library unpacked beside the archive. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../scripts/build-if-stale.mjs';
import { type DevTools, openDevTools } from './support/dev-tools';
import { useDisplay } from './support/display';
import { FORMATS } from './support/mixed-formats';

const root = resolve(import.meta.dirname, '../..');
const packed = join(root, 'release/linux-unpacked');
/** States of a fuse as they stand in the program file. */
const FUSE = { off: '0'.charCodeAt(0), on: '1'.charCodeAt(0) };

let folder: string;
let program: ChildProcess;
let page: DevTools;
beforeAll(async () => {
  await buildIfStale('all');
  await promisify(execFile)(process.execPath, [join(root, 'scripts/dist-dir.mjs')]);
  folder = await mkdtemp(join(tmpdir(), 'yuxin-packed-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // A fused program takes no --inspect, so a debugging port of Chromium's is the only way to look inside.
  program = spawn(join(packed, 'yuxin-desk'), [...sandbox, '--remote-debugging-port=0', `--user-data-dir=${folder}/profile`, '--home', join(folder, 'home')], {
    env: { ...process.env, DISPLAY: await useDisplay() },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  page = await openDevTools(program);
});
afterAll(async () => {
  page?.close();
  if (program?.kill()) await once(program, 'exit');
  // Its helper processes end a moment after it.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

let calls = 2 ** 40;
/** The page takes the same new port into use; the id tells its calls and these apart. */
async function call(method: string, request: unknown): Promise<unknown> {
  return page.evaluate(`new Promise((resolve) => {
    const id = ${calls++};
    addEventListener('message', function take({ ports: [port] }) {
      if (port === undefined) return;
      removeEventListener('message', take);
      port.addEventListener('message', ({ data }) => data.id === id && data.outcome !== undefined && resolve(data.outcome));
      port.postMessage({ type: 'call', id, method: ${JSON.stringify(method)}, request: ${JSON.stringify(request)} });
    });
    yuxinDesktop.requestEngine();
  })`);
}

/** Hands files to the page as a person does who drops them: only then may it name their paths. */
async function hand(paths: readonly string[]): Promise<unknown> {
  await page.evaluate(`document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'handed', multiple: true }))`);
  await page.setFiles('#handed', paths);
  return page.evaluate(`(async () => {
    const field = document.querySelector('#handed');
    const paths = await yuxinDesktop.pathsOfFiles([...field.files]);
    field.remove();
    return paths;
  })()`);
}

describe('the packed program', () => {
  it('starts and its engine, with DuckDB’s native library, answers', async () => {
    expect(await page.evaluate('document.title')).toBe('育心数据台');
    expect(await call('app.info', {})).toMatchObject({ ok: true, value: { duckdbVersion: expect.stringMatching(/^v1\./) as string } });
  });

  it('reads files of every format in threads whose program lies inside the archive', async () => {
    const lists = FORMATS.map(({ extension, write }, index) => ({
      path: join(folder, `名录${index}.${extension}`),
      content: write({ rows: [['县区', '学校名称', '学校类别', '在校生数'], ['曹县', `第${index + 1}实验小学`, '小学', 500], ['曹县', `第${index + 1}中心小学`, '小学', 300]], merges: [] }),
    }));
    for (const { path, content } of lists) await writeFile(path, content);
    const paths = lists.map(({ path }) => path);
    const workspace = await page.evaluate(`yuxinDesktop.pathForNewWorkspace('包内')`);
    expect(await call('workspace.create', { path: workspace, passphrase: '包内程序-测试口令' })).toMatchObject({ ok: true });
    expect(await call('import.run', { sources: paths.map((path) => ({ kind: 'path', path })) })).toMatchObject({ ok: false, error: { code: 'NOT_CHOSEN' } });
    expect(await hand(paths)).toEqual(paths);
    expect(await call('import.run', { sources: paths.map((path) => ({ kind: 'path', path })), schoolYear: '2025-2026' })).toMatchObject({ ok: true, value: { totals: { files: FORMATS.length, rowsLoaded: 2 * FORMATS.length, failed: 0 } } });
  });

  it('makes a rota in a thread whose program and solver lie inside the archive', async () => {
    const roster = join(folder, '台账.csv');
    await writeFile(roster, ['县区,学校名称,姓名,专兼职,是否热线志愿者', ...['李静', '王强', '赵敏', '孙丽'].map((name) => `曹县,第1实验小学,${name},专职,是`)].join('\n'));
    await hand([roster]);
    expect(await call('import.run', { sources: [{ kind: 'path', path: roster }], schoolYear: '2025-2026' })).toMatchObject({ ok: true, value: { totals: { rowsLoaded: 4 } } });
    const shifts = [['夜班', '00:00'], ['早班', '08:00'], ['中班', '16:00']].map(([label = '', start = '']) => ({ id: label, label, start, minutes: 480, required: 1, requiredOnWeekends: 1, requiredOnHolidays: 1 }));
    const asked = { from: '2025-12-01', to: '2025-12-03', shifts, restHours: 16, maximumNightsInARow: 2, monthlyMaximum: 8 };
    expect(await call('hotline.plan', asked)).toMatchObject({ ok: true, value: { kind: 'rota', days: [{ date: '2025-12-01' }, { date: '2025-12-02' }, { date: '2025-12-03' }] } });
  });

  it('runs nothing but itself: no plain Node, no foreign options, no code beside its archive', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'yuxin-desk'));
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: FUSE.off,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FUSE.off,
      [FuseV1Options.EnableNodeCliInspectArguments]: FUSE.off,
      [FuseV1Options.EnableCookieEncryption]: FUSE.on,
      [FuseV1Options.OnlyLoadAppFromAsar]: FUSE.on,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FUSE.on,
    });
  });

  it('holds our bundles, DuckDB and the solver, and nothing of the toolchain', () => {
    const files = listPackage(join(packed, 'resources/app.asar'), { isPack: false });
    expect(files).toEqual(expect.arrayContaining(['/dist/electron/main.cjs', '/dist/electron/preload.cjs', '/dist/electron/engine-process.cjs', '/dist/electron/ingest-worker.cjs', '/dist/electron/rota-worker.cjs', '/dist/electron/suppression-worker.cjs', '/dist/renderer/index.html']));
    expect(files.filter((file) => /^\/[^/]+$/.test(file)).sort()).toEqual(['/LICENSE', '/dist', '/node_modules', '/package.json']);
    expect(files.filter((file) => /^\/node_modules\/[^/]+$/.test(file)).sort()).toEqual(['/node_modules/@duckdb', '/node_modules/detect-libc', '/node_modules/highs']);
    expect(files.filter((file) => file.endsWith('.map') || file.endsWith('.ts'))).toEqual([]);
  });
});
