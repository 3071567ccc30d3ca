import { join } from 'node:path';
import { rotaThread, type RotaMaker } from '../engine/hotline/plan/rota-maker';

/** @param folder where the bundles lie, `rota-worker.cjs` among them */
export function rotaInThread(folder: string): RotaMaker {
  return rotaThread(join(folder, 'rota-worker.cjs'));
}
