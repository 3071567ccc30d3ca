/** Rows that share a natural key with a row of another batch: corrections, and contradictions between files. */
import { DATASETS, type DatasetDefinition } from '../../../shared/datasets';
import { schoolColumns } from './linked-tables';
import { literal } from './sql';

function repeatedRows(dataset: DatasetDefinition): string {
  const key = ['schoolYear', ...dataset.naturalKey];
  return `SELECT ${literal(dataset.id)} AS dataset, batch, sourceRow, ${schoolColumns(dataset)}, county, hash(${key.join(', ')}) AS keyHash, hash(*COLUMNS(* EXCLUDE (batch, sourceRow))) AS content
    FROM ${dataset.table} WHERE EXISTS (
      SELECT 1 FROM (SELECT ${key.join(', ')} FROM ${dataset.table} GROUP BY ALL HAVING min(batch) <> max(batch)) repeated
      WHERE ${key.map((column) => `repeated.${column} IS NOT DISTINCT FROM ${dataset.table}.${column}`).join(' AND ')})`;
}

const keyLabel = `CASE o.dataset ${DATASETS.map(({ id, naturalKeyLabel }) => `WHEN ${literal(id)} THEN ${literal(naturalKeyLabel)}`).join(' ')} END`;

export const repeatSteps: readonly string[] = [
  `CREATE OR REPLACE TABLE repeated_row AS ${DATASETS.map(repeatedRows).join(' UNION ALL ')}`,
  // Rows of each batch that replaced, or were replaced by, a row of another batch with the same natural key.
  `CREATE OR REPLACE TABLE batch_replacement AS
   SELECT batch, count(*) FILTER (WHERE batch > firstBatch) AS rowsReplacing, count(*) FILTER (WHERE batch < lastBatch) AS rowsReplaced
   FROM (SELECT batch, min(batch) OVER samekey AS firstBatch, max(batch) OVER samekey AS lastBatch FROM repeated_row WINDOW samekey AS (PARTITION BY dataset, keyHash))
   GROUP BY batch`,
  // Two files of one import that say different things of the same object: the later one counts, and is told.
  `CREATE OR REPLACE TABLE contradiction_issue AS
   WITH ordered AS (
     SELECT r.*, lag(r.batch) OVER samekey AS otherBatch, lag(r.content) OVER samekey AS otherContent
     FROM repeated_row r JOIN batch b USING (batch) WINDOW samekey AS (PARTITION BY b.importId, r.dataset, r.keyHash ORDER BY r.batch)
   )
   SELECT o.batch, min(o.sourceRow) AS sourceRow, NULL::VARCHAR AS cell, NULL::VARCHAR AS columnLabel, NULL::VARCHAR AS value,
     'DUPLICATE_IN_OTHER_FILE' AS code, 'warning' AS severity, 'noted' AS action,
     concat('有', count(*), '行与同一次导入的“', any_value(b.fileName), '”中的行重复（相同的', any_value(${keyLabel}), '）但内容不同，从第', min(o.sourceRow), '行起。已按后读入的文件计，请核对以哪一份为准。') AS message,
     NULL::VARCHAR AS schoolRef, CASE WHEN count(DISTINCT o.schoolName) = 1 THEN any_value(o.schoolName) END AS schoolName,
     CASE WHEN count(DISTINCT o.county) = 1 THEN any_value(o.county) END AS county, NULL::UHUGEINT AS subject, NULL::VARCHAR AS rowKey
   FROM ordered o JOIN batch b ON b.batch = o.otherBatch WHERE o.otherBatch <> o.batch AND o.content <> o.otherContent GROUP BY o.batch, o.otherBatch`,
];
