import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { decode, encode } from '@msgpack/msgpack';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Channel, ClientMessage, EngineApi, EngineMessage } from '../../../shared/contract';
import { serveEngine } from '../../../shared/contract/server';
import { BROWSER_HOST, TAKEN_OVER } from '../../../shared/contract/shell';
import type { IdleWatch } from './idle-watch';
import { refusalOf } from './request-guard';
import type { RequestRate } from './request-rate';
import type { SessionGate } from './session-gate';

/** Bytes. Pages upload files in pieces far below this; anything larger is an accident or an attack. */
const MAX_MESSAGE = 64 * 1024 * 1024;

function decodeMessage(data: RawData, isBinary: boolean): unknown {
  if (!isBinary || !(data instanceof ArrayBuffer)) return null;
  try {
    return decode(new Uint8Array(data));
  } catch {
    return null;
  }
}

function socketChannel(socket: WebSocket): Channel<ClientMessage, EngineMessage> {
  return {
    send: (message) => {
      if (socket.readyState === socket.OPEN) socket.send(encode(message, { ignoreUndefined: true }));
    },
    // What cannot be decoded is passed on as null, which the engine's side refuses like any malformed message.
    onMessage: (listener) => void socket.on('message', (data, isBinary) => listener(decodeMessage(data, isBinary) as ClientMessage)),
    onClose: (listener) => void socket.on('close', listener),
  };
}

export interface EngineSocketsOptions {
  readonly engine: EngineApi;
  readonly port: number;
  readonly gate: SessionGate;
  readonly rate: RequestRate;
  readonly watch: IdleWatch;
}

/**
 * Serves the engine to the session's page over a WebSocket with MessagePack messages. One page at a time: a
 * new one takes the place of the one before.
 * @returns a function that ends the connection
 */
export function serveEngineSockets(server: Server, { engine, port, gate, rate, watch }: EngineSocketsOptions): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
  let current: WebSocket | null = null;

  function isAllowed(request: IncomingMessage): boolean {
    return request.url === BROWSER_HOST.engine && refusalOf(request, port, true) === null && gate.admits(request.headers.cookie);
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const refusal = !rate.admits(performance.now()) ? '429 Too Many Requests' : isAllowed(request) ? null : '403 Forbidden';
    if (refusal !== null) {
      // Both ways: what is left half open by a client that does not close its own would keep the host from ending.
      stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => stream.destroy());
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      current?.close(TAKEN_OVER);
      current = socket;
      watch.pageCame();
      socket.once('close', () => watch.pageLeft());
      socket.binaryType = 'arraybuffer';
      // A broken frame or one that is too large: the socket closes itself, which ends its calls.
      socket.on('error', () => socket.terminate());
      serveEngine(engine, socketChannel(socket));
    });
  });

  return () => {
    for (const socket of sockets.clients) socket.terminate();
  };
}
