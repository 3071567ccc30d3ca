/** Schema version 7: other sources that the workspace's own rows are held against. */
const origin = 'batch INTEGER NOT NULL, sourceRow INTEGER NOT NULL, schoolYear VARCHAR NOT NULL';

export const otherSourcesSchema: readonly string[] = [
  `CREATE TABLE teacher_record (
    ${origin}, schoolRef VARCHAR NOT NULL, schoolNameKey VARCHAR, county VARCHAR, schoolName VARCHAR, schoolCode VARCHAR, person UHUGEINT NOT NULL, identityKind VARCHAR NOT NULL,
    name VARCHAR NOT NULL, gender VARCHAR, birthMonth VARCHAR, employment VARCHAR, subject VARCHAR)`,
  `CREATE TABLE county_total (
    ${origin}, county VARCHAR NOT NULL, schoolCount INTEGER, schoolsWithCounselor INTEGER, counselorCount INTEGER, fullTimeCount INTEGER, partTimeCount INTEGER,
    schoolsAssessed INTEGER, studentsToAssess INTEGER, assessedStudents INTEGER, validResults INTEGER, levelOne INTEGER, levelTwo INTEGER, levelThree INTEGER)`,
];
