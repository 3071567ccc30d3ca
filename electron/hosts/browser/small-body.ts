import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 4096;

/** @returns the JSON of a request's body; undefined when it is none, or longer than the shell ever sends */
export async function readSmallBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES) return undefined;
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
