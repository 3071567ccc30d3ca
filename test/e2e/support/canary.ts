import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Canary {
  readonly port: number;
  /** First lines of what arrived. */
  readonly hits: readonly string[];
  close(): Promise<void>;
}

/** A listener on loopback that stands for the whole outside world: whatever reaches it would have left the program. */
export async function startCanary(): Promise<Canary> {
  const hits: string[] = [];
  const server = createServer((stream) => {
    hits.push('connection');
    stream.on('data', (data) => hits.push(data.toString().split('\r\n')[0] ?? ''));
    stream.on('error', () => stream.destroy());
    stream.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 2\r\n\r\nhi');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hits,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
