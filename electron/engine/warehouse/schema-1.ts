/**
 * Schema version 1. Base tables only ever gain the rows of a batch and lose them on undo; which rows count
 * (later batches replace earlier ones, schools are matched to the directory) is worked out by derive.ts.
 * Column names are the catalogue's column ids.
 */
const origin = 'batch INTEGER NOT NULL, sourceRow INTEGER NOT NULL, schoolYear VARCHAR NOT NULL';

export const initialSchema: readonly string[] = [
  'CREATE SEQUENCE batchNumber START 1',
  `CREATE TABLE batch (
    batch INTEGER PRIMARY KEY, dataset VARCHAR NOT NULL, fileName VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL, headerRow INTEGER NOT NULL, title VARCHAR, schoolYear VARCHAR NOT NULL, mapping VARCHAR NOT NULL,
    loadedAt TIMESTAMP NOT NULL, rowsRead INTEGER NOT NULL, rowsLoaded INTEGER NOT NULL, rowsRejected INTEGER NOT NULL,
    rowsSkipped INTEGER NOT NULL)`,
  `CREATE TABLE issue (
    batch INTEGER NOT NULL, sourceRow INTEGER NOT NULL, columnLabel VARCHAR, value VARCHAR, code VARCHAR NOT NULL,
    severity VARCHAR NOT NULL, action VARCHAR NOT NULL, message VARCHAR NOT NULL)`,
  `CREATE TABLE school (
    ${origin}, schoolKey VARCHAR NOT NULL, schoolNameKey VARCHAR NOT NULL,
    county VARCHAR, township VARCHAR, schoolName VARCHAR NOT NULL, schoolCode VARCHAR, stage VARCHAR,
    ownership VARCHAR, urbanRural VARCHAR, boarding BOOLEAN, classes INTEGER, students INTEGER,
    boardingStudents INTEGER, staff INTEGER)`,
  `CREATE TABLE counselor (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, person UHUGEINT NOT NULL, identityKind VARCHAR NOT NULL,
    county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR, name VARCHAR NOT NULL, gender VARCHAR, birthMonth VARCHAR,
    employment VARCHAR NOT NULL, subject VARCHAR, education VARCHAR, major VARCHAR, certificate VARCHAR,
    certificateDate VARCHAR, counselingYears DOUBLE, title VARCHAR, weeklyHours DOUBLE)`,
  `CREATE TABLE assessment (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, pseudonym UHUGEINT NOT NULL, identityKind VARCHAR NOT NULL,
    county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR, gender VARCHAR, grade UTINYINT, assessedOn DATE,
    durationSeconds INTEGER, scale VARCHAR, totalScore DOUBLE, validityScore DOUBLE, riskLevel VARCHAR NOT NULL)`,
  `CREATE TABLE audit (
    entry INTEGER PRIMARY KEY, recordedAt TIMESTAMP NOT NULL, operator VARCHAR NOT NULL, action VARCHAR NOT NULL,
    details VARCHAR NOT NULL, previousHash VARCHAR NOT NULL, hash VARCHAR NOT NULL)`,
];
