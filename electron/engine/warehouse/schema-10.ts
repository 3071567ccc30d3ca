/**
 * Schema version 10: reports that were issued. `parameters` is JSON of all that was chosen, `model` JSON of the whole report with its figures, so
 * that it can be made again when the data have moved on. `dataState` is the hash of what the figures were counted from, `dataTime` when that was last changed.
 */
export const issuedReportsSchema: readonly string[] = [
  `CREATE TABLE issued_report (
    id VARCHAR PRIMARY KEY, kind VARCHAR NOT NULL, title VARCHAR NOT NULL, parameters VARCHAR NOT NULL, dataState VARCHAR NOT NULL, dataTime TIMESTAMP NOT NULL,
    appVersion VARCHAR NOT NULL, issuedOn DATE NOT NULL, issuedAt TIMESTAMP NOT NULL, issuedBy VARCHAR NOT NULL, model VARCHAR NOT NULL)`,
  // A newer version of the program may write the same figures with other bytes.
  `CREATE TABLE issued_file (
    report VARCHAR NOT NULL, format VARCHAR NOT NULL, fileName VARCHAR NOT NULL, bytes BIGINT NOT NULL, sha256 VARCHAR NOT NULL, issuedAt TIMESTAMP NOT NULL, issuedBy VARCHAR NOT NULL,
    PRIMARY KEY (report, format, sha256))`,
];
