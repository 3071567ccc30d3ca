/** The engine asks for paper, the main process has the window: what they say to each other beside the pages' ports. */
import type { ParentPort, UtilityProcess } from 'electron';
import { EngineFailure } from '../../../shared/contract';
import type { PagePrinter, PrintedPages } from '../../engine/report/pdf/page-printer';

interface Asked {
  readonly type: 'print';
  readonly id: number;
  readonly html: string;
}

type Answer = { readonly type: 'printed'; readonly id: number } & ({ readonly pages: PrintedPages } | { readonly problem: string });

function isMessage<T extends Asked | Answer>(value: unknown, type: T['type']): value is T {
  return typeof value === 'object' && value !== null && (value as { readonly type?: unknown }).type === type;
}

/** In the engine's process. */
export function printThrough(parent: ParentPort): PagePrinter {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  parent.on('message', ({ data }: { readonly data: unknown }) => {
    if (!isMessage<Answer>(data, 'printed')) return;
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  return (html) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, (answer) => {
        if ('pages' in answer) resolve(answer.pages);
        else reject(new EngineFailure('CANNOT_PRINT', `没有生成 PDF：${answer.problem}`));
      });
      parent.postMessage({ type: 'print', id, html } satisfies Asked);
    });
}

/** In the main process. @param print rejects with a Chinese message where it says what to do */
export function answerPrinting(engine: UtilityProcess, print: PagePrinter): void {
  engine.on('message', (message: unknown) => {
    if (!isMessage<Asked>(message, 'print')) return;
    const { id, html } = message;
    const answer = (rest: { readonly pages: PrintedPages } | { readonly problem: string }): void => engine.postMessage({ type: 'printed', id, ...rest } satisfies Answer);
    print(html).then(
      (pages) => answer({ pages }),
      (reason: unknown) => answer({ problem: reason instanceof Error ? reason.message : String(reason) }),
    );
  });
}
