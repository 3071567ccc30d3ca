/** Composition root: one engine behind the contract. It knows no host and no transport. */
import { availableParallelism, totalmem } from 'node:os';
import { z } from 'zod';
import { failure, success, type CallOptions, type EngineApi, type EngineError, type Method, type Outcome, type RequestOf, type ResultOf } from '../../shared/contract';
import { isMethod, requestSchemas } from '../../shared/contract/requests';
import { failureOf } from './failures';
import { auditService } from './services/audit-service';
import { backupService } from './services/backup-service';
import { coreTeamService } from './services/core-team-service';
import { dataService } from './services/data-service';
import { figureService } from './services/figure-service';
import { followUpService } from './services/follow-up-service';
import { hotlineService } from './services/hotline-service';
import type { RotaMaker } from './hotline/plan/rota-maker';
import type { IngestPool } from './ingest/workers/pool';
import type { Protector } from './privacy/suppression/protector';
import type { PagePrinter } from './report/pdf/page-printer';
import { importService } from './services/import-service';
import { issueService } from './services/issue-service';
import { letterService } from './services/letter-service';
import { OpenWorkspace } from './services/open-workspace';
import { nameRegisterService } from './services/name-register-service';
import { ownScaleService } from './services/own-scale-service';
import { queryService } from './services/query-service';
import { queryResultService } from './services/query-result-service';
import { reconciliationService } from './services/reconciliation-service';
import { reportService } from './services/report-service';
import { retentionService } from './services/retention-service';
import { rotaService } from './services/rota-service';
import { sampleService } from './services/sample-service';
import { scaleService } from './services/scale-service';
import { schoolFeedbackService } from './services/school-feedback-service';
import { schoolCheckService } from './services/school-check-service';
import { schoolsService } from './services/schools-service';
import { settingsService } from './services/settings-service';
import { sourceService } from './services/source-service';
import { staffingService } from './services/staffing-service';
import { templateService } from './services/template-service';
import { visualService } from './services/visual-service';
import { workspaceService } from './services/workspace-service';
import { type Handlers, Session } from './session';

export interface EngineOptions {
  /** Upper bound of DuckDB's memory; by default a quarter of the machine's, at most 4 GiB. */
  readonly memoryLimitMb?: number;
  readonly threads?: number;
  /** Makes the pool that reads files, when the first file is read. Worker threads in the program, the caller's thread in tests. */
  readonly ingestPool: () => IngestPool;
  /** Makes a rota: a worker thread in the program, the caller's thread in tests. */
  readonly makeRota: RotaMaker;
  /** Works out what has to be hidden besides small groups: a worker thread in the program, the caller's thread in tests. */
  readonly protector: Protector;
  /** Whether closing a workspace makes the backup that its settings ask for. Without this only upgrades and wishes do. */
  readonly backUpOnClose?: boolean;
  /** Hears why the backup failed that the end of the engine made: nobody waits for an answer then. */
  readonly onUnbacked?: (problem: EngineError) => void;
  /** Absent where there is no window to print in: then no report can be had as PDF. */
  readonly printPages?: PagePrinter;
}

/** Zod freezes what is to be read only even where it has refused it, and bytes cannot be frozen. */
function parse(method: Method, request: unknown): z.ZodSafeParseResult<unknown> {
  try {
    return requestSchemas[method].safeParse(request);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { success: false, error: new z.ZodError([{ code: 'custom', path: [], message: error.message, input: undefined }]) };
  }
}

export function createEngine(options: EngineOptions): EngineApi {
  const session = new Session(options.ingestPool, options.protector, {
    memoryLimitMb: options.memoryLimitMb ?? Math.min(4096, Math.max(512, Math.floor(totalmem() / 4 / 1024 ** 2))),
    threads: options.threads ?? Math.max(1, Math.min(8, availableParallelism())),
  }, options.backUpOnClose, options.printPages);
  const opening = new OpenWorkspace(session);
  const handlers: Handlers<Method> = {
    ...workspaceService(session, opening),
    ...backupService(session, opening),
    ...auditService(session),
    ...retentionService(session),
    ...nameRegisterService(session),
    ...importService(session),
    ...issueService(session),
    ...templateService(),
    ...dataService(session),
    ...queryService(session),
    ...queryResultService(session),
    ...reportService(session),
    ...letterService(session),
    ...schoolFeedbackService(session),
    ...schoolsService(session),
    ...staffingService(session),
    ...coreTeamService(session),
    ...hotlineService(session),
    ...rotaService(session, options.makeRota),
    ...schoolCheckService(session),
    ...scaleService(session),
    ...ownScaleService(session),
    ...reconciliationService(session),
    ...sourceService(session),
    ...figureService(session),
    ...followUpService(session),
    ...sampleService(session),
    ...settingsService(session),
    ...visualService(session),
  };
  const running = new Set<AbortController>();

  async function call<M extends Method>(method: M, request: RequestOf<M>, callOptions: CallOptions = {}): Promise<Outcome<ResultOf<M>>> {
    if (!isMethod(method)) return failure('BAD_REQUEST', '程序收到了不认识的请求。请确认界面与数据引擎是同一版本。', { method: String(method) });
    const parsed = parse(method, request);
    if (session.lock.refuses(method)) return failure('LOCKED', '程序已锁定。请输入工作区的口令解锁后再继续。', { method });
    if (!parsed.success) return failure('BAD_REQUEST', '请求的内容不完整或格式不对，没有执行。', { method, problems: z.prettifyError(parsed.error) });
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    if (callOptions.signal?.aborted) abort();
    callOptions.signal?.addEventListener('abort', abort, { once: true });
    running.add(controller);
    try {
      const handler = handlers[method] as (parsedRequest: unknown, handlerOptions: CallOptions) => Promise<ResultOf<M>>;
      return success(await handler(parsed.data, { ...callOptions, signal: controller.signal }));
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    } finally {
      running.delete(controller);
      callOptions.signal?.removeEventListener('abort', abort);
    }
  }

  return {
    call,
    async close() {
      for (const controller of running) controller.abort();
      const closed = await call('workspace.close', {});
      if (closed.ok && closed.value.backup !== null && 'problem' in closed.value.backup) options.onUnbacked?.(closed.value.backup.problem);
      await session.closePool();
      await options.protector.close();
    },
  };
}
