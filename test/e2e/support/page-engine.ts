import type { Page } from 'playwright-core';

/** What a page's global scope holds in Electron; these tests use it as a hostile or curious page would. */
interface PageGlobals {
  yuxinDesktop: { requestEngine(): void };
  testPort: MessagePort;
}

/**
 * Asks for the engine's port as the page itself does, so that a test can speak to the engine directly. The page must be
 * connected already; it takes the same new port into use, and the ids of the calls keep the two apart.
 */
export async function takeEnginePort(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const globals = globalThis as unknown as PageGlobals;
        addEventListener('message', function take(event: MessageEvent) {
          const [port] = event.ports;
          if (!port) return;
          removeEventListener('message', take);
          globals.testPort = port;
          port.start();
          resolve();
        });
        globals.yuxinDesktop.requestEngine();
      }),
  );
}

export interface WireAnswer {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
  /** The result; Uint8Arrays in it are replaced by `{ bytes: length, head, tail }` with four numbers each. */
  readonly value?: Record<string, unknown>;
}

/** One call over the port taken before. `text` becomes the bytes of the request's `chunk`. */
export function callFromPage(page: Page, method: string, request: Record<string, unknown>, text?: string): Promise<WireAnswer> {
  return page.evaluate(
    async ([name, plain, chunkText]) => {
      const { testPort } = globalThis as unknown as PageGlobals;
      const id = 2 ** 40 + Math.floor(Math.random() * 2 ** 40);
      const chunk = chunkText === undefined ? {} : { chunk: new TextEncoder().encode(chunkText) };
      const outcome = await new Promise<WireAnswer>((resolve) => {
        testPort.addEventListener('message', function answered(event: MessageEvent) {
          const message = event.data as { type: string; id: number; outcome: WireAnswer };
          if (message.id !== id || message.type !== 'result') return;
          testPort.removeEventListener('message', answered);
          resolve(message.outcome);
        });
        testPort.postMessage({ type: 'call', id, method: name, request: { ...plain, ...chunk } });
      });
      if (!outcome.value) return outcome;
      const entries = Object.entries(outcome.value).map(([key, value]) =>
        value instanceof Uint8Array ? [key, { bytes: value.length, head: [...value.slice(0, 4)], tail: [...value.slice(-22, -18)] }] : [key, value],
      );
      return { ok: outcome.ok, value: Object.fromEntries(entries) as Record<string, unknown> };
    },
    [method, request, text] as const,
  );
}
