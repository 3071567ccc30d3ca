/** Deletes what is held of a school year, with its certificate and its entry in the log, in one transaction. */
import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type DeletionCertificate, EngineFailure } from '../../../shared/contract';
import { type DeletionScope, deletionPhrase } from '../../../shared/retention';
import { schoolYearLabel } from '../../../shared/school-year';
import { record } from '../audit/log';
import { currentOperator, osAccount } from '../audit/operator';
import { removeBatchesWithin } from '../ingest/load/undo';
import { stampOf } from '../local-stamp';
import { transaction } from '../warehouse/sql';
import { markCompaction } from '../workspace/compact';
import { keepCertificate, nextNumber } from './certificates';
import { previewDeletion } from './overview';

export interface DeletionRequest {
  readonly schoolYear: string;
  readonly scope: DeletionScope;
  readonly confirmation: string;
  readonly reason: string;
}

/** @throws EngineFailure BAD_REQUEST for a wrong confirmation, NO_DATA where there is nothing to delete */
export async function deleteYear(writer: DuckDBConnection, { schoolYear, scope, confirmation, reason }: DeletionRequest, appVersion: string): Promise<DeletionCertificate> {
  if (confirmation.trim() !== deletionPhrase(schoolYear)) throw new EngineFailure('BAD_REQUEST', `没有删除：请原样输入“${deletionPhrase(schoolYear)}”以确认。`);
  const { preview, batches } = await previewDeletion(writer, schoolYear, scope);
  if (batches.length === 0) throw new EngineFailure('NO_DATA', `${schoolYearLabel(schoolYear)}没有可以删除的数据。`);
  const deletedAt = stampOf(new Date());
  const hash = createHash('sha256');
  for (const { batch, sha256, rows } of batches) hash.update(`${batch} ${sha256} ${rows}\n`);
  return transaction(writer, async () => {
    const certificate: DeletionCertificate = {
      ...preview,
      number: await nextNumber(writer, deletedAt.slice(0, 10)),
      deletedAt,
      operator: currentOperator(writer),
      account: osAccount(),
      reason,
      deletedBatches: batches.map(({ batch, label, fileName, sha256, rows }) => ({ batch, label, fileName, sha256, rows })),
      batchesHash: hash.digest('hex'),
      appVersion,
    };
    // Files that were looked at in watched folders stay known: they shall not be offered again.
    await removeBatchesWithin(writer, batches);
    await keepCertificate(writer, certificate);
    await markCompaction(writer);
    const { number, rows, issues, batchesHash } = certificate;
    await record(writer, 'retention.delete', { number, schoolYear, scope, rows, issues, reason, batches: batches.map(({ batch }) => batch), batchesHash });
    return certificate;
  });
}
