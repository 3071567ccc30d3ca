/** Finds the host this page runs in and connects to its engine and shell. */
import { DESKTOP_BRIDGE, type DesktopBridge } from '../../shared/contract/shell';
import { connectElectron } from './electron';
import type { HostConnection } from './host-connection';

/** @throws Error (rejects) when the host is not there any more; with a Chinese message */
export async function connect(): Promise<HostConnection> {
  const bridge = (window as unknown as Record<string, unknown>)[DESKTOP_BRIDGE] as DesktopBridge | undefined;
  return bridge ? connectElectron(bridge) : (await import('./browser')).connectBrowser();
}
