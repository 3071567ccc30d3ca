/**
 * Schema version 2: imports that wait for a decision, answers and subscale scores, issues that know their cell,
 * school and row, and what people have told the program (layouts, schools, folders).
 *
 * Rows of a staged import stand in the base tables like all others, but their batches are in `staged_batch`, not in
 * `batch`: they count for nothing until the commit moves them, all at once.
 */
const batchColumns = `batch INTEGER PRIMARY KEY, importId INTEGER NOT NULL, dataset VARCHAR NOT NULL, fileName VARCHAR NOT NULL,
  sha256 VARCHAR NOT NULL, sheet VARCHAR NOT NULL, tableNumber INTEGER NOT NULL, fileTables INTEGER NOT NULL, readingKey VARCHAR NOT NULL,
  headerRow INTEGER NOT NULL, title VARCHAR, unit VARCHAR, county VARCHAR, schoolYear VARCHAR NOT NULL, mapping VARCHAR NOT NULL, measures VARCHAR NOT NULL,
  loadedAt TIMESTAMP NOT NULL, rowsRead INTEGER NOT NULL, rowsLoaded INTEGER NOT NULL, rowsRejected INTEGER NOT NULL, rowsSkipped INTEGER NOT NULL`;

export const stagedImportSchema: readonly string[] = [
  'ALTER TABLE batch RENAME TO batch_of_version_1',
  `CREATE TABLE batch (${batchColumns})`,
  `INSERT INTO batch BY NAME SELECT *, batch AS importId, 1 AS tableNumber, 1 AS fileTables, '' AS readingKey, NULL AS unit, NULL AS county, '[]' AS measures
   FROM batch_of_version_1`,
  'DROP TABLE batch_of_version_1',
  `CREATE TABLE staged_batch (${batchColumns})`,
  // At most one row: the report of the import that waits, and the files it was read from. Written last: without it a staged import is a broken-off one.
  'CREATE TABLE staged_import (stagedAt TIMESTAMP NOT NULL, report VARCHAR NOT NULL, seenFiles VARCHAR NOT NULL)',
  ...['cell', 'schoolRef', 'schoolName', 'county', 'rowKey'].map((column) => `ALTER TABLE issue ADD COLUMN ${column} VARCHAR`),
  'ALTER TABLE issue ADD COLUMN subject UHUGEINT',
  // A row with issues as a person finds it again: masked texts by mapped column, as JSON.
  'CREATE TABLE issue_row (batch INTEGER NOT NULL, sourceRow INTEGER NOT NULL, cells VARCHAR NOT NULL)',
  'ALTER TABLE assessment ADD COLUMN scores DOUBLE[]',
  `CREATE TABLE assessment_answer (
    batch INTEGER NOT NULL, sourceRow INTEGER NOT NULL, schoolYear VARCHAR NOT NULL, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR,
    pseudonym UHUGEINT NOT NULL, identityKind VARCHAR NOT NULL, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR, gender VARCHAR,
    grade UTINYINT, assessedOn DATE, durationSeconds INTEGER, scale VARCHAR, measure VARCHAR, score DOUBLE, scores DOUBLE[])`,
  'CREATE TABLE remembered_layout (layoutKey VARCHAR PRIMARY KEY, dataset VARCHAR, columns VARCHAR NOT NULL, confirmedAt TIMESTAMP NOT NULL)',
  // `school` NULL: a person said that it is none of the directory.
  'CREATE TABLE school_alias (schoolRef VARCHAR PRIMARY KEY, school VARCHAR, answeredAt TIMESTAMP NOT NULL)',
  'CREATE TABLE watched_folder (folder VARCHAR PRIMARY KEY, addedAt TIMESTAMP NOT NULL)',
  'CREATE TABLE seen_file (path VARCHAR PRIMARY KEY, bytes BIGINT NOT NULL, modified DOUBLE NOT NULL)',
];
