/**
 * Schema version 12: names of pupils, readable by their own school alone. `school_key` has the public key that a school has handed in; `name_register` what an import
 * has encrypted to it, in parts of bounded size, as age files. Nothing in here can be read with what the workspace holds (decisions/0042).
 */
export const nameRegisterSchema: readonly string[] = [
  `CREATE TABLE school_key (
    school VARCHAR PRIMARY KEY, schoolName VARCHAR NOT NULL, county VARCHAR, recipient VARCHAR NOT NULL, fingerprint VARCHAR NOT NULL, addedAt TIMESTAMP NOT NULL, addedBy VARCHAR NOT NULL)`,
  'CREATE TABLE name_register (batch INTEGER NOT NULL, school VARCHAR NOT NULL, part INTEGER NOT NULL, fingerprint VARCHAR NOT NULL, entries INTEGER NOT NULL, content BLOB NOT NULL)',
];
