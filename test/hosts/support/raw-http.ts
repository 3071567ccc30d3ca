import { request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RawRequest {
  readonly port: number;
  /** Sent as it is, never normalised. */
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request with any Host, Origin and path, as an attacker would write it; fetch would tidy them up. */
export function send({ port, path, method = 'GET', headers = {}, body }: RawRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The `name=value` part of the one cookie an answer sets. */
export function cookieOf(answer: Answer): string {
  const [cookie] = answer.headers['set-cookie'] ?? [];
  if (cookie === undefined) throw new Error('no cookie was set');
  return cookie.slice(0, cookie.indexOf(';'));
}
