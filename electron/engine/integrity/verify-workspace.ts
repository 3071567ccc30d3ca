/** Is the workspace what the program made of it? Looks at everything, changes nothing. */
import { type CallOptions, EngineFailure, type IntegrityCheck, type IntegrityReport } from '../../../shared/contract';
import { batchCheck, rowCheck } from './batch-checks';
import { logCheck } from './log-check';
import { derivedCheck, keyCheck, referenceCheck } from './table-checks';
import type { CheckContext, CheckDefinition } from './types';

const CHECKS: readonly CheckDefinition[] = [logCheck, batchCheck, rowCheck, keyCheck, referenceCheck, derivedCheck];

export async function verifyWorkspace(context: CheckContext, { signal, onProgress }: CallOptions): Promise<IntegrityReport> {
  const checks: IntegrityCheck[] = [];
  for (const [done, { id, label, run }] of CHECKS.entries()) {
    if (signal?.aborted === true) throw new EngineFailure('CANCELLED', '检查已取消。');
    onProgress?.({ phase: '检查完整性', done, total: CHECKS.length, item: label });
    checks.push({ id, label, ...(await run(context)) });
  }
  return { whole: checks.every(({ firstProblem }) => firstProblem === null), checks };
}
