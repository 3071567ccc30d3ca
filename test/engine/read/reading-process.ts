import { fork } from 'node:child_process';
import { join } from 'node:path';
import { bundleChild } from '../support/bundled-child';
import type { ReadingReport, ReadingTask } from './reading-child';

const HEAP_MEGABYTES = 1024;

export interface ReadingProcess {
  /**
   * Performs a task in a process of its own. Rejects when it crashes, runs out of memory, or reports nothing for
   * `silence` milliseconds: then it hangs, and is killed.
   */
  perform(task: ReadingTask, silence: number): Promise<ReadingReport & { readonly kind: 'ended' }>;
  remove(): void;
}

/** Bundles the readers once. */
export async function readingProcess(): Promise<ReadingProcess> {
  const { script, remove } = await bundleChild(join(import.meta.dirname, 'reading-child.ts'), ['xlsx']);
  return { perform: (task, silence) => perform(script, task, silence), remove };
}

function perform(program: string, task: ReadingTask, silence: number): Promise<ReadingReport & { readonly kind: 'ended' }> {
  return new Promise((fulfil, reject) => {
    const child = fork(program, { execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let run = 0;
    let errors = '';
    const what = task.kind === 'read' ? task.path : `${task.base.name}, seed ${task.seed}`;
    const fail = (reason: string): void => reject(new Error(`${what}, run ${run}: ${reason}`));
    const watch = (): NodeJS.Timeout =>
      setTimeout(() => {
        child.kill('SIGKILL');
        fail(`nothing heard for ${silence} ms`);
      }, silence);
    let watchdog = watch();
    child.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
    child.on('message', (message: ReadingReport) => {
      clearTimeout(watchdog);
      if (message.kind === 'ended') fulfil(message);
      else {
        run = message.run;
        if (message.kind === 'crashed') fail(message.error);
        else watchdog = watch();
      }
    });
    child.on('exit', (code, signal) => {
      clearTimeout(watchdog);
      fail(`ended with ${code ?? signal} ${errors.slice(-500)}`);
    });
    child.send(task);
  });
}
