/** How long data is kept: what is due, its deletion, and the certificates of that. */
import { EngineFailure } from '../../../shared/contract';
import { record } from '../audit/log';
import { refuseWhileStaged } from '../ingest/load/staged';
import { stampOf } from '../local-stamp';
import { deletionCertificate } from '../report/deletion-certificate';
import { fileNameOf, writersOf } from '../report/writers';
import { certificateOf, certificatesOf } from '../retention/certificates';
import { deleteYear } from '../retention/delete-year';
import { heldData, previewDeletion } from '../retention/overview';
import type { Handlers, Session } from '../session';
import { isCompactionPending } from '../workspace/compact';
import { compactSession } from './compact-session';
import { dateOf, sha256Of } from './issue-report';
import { APP_VERSION } from './version';

export function retentionService(session: Session): Handlers<'retention.overview' | 'retention.preview' | 'retention.delete' | 'retention.compact' | 'retention.certificate'> {
  return {
    'retention.overview': () =>
      session.reading(async (connection) => ({
        held: await heldData(connection, session.settings.retention, stampOf(new Date()).slice(0, 10)),
        certificates: await certificatesOf(connection),
        compactionPending: await isCompactionPending(connection),
      })),
    'retention.preview': ({ schoolYear, scope }) => session.reading(async (connection) => (await previewDeletion(connection, schoolYear, scope)).preview),
    'retention.delete': (request, { onProgress }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        await refuseWhileStaged(writer);
        onProgress?.({ phase: '删除数据', done: 0, total: 2 });
        const certificate = await deleteYear(writer, request, APP_VERSION);
        onProgress?.({ phase: '重写文件', done: 1, total: 2 });
        return { certificate, compactionPending: await compactOrLeave(session) };
      }),
    'retention.compact': () => session.exclusive(async () => ({ compactionPending: await compactSession(session) })),
    'retention.certificate': ({ number, format }) =>
      session.exclusive(async () => {
        const { writer, name } = session.open();
        const certificate = await certificateOf(writer, number);
        const model = deletionCertificate(certificate, { unit: session.settings.unit, workspace: name });
        const bytes = await writersOf(session.printPages)[format](model, { issuedOn: dateOf(certificate.deletedAt) });
        await record(writer, 'retention.certificate', { number, format, bytes: bytes.byteLength, sha256: sha256Of(bytes) });
        return { fileName: fileNameOf(model.fileName, format), bytes };
      }),
  };
}

/** What is deleted is deleted: that the file could not be written anew is told beside it, and is made up for on the next opening. */
export async function compactOrLeave(session: Session): Promise<boolean> {
  try {
    return await compactSession(session);
  } catch (error) {
    if (error instanceof EngineFailure) return true;
    throw error;
  }
}
