/** Schema version 4: what became of schools, and where townships and schools stand and who manages them. */
const origin = 'batch INTEGER NOT NULL, sourceRow INTEGER NOT NULL, schoolYear VARCHAR NOT NULL';

export const areasInTimeSchema: readonly string[] = [
  `CREATE TABLE school_change (
    ${origin}, county VARCHAR, oldSchool VARCHAR, oldName VARCHAR, oldNameKey VARCHAR, oldCode VARCHAR,
    newSchool VARCHAR, newName VARCHAR, newNameKey VARCHAR, newCode VARCHAR, changeType VARCHAR NOT NULL, effectiveOn DATE NOT NULL, newCounty VARCHAR, document VARCHAR)`,
  `CREATE TABLE area_crosswalk (
    ${origin}, place VARCHAR NOT NULL, township VARCHAR, schoolName VARCHAR, schoolNameKey VARCHAR, schoolCode VARCHAR,
    administrativeCounty VARCHAR NOT NULL, county VARCHAR NOT NULL, validFrom DATE, validTo DATE)`,
];
