/**
 * Schema version 8: questionnaires that the bureau has defined for itself. Saving adds a revision and removing closes the last one, so that
 * what was in use when stays known. `definition` is JSON of keys only, never the wording of questions.
 */
export const ownScalesSchema: readonly string[] = [
  `CREATE TABLE custom_scale (
    scale VARCHAR NOT NULL, revision INTEGER NOT NULL, savedAt TIMESTAMP NOT NULL, definition VARCHAR NOT NULL, removedAt TIMESTAMP,
    PRIMARY KEY (scale, revision))`,
];
