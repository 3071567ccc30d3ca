import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { ReadingReport, ReadingTask } from './reading-child';

const root = resolve(import.meta.dirname, '../../..');
const HEAP_MEGABYTES = 1024;

export interface ReadingProcess {
  /**
   * Performs a task in a process of its own. Rejects when it crashes, runs out of memory, or reports nothing for
   * `silence` milliseconds: then it hangs, and is killed.
   */
  perform(task: ReadingTask, silence: number): Promise<ReadingReport & { readonly kind: 'ended' }>;
  remove(): void;
}

/** Bundles the readers once, as Node itself reads no TypeScript. Inside the checkout, where packages are found. */
export async function readingProcess(): Promise<ReadingProcess> {
  const folder = mkdtempSync(join(root, 'node_modules/.reading-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { child: join(import.meta.dirname, 'reading-child.ts') },
        external: ['xlsx', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return {
    perform: (task, silence) => perform(join(folder, 'child.js'), task, silence),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
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
