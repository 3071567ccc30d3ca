import { decode, encode } from '@msgpack/msgpack';
import type { Channel, ClientMessage, EngineMessage } from '../../shared/contract';
import { BROWSER_HOST, TAKEN_OVER, type DesktopShell, type KnownWorkspace } from '../../shared/contract/shell';
import type { Preferences } from '../../shared/preferences';
import { ChangingEngine } from './changing-engine';
import type { HostConnection } from './host-connection';

const RECONNECT_EVERY_MS = 1000;
const RECONNECT_ATTEMPTS = 30;

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

export async function connectBrowser(): Promise<HostConnection> {
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
  return { engine, shell: browserShell, onReconnect: (listener) => engine.onReconnect(listener), wakeEngine: () => undefined };
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
  // Its engine runs as long as it does, whatever page is open.
  readStart: async () => ({ preferences: await ask<Preferences>(BROWSER_HOST.preferences), engineIsNew: false }),
  writePreferences: (preferences) => ask<Preferences>(BROWSER_HOST.preferences, preferences),
};
