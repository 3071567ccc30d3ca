import { citySize, cityWorkspace } from '../data/city-workspace';
import { type Bench, metOrNot, type Section } from '../support/bench';
import { median } from '../support/rounds';
import { CHANGES } from './changes';
import { engineTimes } from './engine';
import { repaintTimes } from './page';

const REPAINT_TARGET_MS = 100;
const RATIO_TARGET = 1.3;

const milliseconds = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

/** The least value that so many of the values do not exceed. */
function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export const filtersBench: Bench = {
  name: 'filters',
  summary: 'a change of filters on 1,500,000 results: to the repainted page, and in the engine against bare DuckDB',
  method: [
    'A city of the program’s own sample is imported once and kept in `.cache/bench`. Every change is asked once before it is measured.',
    'Repaint: the address of the overview is changed in a real Chromium over the browser host, and the time is taken when the frame with the last change of what is in sight has been drawn (1366 × 768), and again for the whole page, whose charts further down are drawn after those in sight. What the page asks only when its figures stand (需要注意) is not waited for.',
    'Engine: the four questions that the overview asks for the change, one after another through the engine’s contract (check, SQL, privacy gate, labels, limits, Arrow), against the same statements, one for the indicators of a question, read bare by DuckDB’s Node library with as many threads; in turns, median of five each, ratio by round.',
  ],
  async run({ quick, rounds, note }) {
    const size = citySize(quick);
    const city = cityWorkspace(size.schools, size.students, note);
    const runs = [];
    for (let round = 0; round < rounds; round++) {
      const repaints = await repaintTimes(city);
      const times = { ...(await engineTimes(city)), repaint: repaints.map(({ inSight }) => inSight), whole: repaints.map(({ whole }) => whole) };
      runs.push(times);
      note(`round ${round + 1}/${rounds}: repaint ${milliseconds(median(times.repaint))} ms, engine ${milliseconds(median(times.engine))} ms, bare ${milliseconds(median(times.bare))} ms`);
    }
    return [changesSection(runs, size.students), summarySection(runs)];
  },
};

interface Run {
  readonly engine: readonly number[];
  readonly bare: readonly number[];
  /** Of what is in sight. */
  readonly repaint: readonly number[];
  /** Of the whole page. */
  readonly whole: readonly number[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function changesSection(runs: readonly Run[], students: number): Section {
  const of = (read: (run: Run) => readonly number[], index: number): number => median(runs.map((run) => read(run)[index] ?? Number.NaN));
  return {
    title: `Ten changes of filters on ${students.toLocaleString('en-US')} results`,
    text: ['Median of the rounds, milliseconds.'],
    table: {
      head: ['change to', 'repainted in sight', 'whole page', 'engine', 'bare DuckDB'],
      rows: CHANGES.map(({ name }, index) => [name, milliseconds(of(({ repaint }) => repaint, index)), milliseconds(of(({ whole }) => whole, index)), milliseconds(of(({ engine }) => engine, index)), milliseconds(of(({ bare }) => bare, index))]),
    },
  };
}

function summarySection(runs: readonly Run[]): Section {
  const repaint = runs.flatMap((run) => run.repaint);
  const whole = runs.flatMap((run) => run.whole);
  const engine = runs.flatMap((run) => run.engine);
  const ratio = median(runs.map((run) => sum(run.engine) / sum(run.bare)));
  return {
    title: 'Of all changes',
    text: [],
    table: {
      head: ['', 'median', '95th percentile', 'target', ''],
      rows: [
        ['repainted in sight, ms', milliseconds(median(repaint)), milliseconds(percentile(repaint, 0.95)), `median ≤ ${REPAINT_TARGET_MS}`, metOrNot(median(repaint) <= REPAINT_TARGET_MS)],
        ['whole page, ms', milliseconds(median(whole)), milliseconds(percentile(whole, 0.95)), '', ''],
        ['engine, ms', milliseconds(median(engine)), milliseconds(percentile(engine, 0.95)), '', ''],
        ['engine against bare DuckDB', `${ratio.toFixed(2)}×`, '', `≤ ${RATIO_TARGET}×`, metOrNot(ratio <= RATIO_TARGET)],
      ],
    },
  };
}
