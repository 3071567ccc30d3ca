import type { MessagePortMain, ParentPort } from 'electron';
import type { Channel, ClientMessage, EngineApi, EngineMessage } from '../../../shared/contract';
import { serveEngine } from '../../../shared/contract/server';
import type { ChosenPaths } from '../chosen-paths';
import type { EngineOrder, PathsTaken } from './ipc-channels';

function portChannel(port: MessagePortMain): Channel<ClientMessage, EngineMessage> {
  return {
    // Without a transfer list: Electron delivers transferred buffers as null.
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', (event) => listener(event.data as ClientMessage)),
    onClose: (listener) => void port.on('close', listener),
  };
}

/**
 * Serves the engine to the ports the main process sends, one page at a time, until it is told to close.
 * @param chosen is told what the main process lets pages name
 */
export function serveEnginePorts(engine: EngineApi, chosen: ChosenPaths, parent: ParentPort): void {
  let current: { readonly port: MessagePortMain; readonly stop: () => void } | null = null;

  parent.on('message', (event) => {
    const order = event.data as EngineOrder;
    if (order.order === 'close') {
      void engine.close().finally(() => process.exit(0));
      return;
    }
    if (order.order === 'chosen') {
      for (const path of order.paths) chosen.add(path);
      parent.postMessage({ taken: order.id } satisfies PathsTaken);
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
