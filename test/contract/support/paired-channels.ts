import type { Channel, ClientMessage, EngineMessage } from '../../../shared/contract';

interface End<Incoming, Outgoing> {
  readonly channel: Channel<Incoming, Outgoing>;
  readonly receive: (message: Incoming) => void;
  readonly closed: () => void;
}

function end<Incoming, Outgoing>(deliver: (message: Outgoing) => void): End<Incoming, Outgoing> {
  const messageListeners: ((message: Incoming) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  return {
    channel: {
      send: deliver,
      onMessage: (listener) => void messageListeners.push(listener),
      onClose: (listener) => void closeListeners.push(listener),
    },
    receive: (message) => messageListeners.forEach((listener) => listener(message)),
    closed: () => closeListeners.forEach((listener) => listener()),
  };
}

export interface PairedChannels {
  readonly client: Channel<EngineMessage, ClientMessage>;
  readonly engine: Channel<ClientMessage, EngineMessage>;
  /** Everything the engine's side has sent. */
  readonly sent: readonly EngineMessage[];
  /** Puts any value on the wire towards the engine. */
  readonly inject: (message: unknown) => void;
  /** Cuts the connection; nothing is delivered afterwards. */
  readonly cut: () => void;
}

/** Two ends in one process with the manners of a real one: asynchronous, in order, every message a structured clone. */
export function pairChannels(): PairedChannels {
  let open = true;
  const sent: EngineMessage[] = [];
  const later = (action: () => void) => setTimeout(() => open && action(), 0);

  const client = end<EngineMessage, ClientMessage>((message) => {
    const copy = structuredClone(message);
    later(() => engine.receive(copy));
  });
  const engine: End<ClientMessage, EngineMessage> = end<ClientMessage, EngineMessage>((message) => {
    const copy = structuredClone(message);
    sent.push(copy);
    later(() => client.receive(copy));
  });
  return {
    client: client.channel,
    engine: engine.channel,
    sent,
    inject: (message) => engine.receive(message as ClientMessage),
    cut: () => {
      open = false;
      client.closed();
      engine.closed();
    },
  };
}
