/** What the engine's process and the main process say to each other about printing. */
import { EventEmitter } from 'node:events';
import type { ParentPort, UtilityProcess } from 'electron';
import { expect, it } from 'vitest';
import type { PagePrinter, PrintedPages } from '../../electron/engine/report/pdf/page-printer';
import { answerPrinting, printThrough } from '../../electron/hosts/electron/print-messages';

/** Two ends of a wire, as Electron has them: the parent's messages come wrapped, the child's do not. */
function wired(print: PagePrinter): PagePrinter {
  const [parent, child] = [new EventEmitter(), new EventEmitter()];
  const toChild = (message: unknown): boolean => parent.emit('message', { data: structuredClone(message) });
  const toMain = (message: unknown): boolean => child.emit('message', structuredClone(message));
  const engine: unknown = Object.assign(child, { postMessage: toChild });
  answerPrinting(engine as UtilityProcess, print);
  const port: unknown = Object.assign(parent, { postMessage: toMain });
  return printThrough(port as ParentPort);
}

it('brings every answer to the page that asked for it, whichever is printed first', async () => {
  const done = new Map<string, (pages: PrintedPages) => void>();
  const print = wired((html) => new Promise((resolve) => done.set(html, resolve)));
  const [first, second] = [print('one'), print('two')];
  done.get('two')?.({ order: ['across'], files: { across: Uint8Array.of(2) } });
  done.get('one')?.({ order: ['upright'], files: { upright: Uint8Array.of(1) } });
  expect(await Promise.all([first, second])).toEqual([{ order: ['upright'], files: { upright: Uint8Array.of(1) } }, { order: ['across'], files: { across: Uint8Array.of(2) } }]);
});

it('tells the engine in words why nothing was printed', async () => {
  const print = wired(() => Promise.reject(new Error('排版超过三分钟没有完成，已停止。')));
  await expect(print('page')).rejects.toMatchObject({ error: { code: 'CANNOT_PRINT', message: '没有生成 PDF：排版超过三分钟没有完成，已停止。' } });
});
