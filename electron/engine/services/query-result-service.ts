/** What is done with the result of an own query: a column looked at closely, the whole taken out as a file. */
import { createHash } from 'node:crypto';
import { type Arrangement, EngineFailure, type ParsedRequestOf, type ProducedFile } from '../../../shared/contract';
import type { BoundParameter } from '../../../shared/query-parameters';
import { QUERY_VIEWS } from '../../../shared/query-views';
import { record } from '../audit/log';
import { currentOperator } from '../audit/operator';
import { maskPersonalNumbers } from '../ingest/text/personal-numbers';
import { arrange } from '../query/arrange';
import { csvFile } from '../query/export/csv-file';
import { parquetFile } from '../query/export/parquet-file';
import { readRows, type ResultRows } from '../query/export/result-rows';
import { sourceSheet } from '../query/export/source-sheet';
import { xlsxFile } from '../query/export/xlsx-file';
import { type RunOutcome, runDetails } from '../query/history';
import { profileQuery } from '../query/profile';
import { type QueryOptions, readQuery } from '../query/run';
import type { Handlers, Session } from '../session';
import { APP_VERSION } from './version';

const PROFILE_TIMEOUT_MS = 60_000;
/** A whole result is not waited for by anybody who wants to look at it now. */
const EXPORT_TIMEOUT_MS = 600_000;

/** Beside what every query leaves in the log: what was done with its result. Numbers of persons are not kept. */
export async function logResult(session: Session, action: 'query.arrange' | 'query.profile' | 'query.export', outcome: RunOutcome, arrangement: Partial<Arrangement>, facts: Readonly<Record<string, string | number>> = {}): Promise<void> {
  const kept = JSON.parse(maskPersonalNumbers(JSON.stringify(arrangement))) as Partial<Arrangement>;
  await session.exclusive(async () => {
    if (session.workspace !== null) await record(session.workspace.writer, action, { ...runDetails(outcome), ...kept, ...facts });
  });
}

export function queryResultService(session: Session): Handlers<'query.profile' | 'query.export'> {
  const options = (timeoutMs: number, parameters: readonly BoundParameter[], signal: AbortSignal | undefined): QueryOptions => ({ views: QUERY_VIEWS, parameters, timeoutMs, ...(signal === undefined ? {} : { signal }) });
  return {
    'query.profile': async ({ sql, parameters, column, conditions }, { signal }) => {
      const started = performance.now();
      const profile = await session.querying(sql, signal, (connection) => profileQuery(connection, sql, column, conditions, options(PROFILE_TIMEOUT_MS, parameters, signal)));
      await logResult(session, 'query.profile', { sql, parameters, rows: profile.rows, milliseconds: Math.round(performance.now() - started), error: null }, { conditions }, { column });
      return profile;
    },
    'query.export': async (request, { signal, onProgress }) => {
      const { sql, parameters, format, labels, order, conditions } = request;
      const started = performance.now();
      onProgress?.({ phase: '执行查询', done: 0, total: 2 });
      const { file, rows } = await session.querying(sql, signal, (connection) =>
        readQuery(connection, sql, options(EXPORT_TIMEOUT_MS, parameters, signal), (table) => arrange(table, request), async (result, isCancelled) => {
          const read = await readRows(result, labels, isCancelled);
          if (isCancelled()) throw new EngineFailure('CANCELLED', '导出已取消。');
          onProgress?.({ phase: '写文件', done: 1, total: 2 });
          return { file: await produce(session, request, read), rows: read.rowCount };
        }),
      );
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      await logResult(session, 'query.export', { sql, parameters, rows, milliseconds: Math.round(performance.now() - started), error: null }, { order, conditions }, { format, bytes: file.bytes.byteLength, sha256 });
      return file;
    },
  };
}

async function produce(session: Session, { sql, parameters, format, encoding, title: asked, order, conditions }: ParsedRequestOf<'query.export'>, rows: ResultRows): Promise<ProducedFile> {
  const title = asked?.trim() || '查询结果';
  const fileName = `${title.replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ').slice(0, 80).trim() || '查询结果'}.${format}`;
  switch (format) {
    case 'csv':
      return { fileName, bytes: csvFile(rows, encoding) };
    case 'parquet':
      return { fileName, bytes: parquetFile(rows, `育心数据台 ${APP_VERSION}`) };
    case 'xlsx': {
      const issuedOn = new Date();
      const source = sourceSheet({
        title, sql, parameters, rowCount: rows.rowCount, columns: rows.columns, arrangement: { order, conditions }, issuedOn,
        workspace: session.open().name, operator: currentOperator(session.open().writer), appVersion: APP_VERSION, minimumValidResults: session.privacy.minimumValidResults,
      });
      return { fileName, bytes: await xlsxFile(rows, { title, source, issuedOn }) };
    }
  }
}
