/** The import of many workbooks: the reading threads alone, then all of it into a workspace, by stage. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchFiles } from '../data/files';
import { type BenchContext, mebibytes, metOrNot, seconds, type Section } from '../support/bench';
import { measure } from '../support/measure';
import { alternate, cpuRatio, medianOf, peakOf } from '../support/rounds';
import { child, INFLATE, OURS } from './contenders';
import type { ImportRun } from './import-child';
import { readProfiles } from './profile';
import { count } from './reading';
import { importShares } from './shares';

const IMPORT = 'whole import';
const CPU_TARGET = 2.5;
const CITY_SECONDS_TARGET = 180;
/** Of its own length, so that a city takes minutes and not an hour. */
const CITY_ROUNDS = 3;
const READING_THREADS = '2';

export async function poolThreads(files: BenchFiles, context: BenchContext): Promise<Section> {
  const named = [1, 2].map((threads) => ({ name: `${threads} reading ${threads === 1 ? 'thread' : 'threads'}`, command: child('prepare-child', String(threads), files.path) }));
  const runs = await alternate(named, context.rounds, context.note);
  return {
    title: `${count(files.files)} workbooks read, recognised and cleaned in worker threads, not stored`,
    text: [],
    table: {
      head: ['threads', 'wall s', 'CPU s', 'peak MiB'],
      rows: named.map(({ name }) => [name, seconds(medianOf(runs, name, ({ wallSeconds }) => wallSeconds)), seconds(medianOf(runs, name, ({ cpuSeconds }) => cpuSeconds)), mebibytes(peakOf(runs, name))]),
    },
  };
}

export async function wholeImport(files: BenchFiles, directory: BenchFiles, context: BenchContext): Promise<Section> {
  const contenders = [
    { name: OURS, command: child('read-child', 'ours', files.path) },
    { name: IMPORT, command: child('import-child', READING_THREADS, directory.path, files.path) },
  ];
  const runs = await alternate(contenders, context.rounds, context.note);
  const ratio = cpuRatio(runs, IMPORT, OURS);
  const rows = ([['reading alone', OURS], [IMPORT, IMPORT]] as const).map(([label, name]) => [
    label,
    seconds(medianOf(runs, name, ({ cpuSeconds }) => cpuSeconds)),
    seconds(medianOf(runs, name, ({ wallSeconds }) => wallSeconds)),
    name === IMPORT ? `${ratio.median.toFixed(2)}× (${ratio.lowest.toFixed(2)}–${ratio.highest.toFixed(2)})` : '1',
    name === IMPORT ? `< ${CPU_TARGET}×` : '',
    name === IMPORT ? metOrNot(ratio.median < CPU_TARGET) : '',
    mebibytes(peakOf(runs, name)),
  ]);
  return {
    title: `Whole import of ${count(files.files)} workbooks of ${count(files.rows / files.files)} rows × 30 columns`,
    text: [`${resultInWords(lastRun(runs.get(IMPORT)?.at(-1)?.output))} Two reading threads beside the engine's own.`],
    table: { head: ['', 'CPU s', 'wall s', 'CPU against reading', 'target', '', 'peak MiB'], rows },
  };
}

export async function city(files: BenchFiles, directory: BenchFiles, context: BenchContext): Promise<Section> {
  const contender = { name: IMPORT, command: child('import-child', READING_THREADS, directory.path, files.path) };
  const runs = await alternate([contender], Math.min(CITY_ROUNDS, context.rounds), context.note);
  const wall = medianOf(runs, IMPORT, ({ wallSeconds }) => wallSeconds);
  const last = lastRun(runs.get(IMPORT)?.at(-1)?.output);
  return {
    title: `A city: ${count(files.rows)} pupils × 30 columns in ${count(files.files)} workbooks`,
    text: [`${resultInWords(last)} Median of ${Math.min(CITY_ROUNDS, context.rounds)} runs; reading and storing took ${seconds(last.stage.wallSeconds)} s of the last one, making it count ${seconds(last.commit.wallSeconds)} s. The workspace holds ${mebibytes(last.workspaceBytes)} MiB.`],
    table: {
      head: ['wall s', 'target', '', 'CPU s', 'rows a second', 'peak MiB'],
      rows: [[seconds(wall), `< ${CITY_SECONDS_TARGET} s`, metOrNot(wall < CITY_SECONDS_TARGET), seconds(medianOf(runs, IMPORT, ({ cpuSeconds }) => cpuSeconds)), count(Math.round(files.rows / wall)), mebibytes(peakOf(runs, IMPORT))]],
    },
  };
}

/** One more run under V8's profiler, which by itself costs a few percent. */
export async function stages(files: BenchFiles, directory: BenchFiles, context: BenchContext): Promise<readonly Section[]> {
  const folder = join('.cache', 'bench', 'profiles', String(files.files));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const command = child('import-child', READING_THREADS, directory.path, files.path);
  const [measured, inflated] = [
    await measure({ ...command, arguments: ['--cpu-prof', '--cpu-prof-dir', folder, ...command.arguments] }),
    await measure(child('read-child', 'inflate', files.path)),
  ];
  context.note(`profiled an import of ${files.files} workbooks: ${measured.cpuSeconds.toFixed(1)} s CPU, profiles in ${folder}`);
  const run = lastRun(measured.output);
  const { shares, total } = importShares(run, readProfiles(folder), inflated.cpuSeconds);
  return [
    {
      title: `Where the CPU time of the import of ${count(files.files)} workbooks goes`,
      text: [`From V8 profiles of all threads, scaled to each thread's CPU time, and from the CPU time of the native threads; ${INFLATE} is measured by itself.`],
      table: { head: ['stage', 'CPU s', 'share'], rows: shares.map(({ label, value }) => [label, seconds(value), `${((100 * value) / total).toFixed(1)} %`]) },
    },
  ];
}

function lastRun(output: string | undefined): ImportRun {
  return JSON.parse(output ?? '') as ImportRun;
}

function resultInWords({ files, rowsRead, rowsLoaded, issues }: ImportRun): string {
  return `${count(files)} files, the school directory among them: ${count(rowsRead)} rows read, ${count(rowsLoaded)} loaded, ${count(issues)} issues.`;
}
