/**
 * Schema version 5: what the workspace has set for itself. The latest version of a setting is in force; without one, the catalogue's default.
 * Answers are scored again: of batches of more than 20,000 pupils earlier versions left the rest without a score.
 */
export const settingsSchema: readonly string[] = [
  `CREATE TABLE setting (
    setting VARCHAR NOT NULL, version INTEGER NOT NULL, value VARCHAR NOT NULL, changedAt TIMESTAMP NOT NULL, operator VARCHAR NOT NULL, note VARCHAR NOT NULL,
    PRIMARY KEY (setting, version))`,
  'DELETE FROM scored_answer',
  'DELETE FROM scored_batch',
];
