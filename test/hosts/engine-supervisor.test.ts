/** The engine's process of the Electron program ends with it, also when it hears nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { superviseEngine } from '../../electron/hosts/electron/engine-supervisor';
import { LONGEST_CLOSING_MS } from '../../electron/hosts/ending';

/** Says when it is deaf to wishes, and then runs for ever. */
const DEAF = "process.on('SIGTERM', () => undefined); process.on('SIGINT', () => undefined); process.stdout.write('deaf'); for (;;);";

const electron = vi.hoisted(() => ({ fork: vi.fn(), MessageChannelMain: class { port1 = {}; port2 = {}; } }));
vi.mock('electron', () => ({ utilityProcess: { fork: electron.fork }, MessageChannelMain: electron.MessageChannelMain }));

let engine: ChildProcess;
let deaf: Promise<unknown>;
beforeEach(() => {
  engine = spawn(process.execPath, ['-e', DEAF], { stdio: ['ignore', 'pipe', 'ignore'] });
  deaf = new Promise((resolve) => engine.stdout?.once('data', resolve));
  electron.fork.mockReturnValue(Object.assign(engine, { postMessage: () => undefined }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  engine.kill('SIGKILL');
});

it('kills an engine that does not close in the longest time', async () => {
  const supervisor = superviseEngine({ modulePath: '', args: [], printPages: () => Promise.reject(new Error('nothing is printed')), onGaveUp: () => undefined });
  supervisor.connect({ isDestroyed: () => false, postMessage: () => undefined } as never);
  await deaf;
  let stopped = false;
  const stop = supervisor.stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(LONGEST_CLOSING_MS - 1);
  expect([stopped, engine.signalCode]).toEqual([false, null]);
  await vi.advanceTimersByTimeAsync(1);
  await stop;
  expect(engine.signalCode).toBe('SIGKILL');
});
