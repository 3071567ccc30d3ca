import type { MessagePortMain, ParentPort } from 'electron';
import type { Channel, ClientMessage, EngineApi, EngineMessage } from '../../../shared/contract';
import { serveEngine } from '../../../shared/contract/server';
import { CLOSE_ENGINE } from './ipc-channels';

function portChannel(port: MessagePortMain): Channel<ClientMessage, EngineMessage> {
  return {
    // Without a transfer list: Electron delivers transferred buffers as null.
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', (event) => listener(event.data as ClientMessage)),
    onClose: (listener) => void port.on('close', listener),
  };
}

/** Serves the engine to the ports the main process sends, one page at a time, until it is told to close. */
export function serveEnginePorts(engine: EngineApi, parent: ParentPort): void {
  let current: { readonly port: MessagePortMain; readonly stop: () => void } | null = null;

  parent.on('message', (event) => {
    if (event.data === CLOSE_ENGINE) {
      void engine.close().finally(() => process.exit(0));
      return;
    }
    const [port] = event.ports;
    if (!port) return;
    current?.stop();
    current?.port.close();
    current = { port, stop: serveEngine(engine, portChannel(port)) };
    port.start();
  });
}
