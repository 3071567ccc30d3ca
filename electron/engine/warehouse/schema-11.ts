/**
 * Schema version 11: what issued reports told of groups of pupils. `dimensions` and `groupKey` name the table and the group as privacy/suppression does, `parts`
 * are its pupils by level; `told` is false for groups that the report kept back. A report that was taken back before anybody read it counts for nothing.
 */
export const issuedGroupsSchema: readonly string[] = [
  `CREATE TABLE issued_group (
    report VARCHAR NOT NULL, population VARCHAR NOT NULL, schoolYear VARCHAR NOT NULL, dimensions VARCHAR NOT NULL, groupKey VARCHAR NOT NULL, parts INTEGER[] NOT NULL, told BOOLEAN NOT NULL,
    PRIMARY KEY (report, population, schoolYear, dimensions, groupKey))`,
  'CREATE TABLE issued_withdrawal (report VARCHAR PRIMARY KEY, withdrawnAt TIMESTAMP NOT NULL, withdrawnBy VARCHAR NOT NULL, note VARCHAR NOT NULL)',
];
