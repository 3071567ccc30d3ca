/** Which stage of an import a source file belongs to. */
export const STAGES = [
  'reading', 'recognition', 'cleaning', 'identity', 'transfer between threads', 'appending', 'duplicates', 'garbage collection', 'other',
] as const;
export type Stage = (typeof STAGES)[number];

/** The first that matches; what matches none (shared helpers) counts for its caller. */
const RULES: readonly (readonly [RegExp, Stage])[] = [
  [/electron\/engine\/ingest\/read\//, 'reading'],
  [/electron\/engine\/ingest\/(recognise\/|prepare\/(recognise-workbook|heading-ahead|may-be-header|buffered-sheet)\.)/, 'recognition'],
  [/electron\/engine\/ingest\/prepare\/identity\./, 'identity'],
  [/electron\/engine\/ingest\/(clean|prepare)\//, 'cleaning'],
  [/electron\/engine\/ingest\/workers\//, 'transfer between threads'],
  [/electron\/engine\/ingest\/load\/duplicates\./, 'duplicates'],
  [/electron\/engine\/(ingest\/load\/(chunk-writer|table-writer|write-group)|warehouse\/chunk-memory)\.|node_modules\/@duckdb\//, 'appending'],
];

export function stageOf(source: string): Stage | undefined {
  return RULES.find(([pattern]) => pattern.test(source))?.[1];
}

/** For Node's own functions that no function of ours called: callbacks. */
export function stageOfInternal(url: string): Stage | undefined {
  if (/^node:(zlib|fs|stream|internal\/(streams|fs|webstreams))/.test(url)) return 'reading';
  return /^node:internal\/.*(messageport|worker)/.test(url) ? 'transfer between threads' : undefined;
}
