import { join } from 'node:path';
import { protectThread } from '../engine/privacy/suppression/protect-thread';
import type { Protector } from '../engine/privacy/suppression/protector';

/** @param folder where the bundles lie, `suppression-worker.cjs` among them */
export function protectInThread(folder: string): Protector {
  return protectThread(join(folder, 'suppression-worker.cjs'));
}
