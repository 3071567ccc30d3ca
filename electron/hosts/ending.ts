/** The end of a program without a window: in order where that can be done, and within a certain time whatever happens. */
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { EngineError } from '../../shared/contract';

/** Closing makes a backup; on an old machine with a large workspace that takes minutes. What is broken off is made up for at the next closing. */
export const LONGEST_CLOSING_MS = 180_000;

/** npm passes on the Ctrl+C that its child has had from the terminal already: two signals, one press. */
const SAME_PRESS_MS = 300;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const STANDARD_ERROR = 2;

/**
 * Kills the process after a while. In a thread, since the event loop may be held up by then; and by a signal, since process.exit() waits for
 * DuckDB's statements to end. The same that a failing power supply does to a workspace: what was committed is there at the next opening.
 */
const KILLER = `
const { workerData } = require('node:worker_threads');
setTimeout(() => {
  try {
    require('node:fs').writeSync(workerData.to, workerData.lastWords);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}, workerData.afterMs);
`;

/** Without the event loop, which may be held up soon. Nobody has to be there to read it. */
function say(line: string): void {
  try {
    writeSync(STANDARD_ERROR, line);
  } catch {
    // The terminal has been closed.
  }
}

/** The closing backup failed where no page is there any more to tell it; the next opening says that it is missing. */
export function sayUnbacked({ message }: EngineError): void {
  say(`工作区已关闭，但备份没有做成：${message}已导入的数据没有丢失，下次关闭时会再做备份。\n`);
}

function killAfter(afterMs: number): void {
  const lastWords = `等了 ${Math.round(afterMs / 1000)} 秒仍没有结束，现在强行结束。已导入的数据没有丢失；没做完的备份会在下次结束时补做。\n`;
  new Worker(KILLER, { eval: true, workerData: { afterMs, lastWords, to: STANDARD_ERROR } }).unref();
}

export interface Ending {
  /** Ends without a signal. */
  readonly idle: Promise<void>;
  /** Breaks off what is under way, closes the workspace and makes its backup. */
  readonly close: () => Promise<void>;
  readonly longestMs?: number;
}

/**
 * Waits for Ctrl+C (or the system's wish to end, or `idle`) and closes. A second Ctrl+C is left to the system, which ends the process at once,
 * even where no line of this program would run any more. Whatever still holds the process when `longestMs` are over is ended with it.
 */
export async function endWhenTold({ idle, close, longestMs = LONGEST_CLOSING_MS }: Ending): Promise<void> {
  let stop = (): void => undefined;
  const told = new Promise<void>((resolve) => (stop = resolve));
  for (const signal of SIGNALS) process.on(signal, stop);
  const byHand = await Promise.race([told.then(() => true), idle.then(() => false)]);
  if (byHand) {
    say(`正在结束：中断未完成的操作，关闭工作区并备份，最多 ${Math.round(longestMs / 1000)} 秒。再按一次 Ctrl+C 立即结束：已导入的数据不会丢失，备份留到下次结束时做。\n`);
    await wait(SAME_PRESS_MS);
  }
  killAfter(longestMs);
  for (const signal of SIGNALS) process.off(signal, stop);
  await close();
}
