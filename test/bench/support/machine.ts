import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';

/** Kind of machine in one line; nothing in it names the machine. */
export function machineKind(): string {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${availableParallelism()} cores (${model}), ${memory} GiB, Linux ${release().split('-')[0]}, Node ${process.versions.node}`;
}

/** Work of others at the start, as the kernel's load average of the last minute. */
export function loadNow(): number {
  return loadavg()[0] ?? 0;
}

/** Whether a program can be started here; `probe` are arguments with which it ends at once. */
export function isInstalled(program: string, probe: readonly string[]): boolean {
  try {
    execFileSync(program, probe, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
