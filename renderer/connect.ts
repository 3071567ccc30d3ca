/** Finds the host this page runs in and connects to its engine and shell. */
import { decode, encode } from '@msgpack/msgpack';
import type { Channel, ClientMessage, EngineApi, EngineMessage } from '../shared/contract';
import { createClient } from '../shared/contract/client';
import type { Preferences } from '../shared/preferences';
import {
  BROWSER_HOST,
  DESKTOP_BRIDGE,
  ENGINE_GONE,
  ENGINE_PORT,
  TAKEN_OVER,
  type DesktopBridge,
  type DesktopShell,
  type KnownWorkspace,
} from '../shared/contract/shell';

export interface HostConnection {
  /** Stays the same object across reconnections. Calls made while there is no engine end as ENGINE_GONE. */
  readonly engine: EngineApi;
  readonly shell: DesktopShell;
  /** Called when a new engine answers in place of one that ended: no workspace may be open in it. */
  readonly onReconnect: (listener: () => void) => void;
}

const RECONNECT_EVERY_MS = 1000;
const RECONNECT_ATTEMPTS = 30;

/** A client that can be put on a new channel. */
class ChangingEngine implements EngineApi {
  readonly #listeners: (() => void)[] = [];
  #current: EngineApi | null = null;

  use(channel: Channel<EngineMessage, ClientMessage>): void {
    const isFirst = this.#current === null;
    this.#current = createClient(channel);
    if (!isFirst) for (const listener of this.#listeners) listener();
  }

  onReconnect(listener: () => void): void {
    this.#listeners.push(listener);
  }

  readonly call: EngineApi['call'] = (method, request, options) => this.#client().call(method, request, options);

  close(): Promise<void> {
    return this.#client().close();
  }

  #client(): EngineApi {
    if (this.#current === null) throw new Error('used before the first channel');
    return this.#current;
  }
}

/** Electron: ports come from the preload script as window messages; message ports themselves do not tell that they died. */
function connectElectron(bridge: DesktopBridge): Promise<HostConnection> {
  const engine = new ChangingEngine();
  const shell: DesktopShell = { ...bridge, kind: 'electron' };
  return new Promise((resolve) => {
    let endCurrent = () => {};
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== window || event.origin !== location.origin) return;
      const type = (event.data as { type?: unknown } | null)?.type;
      if (type === ENGINE_GONE) endCurrent();
      const [port] = event.ports;
      if (type !== ENGINE_PORT || !port) return;
      endCurrent();
      engine.use({
        send: (message) => port.postMessage(message),
        onMessage: (listener) => {
          port.onmessage = (incoming: MessageEvent<EngineMessage>) => listener(incoming.data);
        },
        onClose: (listener) => {
          endCurrent = () => {
            port.close();
            listener();
          };
        },
      });
      resolve({ engine, shell, onReconnect: (listener) => engine.onReconnect(listener) });
    });
    bridge.requestEngine();
  });
}

function openSocket(address: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => resolve(socket);
    socket.onerror = () => reject(new Error('本机服务没有应答'));
  });
}

function socketChannel(socket: WebSocket): Channel<EngineMessage, ClientMessage> {
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(encode(message, { ignoreUndefined: true }));
    },
    onMessage: (listener) => {
      socket.onmessage = (event: MessageEvent<ArrayBuffer>) => listener(decode(event.data) as EngineMessage);
    },
    onClose: (listener) => socket.addEventListener('close', listener),
  };
}

async function connectBrowser(): Promise<HostConnection> {
  const engine = new ChangingEngine();
  const address = `ws://${location.host}${BROWSER_HOST.engine}`;

  async function reconnect(): Promise<void> {
    for (let attempt = 0; attempt < RECONNECT_ATTEMPTS; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_EVERY_MS));
      const socket = await openSocket(address).catch(() => null);
      if (socket) return adopt(socket);
    }
  }
  function adopt(socket: WebSocket): void {
    socket.addEventListener('close', (event) => {
      // Taking the place back would make two windows of the same program push each other out for ever.
      if (event.code !== TAKEN_OVER) void reconnect();
    });
    engine.use(socketChannel(socket));
  }

  adopt(await openSocket(address));
  return { engine, shell: browserShell, onReconnect: (listener) => engine.onReconnect(listener) };
}

async function ask<T>(address: string, body?: unknown): Promise<T> {
  const response = await fetch(address, { credentials: 'same-origin', ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

const browserShell: DesktopShell = {
  kind: 'browser',
  saveFile: async (fileName, bytes) => {
    const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    // The download reads the blob after this turn of the event loop.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return fileName;
  },
  listWorkspaces: () => ask<readonly KnownWorkspace[]>(BROWSER_HOST.workspaces),
  pathForNewWorkspace: (name) => ask<string>(`${BROWSER_HOST.newWorkspace}?name=${encodeURIComponent(name)}`),
  readPreferences: () => ask<Preferences>(BROWSER_HOST.preferences),
  writePreferences: (preferences) => ask<Preferences>(BROWSER_HOST.preferences, preferences),
};

export function connect(): Promise<HostConnection> {
  const bridge = (window as unknown as Record<string, unknown>)[DESKTOP_BRIDGE] as DesktopBridge | undefined;
  return bridge ? connectElectron(bridge) : connectBrowser();
}
