import type { EngineApi } from '../../shared/contract';
import { createEngine } from '../engine/engine';
import { sayUnbacked } from '../hosts/ending';
import { ingestThreads } from '../hosts/ingest-threads';
import { rotaInThread } from '../hosts/rota-thread';
import { protectInThread } from '../hosts/suppression-thread';

/** The engine of the command line; its bundle lies beside that of the reading threads. */
/** @param backUpOnClose as a window does; single commands do not, or a script of many would back up after each */
export function cliEngine({ backUpOnClose = false } = {}): EngineApi {
  return createEngine({ ingestPool: ingestThreads(__dirname), makeRota: rotaInThread(__dirname), protector: protectInThread(__dirname), backUpOnClose, onUnbacked: sayUnbacked });
}
