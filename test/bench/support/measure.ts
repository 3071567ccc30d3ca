/** Runs a command in a process of its own and measures it from outside, the same way whether it is native code or not. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  /** User and system time of the process and of all its children that have ended. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Highest resident memory (VmHWM) of any one process of the command. */
  readonly peakBytes: number;
  readonly output: string;
}

export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
  /** Sends what it prints to /dev/null; otherwise it is kept as `output`. */
  readonly discardOutput?: boolean;
}

/** bash's `times` prints the time of its children with a millisecond's precision on the second line. */
const TIMED = '"$@"; status=$?; times >&3; exit $status';
/** VmHWM only grows, so the last look before the end misses at most what comes in so many milliseconds. */
const LOOK_EVERY_MS = 20;

/** @throws Error with the end of its error output when the command fails */
export async function measure(command: Command): Promise<Measured> {
  const startedAt = process.hrtime.bigint();
  const child = spawn('bash', ['-c', TIMED, 'bash', command.program, ...command.arguments], {
    stdio: ['ignore', command.discardOutput === true ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const [output, errors, times] = [collect(child.stdout), collect(child.stderr), collect(child.stdio[3])];
  let peakBytes = 0;
  const look = setInterval(() => {
    peakBytes = Math.max(peakBytes, ...(child.pid === undefined ? [] : descendants(child.pid)).map(highestResidentBytes));
  }, LOOK_EVERY_MS);
  try {
    const status = await new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
    const wallSeconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
    if (status !== 0) throw new Error(`${[command.program, ...command.arguments].join(' ').slice(0, 300)} ended with ${status}\n${errors().slice(-2000)}`);
    return { cpuSeconds: childSeconds(times()), wallSeconds, peakBytes, output: output() };
  } finally {
    clearInterval(look);
  }
}

function collect(stream: NodeJS.ReadableStream | NodeJS.WritableStream | null | undefined): () => string {
  const chunks: Buffer[] = [];
  if (stream && 'read' in stream) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function childSeconds(times: string): number {
  const line = times.trim().split('\n')[1] ?? '';
  const seconds = [...line.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, rest]) => Number(minutes) * 60 + Number(rest));
  if (seconds.length !== 2) throw new Error(`bash printed unexpected times: ${times}`);
  return (seconds[0] ?? 0) + (seconds[1] ?? 0);
}

/** Processes below bash itself; one that ends meanwhile is left out. */
function descendants(pid: number): number[] {
  const children = readOrEmpty(`/proc/${pid}/task/${pid}/children`).split(' ').filter((text) => text !== '').map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function highestResidentBytes(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readOrEmpty(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
