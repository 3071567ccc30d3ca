import { EngineFailure } from '../../../shared/contract';
import { parametersIn } from '../../../shared/query-text';
import { QUERY_VIEWS } from '../../../shared/query-views';
import type { QueryToSave, SavedQuery } from '../../../shared/saved-queries';
import { record } from '../audit/log';
import { currentOperator } from '../audit/operator';
import { maskPersonalNumbers } from '../ingest/text/personal-numbers';
import { arrange } from '../query/arrange';
import type { CheckedTable } from '../query/as-table';
import { typedText, typesOf } from '../query/bind';
import { checkQuery } from '../query/guard';
import { queryHistory, type RunOutcome, runDetails } from '../query/history';
import { explainQuery } from '../query/plan';
import { runQuery } from '../query/run';
import { forgetQuery, savedQueries, saveQuery } from '../query/saved';
import { querySchema } from '../query/schema';
import type { Handlers, Session } from '../session';
import { transaction } from '../warehouse/sql';
import { logResult } from './query-result-service';

const QUERY_TIMEOUT_MS = 60_000;

type Methods = 'query.run' | 'query.explain' | 'query.schema' | 'query.saved' | 'query.save' | 'query.forget' | 'query.history';

export function queryService(session: Session): Handlers<Methods> {
  /** Also what was refused, failed or was cancelled; not where the workspace was closed meanwhile. */
  const log = (outcome: RunOutcome): Promise<void> =>
    session.exclusive(async () => {
      if (session.workspace !== null) await record(session.workspace.writer, 'query.run', runDetails(outcome));
    });

  const checkToSave = async (query: QueryToSave): Promise<void> => {
    if (maskPersonalNumbers(JSON.stringify(query)) !== JSON.stringify(query)) throw new EngineFailure('BAD_REQUEST', '没有保存：内容里有像身份证号、学籍号或手机号的数字。请删去后再保存，或改用运行时填写的参数。');
    if (query.kind === 'visual') return;
    const { sql, parameters } = query.definition;
    const types = typesOf(parameters.map((parameter) => ({ ...parameter, value: parameter.defaultValue })));
    const undeclared = parametersIn(sql).filter((name) => !types.has(name));
    if (undeclared.length > 0) throw new EngineFailure('BAD_REQUEST', `没有保存：参数“${undeclared.join('”“')}”还没有填写类型。`);
    await session.reading((connection) => checkQuery(connection, typedText(sql, types), QUERY_VIEWS, types));
  };

  return {
    'query.run': async ({ sql, rowLimit, parameters, order, conditions }, { signal }) => {
      const started = performance.now();
      const around = order.length + conditions.length === 0 ? undefined : (table: CheckedTable) => arrange(table, { order, conditions });
      const outcome = (rows: number | null, error: string | null): RunOutcome => ({ sql, parameters, rows, milliseconds: Math.round(performance.now() - started), error });
      try {
        const result = await session.querying(sql, signal, (connection) => runQuery(connection, sql, { views: QUERY_VIEWS, parameters, rowLimit, timeoutMs: QUERY_TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) }, around));
        // The same query looked at in another order is none of its own.
        await (around === undefined ? log(outcome(result.rowCount, null)) : logResult(session, 'query.arrange', outcome(result.rowCount, null), { order, conditions }));
        return result;
      } catch (error) {
        if (error instanceof EngineFailure) await log(outcome(null, error.error.message));
        throw error;
      }
    },
    'query.explain': async ({ sql, parameters }) => ({ plan: await session.reading((connection) => explainQuery(connection, sql, { views: QUERY_VIEWS, parameters }, session.privacy.minimumValidResults)) }),
    'query.schema': () => session.reading(querySchema),
    'query.saved': ({ kind }) => session.reading(async (connection) => ({ queries: await savedQueries(connection, kind ?? null) })),
    'query.save': async (query) => {
      await checkToSave(query);
      return session.exclusive(async () => {
        const { writer } = session.open();
        return transaction(writer, async () => {
          const { saved, before } = await saveQuery(writer, query, currentOperator(writer));
          await record(writer, 'query.save', { ...about(saved), ...(before === null || before.name === saved.name ? {} : { renamedFrom: before.name }) });
          return { saved };
        });
      });
    },
    'query.forget': ({ id }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        return transaction(writer, async () => {
          await record(writer, 'query.forget', about(await forgetQuery(writer, id)));
          return {};
        });
      }),
    'query.history': ({ limit }) => session.reading(async (connection) => ({ runs: await queryHistory(connection, limit) })),
  };
}

/** Enough to have back what was removed or written over. */
function about({ id, kind, name, definition }: SavedQuery): Readonly<Record<string, unknown>> {
  return { id, kind, name, definition };
}
