/**
 * Messages between a client and an engine over any channel. Cancellation and progress belong to the
 * protocol, not to single features. Bytes travel as Uint8Array and are always copied between processes:
 * Electron delivers transferred ArrayBuffers as null.
 */
import type { Outcome } from './errors';
import type { Progress } from './engine-api';

export type ClientMessage =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly request: unknown }
  | { readonly type: 'cancel'; readonly id: number };

export type EngineMessage =
  | { readonly type: 'result'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress };

/** A two-way pipe of structured messages: a MessagePort, a WebSocket, … */
export interface Channel<Incoming, Outgoing> {
  send(message: Outgoing): void;
  onMessage(listener: (message: Incoming) => void): void;
  /** The other side is gone for good. */
  onClose(listener: () => void): void;
}
