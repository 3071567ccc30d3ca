/** CPU time of this process by kind of thread. Threads have no names: they are told by when they appear. */
import { pbkdf2 } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** main: the engine's own thread; helpers: V8's; libuv: unpacking and waiting for DuckDB; workers: the reading threads. */
export type ThreadGroup = 'main' | 'helpers' | 'libuv' | 'duckdb' | 'workers';
export type ThreadSeconds = Readonly<Record<ThreadGroup, number>>;

const TICKS_PER_SECOND = 100;
const LIBUV_THREADS = 4;

/** The threads of a process that has loaded its modules and done nothing yet. */
export async function firstGroups(): Promise<Map<number, ThreadGroup>> {
  // libuv starts its threads with the first work it gets, which may have been the loading of a module.
  await Promise.all(Array.from({ length: LIBUV_THREADS }, () => promisify(pbkdf2)('', '', 1, 8, 'sha256')));
  const threads = [...threadSeconds().keys()].sort((a, b) => a - b);
  const firstOfLibuv = threads.length - LIBUV_THREADS;
  return new Map(threads.map((thread, index) => [thread, thread === process.pid ? 'main' : index < firstOfLibuv ? 'helpers' : 'libuv']));
}

/** Gives the threads seen for the first time their group. */
export function newGroup(groups: Map<number, ThreadGroup>, name: ThreadGroup): void {
  for (const thread of threadSeconds().keys()) {
    if (!groups.has(thread)) groups.set(thread, name);
  }
}

/** Seconds by thread number; what is not in a group yet is a reading thread. */
export function groupsSince(groups: ReadonlyMap<number, ThreadGroup>, before: ReadonlyMap<number, number>): ThreadSeconds {
  const sums: Record<ThreadGroup, number> = { main: 0, helpers: 0, libuv: 0, duckdb: 0, workers: 0 };
  for (const [thread, now] of threadSeconds()) sums[groups.get(thread) ?? 'workers'] += now - (before.get(thread) ?? 0);
  return sums;
}

export function threadSeconds(): Map<number, number> {
  return new Map(readdirSync('/proc/self/task').map((thread) => [Number(thread), secondsOf(thread)]));
}

function secondsOf(thread: string): number {
  try {
    const status = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    // The name in brackets may hold spaces; user and system time are the 12th and 13th field after it.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}
