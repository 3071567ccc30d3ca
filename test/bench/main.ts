/** `npm run bench -- <name>... [--quick | --rounds=<n>] [--write]`; without a name it lists the benchmarks. */
import { feedbackBench } from './feedback';
import { filtersBench } from './filters';
import { gridBench } from './grid';
import { ingestBench } from './ingest';
import { reportsBench } from './reports';
import { startupBench } from './startup';
import type { Bench, Section } from './support/bench';
import { loadNow, machineKind } from './support/machine';
import { plainTable, writeReport } from './support/report';

const BENCHES: readonly Bench[] = [ingestBench, filtersBench, startupBench, gridBench, reportsBench, feedbackBench];
const DEFAULT_ROUNDS = 5;
const ROUNDS_FLAG = /^--rounds=([1-9]\d?)$/;

const given = process.argv.slice(2);
const flags = new Set(given.filter((argument) => argument.startsWith('--')));
const names = given.filter((argument) => !argument.startsWith('--'));
const roundsGiven = [...flags].map((flag) => ROUNDS_FLAG.exec(flag)?.[1]).find((text) => text !== undefined);
const unknown = [...[...flags].filter((flag) => !['--quick', '--write'].includes(flag) && !ROUNDS_FLAG.test(flag)), ...names.filter((name) => !BENCHES.some((bench) => bench.name === name))];

if (process.platform !== 'linux') fail('The benchmarks read /proc: they run on Linux only.');
if (unknown.length > 0) fail(`not known: ${unknown.join(', ')}\n${usage()}`);
if (flags.has('--quick') && flags.has('--write')) fail('--quick measures nothing worth writing down.');
if (names.length === 0) process.stdout.write(`${usage()}\n`);

for (const bench of BENCHES.filter(({ name }) => names.includes(name))) {
  const load = loadNow();
  process.stdout.write(`${machineKind()}; load ${load.toFixed(1)} at the start\n`);
  const quick = flags.has('--quick');
  const rounds = quick ? 1 : Number(roundsGiven ?? DEFAULT_ROUNDS);
  const sections = await bench.run({ quick, rounds, note: (text) => process.stderr.write(`  ${text}\n`) });
  if (quick) process.stdout.write('--quick: start-up weighs too much in data so small for any target to say something\n');
  for (const section of sections) print(section);
  if (flags.has('--write')) writeReport(bench, sections, rounds, load);
}

function print({ title, text, table }: Section): void {
  process.stdout.write(`\n${title}\n${text.map((line) => `${line}\n`).join('')}${plainTable(table)}\n`);
}

function usage(): string {
  return ['npm run bench -- <name>... [--quick | --rounds=<n>] [--write]', ...BENCHES.map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`)].join('\n');
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
