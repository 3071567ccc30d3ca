/**
 * Starts the files that take longest before the others, so that no core is idle while the last of them runs. Where Vitest has no durations of an
 * earlier run, as in CI, it goes by the size of files, which tells little.
 */

/** Below test/, by the time they take. To be kept true when a file has come to take long. */
const LONGEST = [
  'e2e/accessibility',
  'e2e/pages-and-command-line',
  'e2e/fuzzed-contract',
  'e2e/killed-import',
  'e2e/air-gap',
  'e2e/main-job',
  'system/kill/kill',
  'system/disclosure-audit',
  'system/published-audit',
  'engine/report/templates',
  'engine/ingest/random-tables',
  'engine/backup/backup',
  'cli/cli',
  'engine/integrity/verify-workspace',
];

/** @param {import('vitest/node').TestSpecification} file */
function rank({ moduleId }) {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
}

/** @implements {import('vitest/node').TestSequencer} */
export class LongestFirst {
  #vitest;

  /** @param {import('vitest/node').Vitest} vitest */
  constructor(vitest) {
    this.#vitest = vitest;
  }

  /** @param {import('vitest/node').TestSpecification[]} files */
  async shard(files) {
    return (await this.#usual()).shard(files);
  }

  /** @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    const sorted = await (await this.#usual()).sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }

  /** Loaded when tests run: builds read the same configuration. */
  async #usual() {
    const { BaseSequencer } = await import('vitest/node');
    return new BaseSequencer(this.#vitest);
  }
}
