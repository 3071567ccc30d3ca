/** Batches held against the log, and the rows of the warehouse against batches. */
import { z } from 'zod';
import { DATASETS } from '../../../shared/datasets';
import { firstRow, number, rows, text } from '../warehouse/sql';
import type { CheckDefinition } from './types';

/** Of `import.run`, as it was written. */
const imported = z.object({ batches: z.array(z.object({ batch: z.number(), sha256: z.string() })).catch([]) });
const undone = z.object({ batches: z.array(z.number()).catch([]) });

/** Tables with rows of a batch, each with its datasets. */
const TABLES = [...new Set(DATASETS.map(({ table }) => table))];
const BY_BATCH = [...TABLES, 'issue', 'issue_row'];

/** What the log says of each batch that is still there, by batch. */
async function loggedBatches(context: Parameters<CheckDefinition['run']>[0]): Promise<ReadonlyMap<number, string>> {
  const logged = new Map<number, string>();
  for (const row of await rows(context.writer, "SELECT action, details FROM audit WHERE action IN ('import.run', 'import.undo', 'retention.delete') ORDER BY entry")) {
    const details: unknown = parse(text(row['details']));
    if (text(row['action']) === 'import.run') for (const { batch, sha256 } of imported.catch({ batches: [] }).parse(details).batches) logged.set(batch, sha256);
    else for (const batch of undone.catch({ batches: [] }).parse(details).batches) logged.delete(batch);
  }
  return logged;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

export const batchCheck: CheckDefinition = {
  id: 'batches',
  label: '批次与操作记录是否一致（文件校验值、有无增减）',
  run: async (context) => {
    const logged = await loggedBatches(context);
    const kept = await rows(context.writer, 'SELECT batch, fileName, sha256 FROM batch ORDER BY batch');
    const problem = (): string | null => {
      for (const row of kept) {
        const batch = number(row['batch']);
        const name = `批次 ${batch}（${text(row['fileName'])}）`;
        const sha256 = logged.get(batch);
        if (sha256 === undefined) return `${name}不是由本程序导入的：操作记录中没有它。`;
        if (sha256 !== text(row['sha256'])) return `${name}的文件校验值与导入时的记录不同。`;
      }
      const there = new Set(kept.map((row) => number(row['batch'])));
      const gone = [...logged.keys()].find((batch) => !there.has(batch));
      return gone === undefined ? null : `批次 ${gone} 已导入、没有撤销，但不在工作区中。`;
    };
    return { checked: kept.length, firstProblem: problem() };
  },
};

export const rowCheck: CheckDefinition = {
  id: 'rows',
  label: '数据行与批次是否一致（行数、有无来历不明的行）',
  run: async ({ writer }) => {
    const all = "(SELECT batch, dataset, fileName, rowsLoaded FROM batch UNION ALL SELECT batch, dataset, fileName, rowsLoaded FROM staged_batch)";
    const total = await firstRow(writer, `SELECT ${TABLES.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ')} AS rows`);
    for (const table of BY_BATCH) {
      const stray = await firstRow(writer, `SELECT batch, sourceRow FROM ${table} ANTI JOIN ${all} USING (batch) ORDER BY batch, sourceRow LIMIT 1`);
      if (stray !== undefined) return { checked: number(total?.['rows']), firstProblem: `表 ${table} 中有一行（批次 ${number(stray['batch'])}，第 ${number(stray['sourceRow'])} 行）的批次不存在。` };
    }
    for (const table of TABLES) {
      const datasets = DATASETS.filter((dataset) => dataset.table === table).map(({ id }) => `'${id}'`).join(', ');
      const wrong = await firstRow(
        writer,
        `SELECT b.batch, b.fileName, b.rowsLoaded, coalesce(t.found, 0) AS found FROM ${all} b LEFT JOIN (SELECT batch, count(*) AS found FROM ${table} GROUP BY batch) t USING (batch)
         WHERE b.dataset IN (${datasets}) AND b.rowsLoaded <> coalesce(t.found, 0) ORDER BY b.batch LIMIT 1`,
      );
      if (wrong !== undefined) {
        return { checked: number(total?.['rows']), firstProblem: `批次 ${number(wrong['batch'])}（${text(wrong['fileName'])}）导入了 ${number(wrong['rowsLoaded'])} 行，现有 ${number(wrong['found'])} 行。` };
      }
    }
    return { checked: number(total?.['rows']), firstProblem: null };
  },
};
