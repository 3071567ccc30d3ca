import type { EngineMessage } from '../../shared/contract';
import { ENGINE_CONNECTED, ENGINE_GONE, ENGINE_PORT, type DesktopBridge } from '../../shared/contract/shell';
import { ChangingEngine } from './changing-engine';
import type { HostConnection } from './host-connection';

/** Ports come from the preload script as window messages; message ports themselves do not tell that they died. */
export function connectElectron(bridge: DesktopBridge): HostConnection {
  const engine = new ChangingEngine();
  let asked = false;
  let endCurrent = () => {};
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.origin !== location.origin) return;
    const type = (event.data as { type?: unknown } | null)?.type;
    if (type === ENGINE_GONE) endCurrent();
    const [port] = event.ports;
    if (type !== ENGINE_PORT || !port) return;
    asked = true;
    performance.mark(ENGINE_CONNECTED);
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
  });
  const wakeEngine = () => {
    if (!asked) bridge.requestEngine();
    asked = true;
  };
  return {
    engine: {
      call: (method, request, options) => {
        wakeEngine();
        return engine.call(method, request, options);
      },
      close: () => engine.close(),
    },
    shell: { ...bridge, kind: 'electron' },
    onReconnect: (listener) => engine.onReconnect(listener),
    wakeEngine,
  };
}
