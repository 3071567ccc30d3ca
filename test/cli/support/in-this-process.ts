/**
 * The command line within the process of the tests, for what is asked of its answers: starting the program anew takes most of the time of a
 * command. That the built program starts, prints and ends in the same way is asked of processes of their own.
 */
import { resolve } from 'node:path';
import { vi } from 'vitest';
import { builtWorker } from '../../engine/support/built-worker';
import '../../support/kept-derivations';

export interface Answer {
  /** Exit code; null when the process was killed. */
  readonly status: number | null;
  readonly out: string;
  readonly bytes: Buffer;
  readonly error: string;
}

const bundles = resolve(builtWorker(), '..');

// Its threads lie beside the bundle, and beside its source there are none.
vi.doMock('../../../electron/cli/engine', async () => {
  const { createEngine } = await import('../../../electron/engine/engine');
  const { ingestThreads } = await import('../../../electron/hosts/ingest-threads');
  const { rotaInThread } = await import('../../../electron/hosts/rota-thread');
  const { protectInThread } = await import('../../../electron/hosts/suppression-thread');
  return { cliEngine: () => createEngine({ ingestPool: ingestThreads(bundles), makeRota: rotaInThread(bundles), protector: protectInThread(bundles) }) };
});
const { runCommandLine } = await import('../../../electron/cli/run');

/** Takes what is written to a standard stream, until `end`. */
function heard(stream: NodeJS.WriteStream): { readonly bytes: () => Buffer; readonly end: () => void } {
  const pieces: Buffer[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((piece) => {
    pieces.push(Buffer.from(piece as Uint8Array));
    return true;
  });
  return { bytes: () => Buffer.concat(pieces), end: () => spy.mockRestore() };
}

/** @param folder where the command is given, for relative paths */
export async function commandLineHere(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const before = process.cwd();
  const [out, error] = [heard(process.stdout), heard(process.stderr)];
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  process.chdir(folder);
  try {
    const status = await runCommandLine(args);
    return { status, out: out.bytes().toString(), bytes: out.bytes(), error: error.bytes().toString() };
  } finally {
    process.chdir(before);
    vi.unstubAllEnvs();
    out.end();
    error.end();
  }
}
