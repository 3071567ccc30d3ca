/** One sheet of 300,000 rows, one of a million, and 300 workbooks: our reader against others. */
import { type Checksum, compare } from '../data/checksum';
import type { BenchFiles } from '../data/files';
import { type BenchContext, mebibytes, metOrNot, seconds, type Section } from '../support/bench';
import { alternate, cpuRatio, medianOf, peakOf, type Runs } from '../support/rounds';
import { CALAMINE, EXCELJS, INFLATE, nodeReaders, OURS, READXL, references, SHEETJS } from './contenders';

/** How many times our CPU time a reader must take at least; for inflating: how many times its time we may take. */
type Targets = Readonly<Record<string, number>>;
const SHEET_TARGETS: Targets = { [SHEETJS]: 8, [EXCELJS]: 6, [CALAMINE]: 2, [READXL]: 3, [INFLATE]: 3 };
const WORKBOOK_TARGETS: Targets = { [SHEETJS]: 8, [CALAMINE]: 2.5, [READXL]: 3.33 };
const PEAK_TARGET = 300 * 1024 ** 2;

export async function oneSheet(files: BenchFiles, readxl: boolean, context: BenchContext): Promise<Section> {
  const runs = await alternate([...nodeReaders(files.path), ...references(files.path, { readxl, exceljs: true })], context.rounds, context.note);
  return section(`One sheet of ${count(files.rows)} rows × 30 columns`, files, runs, SHEET_TARGETS, PEAK_TARGET);
}

export async function largestSheet(files: BenchFiles, context: BenchContext): Promise<Section> {
  const runs = await alternate(nodeReaders(files.path), context.rounds, context.note);
  return section(`One sheet of ${count(files.rows)} rows × 30 columns`, files, runs, {}, PEAK_TARGET);
}

export async function manyWorkbooks(files: BenchFiles, readxl: boolean, context: BenchContext): Promise<Section> {
  const runs = await alternate([...nodeReaders(files.path), ...references(files.path, { readxl, exceljs: true })], context.rounds, context.note);
  return section(`${count(files.files)} workbooks of ${count(files.rows / files.files)} rows × 30 columns, one after another`, files, runs, WORKBOOK_TARGETS, undefined);
}

function section(title: string, files: BenchFiles, runs: Runs, targets: Targets, peakTarget: number | undefined): Section {
  const ourSeconds = medianOf(runs, OURS, ({ cpuSeconds }) => cpuSeconds);
  return {
    title,
    text: [
      `${count(files.expected.cells)} cells that are not empty. This program reads ${(files.expected.cells / ourSeconds / 1e6).toFixed(2)} million cells per second of CPU time, ${(ourSeconds / medianOf(runs, INFLATE, ({ cpuSeconds }) => cpuSeconds)).toFixed(1)} times what inflating takes.`,
    ],
    table: {
      head: ['reader', 'CPU s', 'wall s', 'CPU against ours', 'lowest–highest', 'target', '', 'peak MiB', 'cells read'],
      rows: [...runs.keys()].map((name) => row(name, files, runs, targets[name], peakTarget)),
    },
  };
}

function row(name: string, files: BenchFiles, runs: Runs, target: number | undefined, peakTarget: number | undefined): readonly string[] {
  const isInflate = name === INFLATE;
  const ratio = cpuRatio(runs, name, OURS);
  const peak = peakOf(runs, name);
  const shown = (value: number): string => `${value.toFixed(value < 1 ? 2 : 1)}×`;
  const verdict = ((): readonly [string, string] => {
    if (name === OURS) return peakTarget === undefined ? ['', ''] : [`peak < ${mebibytes(peakTarget)} MiB`, metOrNot(peak < peakTarget)];
    if (target === undefined) return ['', ''];
    return isInflate ? [`ours ≤ ${target}×`, metOrNot(cpuRatio(runs, OURS, name).median <= target)] : [`≥ ${target}×`, metOrNot(ratio.median >= target)];
  })();
  return [
    name,
    seconds(medianOf(runs, name, ({ cpuSeconds }) => cpuSeconds)),
    seconds(medianOf(runs, name, ({ wallSeconds }) => wallSeconds)),
    name === OURS ? '1' : shown(ratio.median),
    name === OURS ? '' : `${shown(ratio.lowest)}–${shown(ratio.highest)}`,
    ...verdict,
    mebibytes(peak),
    isInflate ? '' : cellsRead(runs.get(name)?.[0]?.output ?? '', files.expected),
  ];
}

/** The reference that only prints CSV is not checked. */
function cellsRead(output: string, expected: Checksum): string {
  if (!output.startsWith('{')) return 'not checked';
  const seen = JSON.parse(output) as Partial<Checksum>;
  if (seen.characters === undefined) return seen.rows === expected.rows && seen.cells === expected.cells ? 'as many' : `rows ${seen.rows}, cells ${seen.cells}`;
  return compare(seen as Checksum, expected);
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}
