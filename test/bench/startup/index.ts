import { citySize, cityWorkspace } from '../data/city-workspace';
import { type Bench, mebibytes, metOrNot, type Section } from '../support/bench';
import { buildProgram } from '../support/browser';
import { median } from '../support/rounds';
import { memoryWithCity, type ProcessMemory } from './memory';
import { electronProgram, startTimes, type StartTimes } from './windows';

const TARGET = 1.5;

export const startupBench: Bench = {
  name: 'startup',
  summary: 'from the start to a usable window, against an empty Electron window; memory with a city open',
  method: [
    'Both are started in the same Electron with an empty profile, in turns. The time runs from the start of the process to the first frame in which the window can be used: its line of text, or the welcome page with its fields. Both are told from outside by the debugging port. The engine is started after that frame, while a person reads the page; its row tells when it has answered its first question.',
    'Memory is the proportional set size (PSS) of all processes five seconds after the overview of the open city stands.',
  ],
  async run({ quick, rounds, note }) {
    buildProgram('all');
    const program = electronProgram();
    const empty: number[] = [];
    const ours: StartTimes[] = [];
    for (let round = -1; round < rounds; round++) {
      const { drawnMs } = await startTimes(program, 'test/bench/startup/empty', '.ready', false);
      const own = await startTimes(program, '.', '.welcome input', true);
      note(`round ${round + 1}/${rounds}: empty ${drawnMs.toFixed(0)} ms, the program ${own.drawnMs.toFixed(0)} ms, its engine ${own.engineMs.toFixed(0)} ms`);
      // The first start reads the files from the disk.
      if (round < 0) continue;
      empty.push(drawnMs);
      ours.push(own);
    }
    const size = citySize(quick);
    const city = cityWorkspace(size.schools, size.students, note);
    return [startSection(empty, ours), memorySection(await memoryWithCity(program, city), size.students)];
  },
};

function startSection(empty: readonly number[], ours: readonly StartTimes[]): Section {
  const against = (time: (start: StartTimes) => number) => median(ours.map((start, round) => time(start) / (empty[round] ?? Number.NaN)));
  const row = (name: string, time: (start: StartTimes) => number) => [name, median(ours.map(time)).toFixed(0), `${against(time).toFixed(2)}×`];
  const ratio = against(({ drawnMs }) => drawnMs);
  return {
    title: 'Start to usable window',
    text: [],
    table: {
      head: ['', 'median ms', 'against the empty window', 'target', ''],
      rows: [
        ['an empty Electron window', median(empty).toFixed(0), '1', '', ''],
        [...row('the program', ({ drawnMs }) => drawnMs), `≤ ${TARGET}×`, metOrNot(ratio <= TARGET)],
        [...row('its engine has answered', ({ engineMs }) => engineMs), '', ''],
      ],
    },
  };
}

function memorySection(processes: readonly ProcessMemory[], students: number): Section {
  const total = processes.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    title: `Memory with ${students.toLocaleString('en-US')} results open`,
    text: [],
    table: { head: ['process', 'MiB'], rows: [...processes.map(({ name, bytes }) => [name, mebibytes(bytes)]), ['all', mebibytes(total)]] },
  };
}
