/** The file of the open workspace written anew while nobody reads, and the workspace put back in its place. */
import { stat } from 'node:fs/promises';
import { inheritOperator } from '../audit/operator';
import { record } from '../audit/log';
import { inheritSeal } from '../audit/seal';
import type { Session } from '../session';
import { compact, isCompactionPending } from '../workspace/compact';

/** To be called inside `session.exclusive`. @returns whether the file still has the space of deleted rows @throws EngineFailure DISK_FULL, CANNOT_WRITE */
export async function compactSession(session: Session): Promise<boolean> {
  const before = session.open();
  const bytesBefore = (await stat(before.path)).size;
  await session.undisturbed(async () => {
    const after = await compact(before, session.limits);
    inheritOperator(before.writer, after.writer);
    inheritSeal(before.writer, after.writer);
    session.workspace = after;
  });
  const { writer, path } = session.open();
  const isPending = await isCompactionPending(writer);
  if (!isPending) await record(writer, 'retention.compact', { bytesBefore, bytesAfter: (await stat(path)).size });
  return isPending;
}
