/** Requests about who may open the workspace, what was done in it, and whether it is whole. */
import { z } from 'zod';
import { AUDIT_ACTION_IDS } from '../audit/actions';
import { day, importSource, operator, passphrase, path } from './request-fields';

const recoveryCode = z.string().min(1).max(200);

/** Which entries of the log; absent: all. `from` and `to` are local days, both included; `text` is looked for in what the page shows. */
const auditFilter = {
  from: day.optional(),
  to: day.optional(),
  operator: z.string().max(100).optional(),
  actions: z.array(z.enum(AUDIT_ACTION_IDS)).max(AUDIT_ACTION_IDS.length).optional(),
  text: z.string().trim().max(200).optional(),
};

export const keepingRequests = {
  /** Opens with the recovery code and sets a new passphrase. */
  'workspace.recover': z.object({ path, code: recoveryCode, passphrase, operator }),
  'workspace.changePassphrase': z.object({ current: passphrase, next: passphrase }),
  /** A recovery code, told once; it counts from `recovery.confirm` on, which takes it as somebody has written it down. */
  'recovery.make': z.object({ passphrase }),
  'recovery.confirm': z.object({ code: recoveryCode }),
  /** Log, data and what is derived from them held against each other; changes nothing but the log. */
  'workspace.verify': z.object({}),
  'audit.list': z.object(auditFilter),
  /** The entries as a file, in an archive with the workspace's signature. */
  'audit.export': z.object({ ...auditFilter, format: z.enum(['xlsx', 'csv']), encoding: z.enum(['utf8', 'gb18030']).default('utf8') }),
  /** Whether such an archive is as it was signed, and by which workspace. Needs none to be open. */
  'audit.verifyFile': z.object({ file: importSource }),
} as const;

export type AuditFilter = z.output<(typeof keepingRequests)['audit.list']>;
