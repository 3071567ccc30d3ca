/**
 * Which issues a later file has settled, so that what is still open is what is still to be done:
 * - an issue of a row whose subject is known (pupil and scale, teacher and school, school): a later batch of the same
 *   dataset and year has a row, or again an issue, of the same subject;
 * - an issue of a row without a subject, but of a known school: a later batch brings that school again with at least as many rows;
 * - any other (a total that does not add up, hidden rows): a later batch of the same file name and sheet.
 */
import { DATASETS, type DatasetDefinition } from '../../../shared/datasets';
import { literal } from './sql';

/** The same text as `rowKey` of the preparing side. */
function rowKey(dataset: DatasetDefinition): string {
  if (dataset.naturalKey.includes('person')) return "concat(schoolRef, '|', person)";
  if (dataset.naturalKey.includes('pseudonym')) return "concat(pseudonym, '|', coalesce(scale, ''))";
  return dataset.naturalKey[0] ?? "''";
}

function subjects(dataset: DatasetDefinition): string {
  return `SELECT ${literal(dataset.id)} AS dataset, batch, schoolYear, ${rowKey(dataset)} AS rowKey FROM ${dataset.table} WHERE ${rowKey(dataset)} IN (SELECT rowKey FROM keyed)`;
}

function schools(dataset: DatasetDefinition): string {
  if (dataset.naturalKey.includes('schoolKey')) return '';
  return `SELECT ${literal(dataset.id)} AS dataset, batch, schoolYear, schoolRef, count(*) AS bringsRows FROM ${dataset.table} WHERE schoolRef IN (SELECT schoolRef FROM unkeyed) GROUP BY ALL`;
}

export const issueClosed = `
CREATE OR REPLACE TABLE issue_closed AS
WITH found AS (
  SELECT DISTINCT i.batch, i.sourceRow, i.code, coalesce(i.columnLabel, '') AS columnLabel, i.rowKey, i.schoolRef, b.dataset, b.schoolYear, b.fileName, b.sheet
  FROM issue i JOIN batch b USING (batch)
), keyed AS (SELECT DISTINCT rowKey FROM found WHERE rowKey IS NOT NULL),
unkeyed AS (SELECT DISTINCT schoolRef FROM found WHERE rowKey IS NULL AND schoolRef IS NOT NULL),
subject AS (${DATASETS.map(subjects).join(' UNION ALL ')} UNION ALL SELECT dataset, batch, schoolYear, rowKey FROM found WHERE rowKey IS NOT NULL),
brought AS (${DATASETS.map(schools).filter((select) => select !== '').join(' UNION ALL ')}),
closing AS (
  SELECT f.batch, f.sourceRow, f.code, f.columnLabel, min(s.batch) AS closedBy
  FROM found f JOIN subject s ON s.rowKey = f.rowKey AND s.dataset = f.dataset AND s.schoolYear = f.schoolYear AND s.batch > f.batch GROUP BY ALL
  UNION ALL
  SELECT f.batch, f.sourceRow, f.code, f.columnLabel, min(later.batch)
  FROM found f JOIN brought later ON later.schoolRef = f.schoolRef AND later.dataset = f.dataset AND later.schoolYear = f.schoolYear AND later.batch > f.batch
    LEFT JOIN brought own ON own.schoolRef = f.schoolRef AND own.dataset = f.dataset AND own.batch = f.batch
  WHERE f.rowKey IS NULL AND later.bringsRows >= coalesce(own.bringsRows, 0) GROUP BY f.batch, f.sourceRow, f.code, f.columnLabel
  UNION ALL
  SELECT f.batch, f.sourceRow, f.code, f.columnLabel, min(b.batch)
  FROM found f JOIN batch b ON b.fileName = f.fileName AND b.sheet = f.sheet AND b.dataset = f.dataset AND b.schoolYear = f.schoolYear AND b.batch > f.batch
  WHERE f.rowKey IS NULL AND f.schoolRef IS NULL GROUP BY f.batch, f.sourceRow, f.code, f.columnLabel
)
SELECT batch, sourceRow, code, columnLabel, min(closedBy) AS closedBy FROM closing GROUP BY ALL`;
