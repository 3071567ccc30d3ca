/** The log read, handed out under a signature, and held against the data. */
import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AUDIT_ACTIONS } from '../../../shared/audit';
import type { AuditFilter } from '../../../shared/contract/keeping-requests';
import { operatorsOf, shownEntries } from '../audit/entries';
import { auditFile } from '../audit/export-file';
import { record } from '../audit/log';
import { currentOperator } from '../audit/operator';
import { checkPackage, fingerprintOf, signedPackage } from '../audit/signed-package';
import { bytesOfSource } from '../ingest/load/source-bytes';
import { verifyWorkspace } from '../integrity/verify-workspace';
import { refuseWhileStaged } from '../ingest/load/staged';
import type { Handlers, Session } from '../session';
import { rowsToArrow } from '../warehouse/arrow';
import { APP_VERSION } from './version';

export function auditService(session: Session): Handlers<'audit.list' | 'audit.export' | 'audit.verifyFile' | 'workspace.verify'> {
  const signatureSeed = (): Buffer => session.open().derivedKey('audit signature');
  return {
    'audit.list': (filter) =>
      session.reading(async (connection) => {
        const { rows, total } = await listed(connection, filter);
        return { rows, total, operators: await operatorsOf(connection), fingerprint: fingerprintOf(signatureSeed()) };
      }),
    'audit.export': ({ format, encoding, ...filter }) =>
      session.exclusive(async () => {
        const { writer, name } = session.open();
        const seed = signatureSeed();
        const entries = await shownEntries(writer, filter);
        const operator = currentOperator(writer);
        const issuedOn = new Date();
        const file = await auditFile(entries, { format, encoding, workspace: name, operator, appVersion: APP_VERSION, filter: filterWords(filter), fingerprint: fingerprintOf(seed), issuedOn });
        const bytes = signedPackage(file, { workspace: name, operator, seed }, issuedOn);
        await record(writer, 'audit.export', { entries: entries.length, format, bytes: file.bytes.byteLength, sha256: createHash('sha256').update(file.bytes).digest('hex') });
        return { fileName: file.fileName.replace(/\.\w+$/, '.zip'), bytes };
      }),
    'audit.verifyFile': async ({ file }) => checkPackage(await bytesOfSource(session.uploads, file), session.workspace === null ? null : signatureSeed()),
    'workspace.verify': (_, options) =>
      session.exclusive(async () => {
        const workspace = session.open();
        const { writer } = workspace;
        await refuseWhileStaged(writer);
        const report = await verifyWorkspace({ writer, sealKey: workspace.derivedKey('audit seal') }, options);
        await record(writer, 'workspace.verify', { checked: report.checks.length, broken: report.checks.flatMap(({ label, firstProblem }) => (firstProblem === null ? [] : [label])) });
        return report;
      }),
  };
}

async function listed(connection: DuckDBConnection, filter: AuditFilter): Promise<{ readonly rows: Uint8Array; readonly total: number }> {
  const entries = await shownEntries(connection, filter);
  const texts = (name: 'at' | 'operator' | 'account' | 'action' | 'details') => ({ name, type: 'text' as const, values: entries.map((entry) => entry[name]) });
  return { rows: rowsToArrow([{ name: 'entry', type: 'number', values: entries.map(({ entry }) => entry) }, ...(['at', 'operator', 'account', 'action', 'details'] as const).map(texts)]), total: entries.length };
}

/** In Chinese, for the file. */
function filterWords({ from, to, operator, actions = [], text = '' }: AuditFilter): string {
  const parts = [
    from === undefined && to === undefined ? '' : `${from ?? '最早'} 至 ${to ?? '最近'}`,
    operator === undefined || operator === '' ? '' : `操作人 ${operator}`,
    actions.map((action) => AUDIT_ACTIONS[action]).join('、'),
    text === '' ? '' : `含“${text}”`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '全部' : parts.join('；');
}
