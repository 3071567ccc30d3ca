/**
 * Both hosts under thousands of made-up messages: nothing crashes, hangs or answers anything but a result or a typed error in
 * Chinese, and nothing outside of what was chosen is read or written. `npm run fuzz` sends 100,000.
 */
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, send } from '../hosts/support/raw-http';
import { startBrowserProgram } from './support/browser-program';
import { PASSPHRASE, sampleWorkspace, type SampleWorkspace } from './support/command-line';
import { startElectronProgram } from './support/electron-program';
import { enginePid } from './support/engine-process';
import type { Places } from './support/fuzz/hostile-values';
import { fuzz, type FuzzOptions } from './support/fuzz/session';
import { browserWire, electronWire } from './support/fuzz/wire';

/** In CI time bounds the messages; a run of its own is bounded by their number. */
const MESSAGES = Number(process.env['YUXIN_FUZZ_MESSAGES'] ?? 2000);
const MILLISECONDS = process.env['YUXIN_FUZZ_MESSAGES'] === undefined ? 25_000 : 3_600_000;
const SEED = Number(process.env['YUXIN_FUZZ_SEED'] ?? 20_261_130);
/** Fewer than this would be no proof; a slow machine manages several times as many. */
const AT_LEAST = Math.min(MESSAGES, 250);
const SECRET = 'SECRET-MARK-7F3A91';
const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const TIMEOUT = MILLISECONDS + 240_000;

let folder: string;
let sample: SampleWorkspace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-fuzz-'));
  sample = await sampleWorkspace(folder, ['--seed', '5', '--schools', '12', '--students', '600', '--school-year', '2025-2026']);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

/** A folder that nobody chooses, beside the default folder, with a file that would import well. */
class Untouched {
  readonly #folder: string;
  #listed: readonly string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  get secret(): string {
    return join(this.#folder, 'secret.csv');
  }

  get control(): string {
    return join(this.#folder, 'control.csv');
  }

  async make(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const file of [this.secret, this.control]) {
      await writeFile(file, `县区,学校名称,学校类别,在校生数\n曹县,${SECRET}小学,小学,500\n`);
      // Read before it was written, as the file system has it: so the next reading is noted down.
      await utimes(file, LONG_AGO, new Date());
    }
    this.#listed = await readdir(this.#folder);
  }

  async expectUntouched(): Promise<void> {
    expect(await readdir(this.#folder)).toEqual(this.#listed);
    const { atime } = await stat(this.secret);
    await readFile(this.control);
    // Where the file system notes no readings the control shows it, and the mark that no answer holds stands alone.
    if ((await stat(this.control)).atime > LONG_AGO) expect(atime).toEqual(LONG_AGO);
    expect(await readFile(this.secret, 'utf8')).toContain(SECRET);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function expectSound(wire: Parameters<typeof fuzz>[0], options: Omit<FuzzOptions, 'seed' | 'messages' | 'milliseconds' | 'passphrase'>, seed: number): Promise<void> {
  const report = await fuzz(wire, { ...options, passphrase: PASSPHRASE, seed, messages: MESSAGES, milliseconds: MILLISECONDS });
  console.log(`fuzzed with seed ${seed}: ${report.sent} messages, ${report.perSecond} a second, ${report.succeeded} answered with a result; ${JSON.stringify(report.codes)}`);
  expect(report.faults.join('\n')).toBe('');
  expect(report.sent).toBeGreaterThanOrEqual(AT_LEAST);
  // Most must get past the gate, or only the gate was tried.
  expect(report.succeeded).toBeGreaterThan(report.sent * 0.1);
  expect(report.codes).toMatchObject({ BAD_REQUEST: expect.any(Number) as number, NOT_CHOSEN: expect.any(Number) as number });
  expect(await wire.call('data.summary', {})).toMatchObject({ ok: true });
}

describe('the contract under made-up messages', () => {
  it('holds in Electron, over the port of its engine process', async () => {
    const own = join(folder, 'electron');
    const home = join(own, '育心数据台');
    await sample.copyInto(home, '市');
    const untouched = new Untouched(join(own, 'canary'));
    await untouched.make();
    const program = await startElectronProgram({ folder: own });
    try {
      const pid = await enginePid(program.app);
      await program.page.evaluate(() => (globalThis as unknown as { yuxinDesktop: { listWorkspaces(): Promise<unknown> } }).yuxinDesktop.listWorkspaces());
      const wire = await electronWire(program.page, SECRET);
      const places: Places = { home, folder: join(own, 'canary'), secret: untouched.secret };
      await expectSound(wire, { places, workspace: join(home, '市.yuxin') }, SEED);
      expect(await enginePid(program.app)).toBe(pid);
      expect(isRunning(pid)).toBe(true);
      await untouched.expectUntouched();
    } finally {
      await program.close();
    }
  }, TIMEOUT);

  it('holds in the browser host, over its WebSocket', async () => {
    const program = await startBrowserProgram();
    let exit: number | null;
    try {
      await sample.copyInto(program.home, '市');
      const untouched = new Untouched(join(program.home, '../canary'));
      await untouched.make();
      const { port, pathname, search, origin } = new URL(program.url);
      const headers = { Cookie: cookieOf(await send({ port: Number(port), path: pathname + search })), Origin: origin };
      await send({ port: Number(port), path: '/shell/workspaces', headers });
      const wire = await browserWire(Number(port), headers, SECRET);
      const places: Places = { home: program.home, folder: join(program.home, '../canary'), secret: untouched.secret };
      await expectSound(wire, { places, workspace: join(program.home, '市.yuxin') }, SEED + 1);
      await untouched.expectUntouched();
    } finally {
      exit = await program.close();
    }
    expect(exit).toBe(0);
  }, TIMEOUT);
});
