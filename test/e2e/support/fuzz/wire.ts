/** The two ways on which a page's messages reach an engine, for messages that no page of ours would send. */
import { decode, encode } from '@msgpack/msgpack';
import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { callFromPage, takeEnginePort } from '../page-engine';
import type { Message } from './messages';
import { type Summary, summarise } from './verdict';

export interface Wire {
  /** Sends all at once and waits for all answers; @throws when some do not come */
  exchange(messages: readonly Message[]): Promise<readonly Summary[]>;
  /** One sound call. */
  call(method: string, request: Record<string, unknown>): Promise<{ readonly ok: boolean; readonly value?: Record<string, unknown> }>;
}

const ANSWERS_WITHIN_MS = 150_000;
/** Levels that a message may be deep on its way; msgpack’s own bound would only protect the sender. */
const DEEPEST = 2000;

/** Cancelling is never answered, and everything else is, once. */
function expectsAnswer({ body }: Message): boolean {
  return (body as { readonly type?: unknown } | null | undefined)?.type !== 'cancel';
}

interface Result {
  readonly type: string;
  readonly id: unknown;
  readonly outcome: { readonly ok: boolean; readonly error?: unknown; readonly value?: Record<string, unknown> };
}

/** @param headers with the session's cookie and the page's origin */
export async function browserWire(port: number, headers: Record<string, string>, secret: string): Promise<Wire> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/engine`, { headers });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let closed: string | null = null;
  socket.on('close', (code) => (closed = `the engine’s socket closed (${code})`));

  function results(count: number, send: () => void): Promise<readonly Result[]> {
    const found: Result[] = [];
    return new Promise((resolve, reject) => {
      const end = (finish: () => void) => {
        clearTimeout(timer);
        clearInterval(watch);
        socket.off('message', take);
        finish();
      };
      const take = (data: Buffer) => {
        const message = decode(Uint8Array.from(data)) as Result;
        if (message.type === 'result') found.push(message);
        if (found.length === count) end(() => resolve(found));
      };
      const timer = setTimeout(() => end(() => reject(new Error(`${count - found.length} of ${count} messages were not answered; answered: ${JSON.stringify(found.map(({ id }) => id))}`))), ANSWERS_WITHIN_MS);
      const watch = setInterval(() => closed !== null && end(() => reject(new Error(closed ?? ''))), 100);
      socket.on('message', take);
      send();
    });
  }

  return {
    exchange: async (messages) => {
      const answers = await results(messages.filter(expectsAnswer).length, () => {
        for (const { body } of messages) socket.send(encode(body, { maxDepth: DEEPEST }));
      });
      return answers.map((answer) => summarise(answer, secret));
    },
    call: async (method, request) => {
      const [answer] = await results(1, () => socket.send(encode({ type: 'call', id: 1, method, request })));
      if (answer === undefined) throw new Error('no answer');
      return answer.outcome;
    },
  };
}

/** JSON has neither bytes nor all numbers, and Playwright’s own way into a page loses fields called __proto__. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => {
    if (entry instanceof Uint8Array) return { $bytes: [...entry] };
    if (typeof entry === 'number' && !Number.isFinite(entry)) return { $number: String(entry) };
    if (Object.is(entry, -0)) return { $number: '-0' };
    return entry;
  });
}

interface PageScope {
  testPort: MessagePort;
  testSummarise: typeof summarise;
}

export async function electronWire(page: Page, secret: string): Promise<Wire> {
  await takeEnginePort(page);
  await page.evaluate(`globalThis.testSummarise = ${summarise.toString()}`);
  return {
    exchange: (messages) =>
      page.evaluate(
        ([text, count, limit, mark]) => {
          const { testPort, testSummarise } = globalThis as unknown as PageScope;
          const bodies = JSON.parse(text, (_key, entry: unknown) => {
            const { $bytes, $number } = (entry ?? {}) as { $bytes?: number[]; $number?: string };
            return $bytes === undefined ? ($number === undefined ? entry : Number($number)) : Uint8Array.from($bytes);
          }) as unknown[];
          const found: Summary[] = [];
          return new Promise<readonly Summary[]>((resolve, reject) => {
            const end = (finish: () => void) => {
              clearTimeout(timer);
              testPort.removeEventListener('message', take);
              finish();
            };
            const take = ({ data }: MessageEvent<Result>) => {
              if (data.type === 'result') found.push(testSummarise(data, mark));
              if (found.length === count) end(() => resolve(found));
            };
            const timer = setTimeout(() => end(() => reject(new Error(`${count - found.length} of ${count} messages were not answered; answered: ${JSON.stringify(found.map(({ id }) => id))}`))), limit);
            testPort.addEventListener('message', take);
            for (const body of bodies) testPort.postMessage(body);
          });
        },
        [asText(messages.map(({ body }) => body)), messages.filter(expectsAnswer).length, ANSWERS_WITHIN_MS, secret] as const,
      ),
    call: (method, request) => callFromPage(page, method, request),
  };
}
