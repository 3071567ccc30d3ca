import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, mebibytes, metOrNot, seconds } from '../support/bench';
import { installReferences } from '../support/references';
import { alternate, cpuRatio, medianOf, peakOf } from '../support/rounds';
import { COLUMNS } from './rows';

const ROWS = 200_000;
const QUICK_ROWS = 2000;
const RATIO_TARGET = 1 / 5;
const MEMORY_TARGET = 150;

export const reportsBench: Bench = {
  name: 'reports',
  summary: `a detail sheet of ${ROWS.toLocaleString('en-US')} rows × ${COLUMNS} styled columns, against exceljs’s streaming writer`,
  method: [
    'Each contender runs in a process of its own and makes every row when it is asked for: six columns of text, ten of counts, four of shares, every cell with font, borders and number format. CPU time is that of the whole process (user and system, start of Node included), memory the highest resident set.',
  ],
  async run({ quick, rounds, note }) {
    installReferences(note);
    const folder = mkdtempSync(join(tmpdir(), 'yuxin-bench-'));
    const rows = quick ? QUICK_ROWS : ROWS;
    const names = ['ours', 'exceljs'] as const;
    const fileOf = (name: string): string => join(folder, `${name}.xlsx`);
    try {
      const runs = await alternate(names.map((name) => ({ name, command: { program: process.execPath, arguments: [join(import.meta.dirname, 'write-child.js'), name, String(rows), fileOf(name)] } })), rounds, note);
      const ratio = cpuRatio(runs, 'ours', 'exceljs');
      const peak = peakOf(runs, 'ours');
      return [
        {
          title: `${rows.toLocaleString('en-US')} rows × ${COLUMNS} columns`,
          text: ['Median of the rounds; memory is the highest of all.'],
          table: {
            head: ['writer', 'CPU, s', 'wall, s', 'peak memory, MiB', 'file, MiB'],
            rows: names.map((name) => [name, seconds(medianOf(runs, name, (run) => run.cpuSeconds)), seconds(medianOf(runs, name, (run) => run.wallSeconds)), mebibytes(peakOf(runs, name)), mebibytes(statSync(fileOf(name)).size)]),
          },
        },
        {
          title: 'Targets',
          text: [],
          table: {
            head: ['', 'measured', 'range', 'target', ''],
            rows: [
              ['CPU time against exceljs’s', `${ratio.median.toFixed(2)}×`, `${ratio.lowest.toFixed(2)}–${ratio.highest.toFixed(2)}`, `≤ ${RATIO_TARGET.toFixed(2)}×`, metOrNot(ratio.median <= RATIO_TARGET)],
              ['peak memory, MiB', mebibytes(peak), '', `< ${MEMORY_TARGET}`, metOrNot(peak < MEMORY_TARGET * 1024 ** 2)],
            ],
          },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
