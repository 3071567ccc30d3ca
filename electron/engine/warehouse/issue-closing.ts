/**
 * Which issues a file of a later import has settled, so that what is still open is what is still to be done:
 * - an issue of a row whose subject is known (pupil and scale, teacher and school, school): a later import of the same
 *   dataset and year has a row, or again an issue, of the same subject;
 * - an issue of a row without a subject, but of a known school: a later import brings that school again with at least as many rows;
 * - any other (a total that does not add up, hidden rows): a later import has a table of the same file name and sheet.
 */
import { DATASETS, type DatasetDefinition } from '../../../shared/datasets';
import { rowKeyColumns } from '../../../shared/datasets/row-key';
import { namesSchool } from './linked-tables';
import { literal } from './sql';

/** `subject` and `rowKey` of a stored row, as the preparing side gives them to its issues. */
function subjectOf(dataset: DatasetDefinition): { readonly subject: string; readonly rowKey: string } {
  const has = (column: string): boolean => dataset.columns.some(({ id }) => id === column);
  if (dataset.naturalKey.includes('person')) return { subject: 'person', rowKey: rowKeyOf(dataset) };
  if (dataset.about === 'student') return { subject: 'pseudonym', rowKey: has('scale') ? "coalesce(scale, '')" : "''" };
  return { subject: 'NULL::UHUGEINT', rowKey: rowKeyOf(dataset) };
}

/** The natural key without the person and without dates, which a correction may change. */
function rowKeyOf(dataset: DatasetDefinition): string {
  if (dataset.about === 'directory') return 'schoolKey';
  return `concat_ws('|', ${rowKeyColumns(dataset).map((column) => `coalesce(CAST(${column} AS VARCHAR), '')`).join(', ')})`;
}

function subjects(dataset: DatasetDefinition): string {
  const { subject, rowKey } = subjectOf(dataset);
  return `SELECT ${literal(dataset.id)} AS dataset, importId, batch, t.schoolYear, ${subject} AS subject, ${rowKey} AS rowKey FROM ${dataset.table} t JOIN later USING (batch)
    WHERE EXISTS (SELECT 1 FROM found f WHERE f.rowKey = ${rowKey} AND f.subject IS NOT DISTINCT FROM ${subject})`;
}

function schools(dataset: DatasetDefinition): string {
  return `SELECT ${literal(dataset.id)} AS dataset, batch, schoolYear, schoolRef, count(*) AS bringsRows FROM ${dataset.table} WHERE schoolRef IN (SELECT schoolRef FROM found WHERE rowKey IS NULL) GROUP BY ALL`;
}

const withSchoolRef = DATASETS.filter(namesSchool);

export const issueClosed = `
CREATE OR REPLACE TABLE issue_closed AS
WITH found AS MATERIALIZED (
  SELECT DISTINCT i.batch, i.sourceRow, i.code, coalesce(i.columnLabel, '') AS columnLabel, i.subject, i.rowKey, i.schoolRef, b.importId, b.dataset, b.schoolYear, b.fileName, b.sheet
  FROM issue i JOIN batch b USING (batch)
), later AS MATERIALIZED (
  SELECT batch, importId FROM batch WHERE importId > (SELECT min(importId) FROM found)
), subject AS (
  ${DATASETS.map(subjects).join(' UNION ALL ')}
  UNION ALL SELECT dataset, importId, batch, schoolYear, subject, rowKey FROM found WHERE rowKey IS NOT NULL
), brought AS MATERIALIZED (${withSchoolRef.map(schools).join(' UNION ALL ')}),
closing AS (
  SELECT f.batch, f.sourceRow, f.code, f.columnLabel, min(s.batch) AS closedBy
  FROM found f JOIN subject s ON s.rowKey = f.rowKey AND s.subject IS NOT DISTINCT FROM f.subject AND s.dataset = f.dataset AND s.schoolYear = f.schoolYear AND s.importId > f.importId
  GROUP BY ALL
  UNION ALL
  SELECT f.batch, f.sourceRow, f.code, f.columnLabel, min(again.batch)
  FROM found f JOIN brought again ON again.schoolRef = f.schoolRef AND again.dataset = f.dataset AND again.schoolYear = f.schoolYear JOIN later l ON l.batch = again.batch AND l.importId > f.importId
    LEFT JOIN brought own ON own.schoolRef = f.schoolRef AND own.dataset = f.dataset AND own.batch = f.batch
  WHERE f.rowKey IS NULL AND again.bringsRows >= coalesce(own.bringsRows, 0) GROUP BY f.batch, f.sourceRow, f.code, f.columnLabel
  UNION ALL
  SELECT f.batch, f.sourceRow, f.code, f.columnLabel, min(b.batch)
  FROM found f JOIN batch b ON b.fileName = f.fileName AND b.sheet = f.sheet AND b.dataset = f.dataset AND b.schoolYear = f.schoolYear AND b.importId > f.importId
  WHERE f.rowKey IS NULL AND f.schoolRef IS NULL GROUP BY f.batch, f.sourceRow, f.code, f.columnLabel
)
SELECT batch, sourceRow, code, columnLabel, min(closedBy) AS closedBy FROM closing GROUP BY ALL`;
