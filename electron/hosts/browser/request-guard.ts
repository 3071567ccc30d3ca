import type { IncomingMessage } from 'node:http';

export type Refusal = 'foreign-host' | 'foreign-origin';

/**
 * Why a request is not from this computer's own page, or null.
 * The Host header stops a foreign name that was made to resolve to 127.0.0.1 (DNS rebinding); the Origin header stops
 * other pages in the same browser.
 * @param originRequired whether a request without Origin is refused too: browsers always send it with WebSocket
 *   upgrades and with anything but GET and HEAD
 */
export function refusalOf(request: IncomingMessage, port: number, originRequired: boolean): Refusal | null {
  const { host, origin } = request.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return 'foreign-host';
  if (origin === undefined ? originRequired : origin !== `http://${host}`) return 'foreign-origin';
  return null;
}
