/**
 * Bounds of unknown counts by glpsol, from LP files written here. It knows nothing of how the program decides what to hide: a variable for every
 * finest count, a row for every number that is printed, exactly or within bounds.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Interval {
  readonly from: number;
  /** Infinity: no upper bound. */
  readonly to: number;
}

export const exactly = (count: number): Interval => ({ from: count, to: count });

/** Narrower than this is one number: what glpsol writes is not exact. */
export const EXACT = 1e-5;

/** An equation where both bounds are the same. */
export interface KnownSum extends Interval {
  /** Places of variables. */
  readonly sum: readonly number[];
}

export interface Knowledge {
  /** Least value of every variable. */
  readonly atLeast: readonly number[];
  readonly sums: readonly KnownSum[];
}

export interface Question extends Knowledge {
  /** Sums to be bounded. */
  readonly targets: readonly (readonly number[])[];
}

/** No sum is asked to go beyond this: wide enough for every threshold. */
const FAR = 1000;

/** All questions in one process: every bound has variables of its own, so that the optimum of the sum is the optimum of each. */
export async function boundsOf(questions: readonly Question[], folder: string, name: string): Promise<readonly (readonly Interval[])[]> {
  const objective: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  const columns: string[] = [];
  const copies = questions.flatMap((question, q) => question.targets.flatMap((target, t) => (['to', 'from'] as const).map((end) => ({ question, target, end, id: `${q}_${t}${end === 'to' ? 'u' : 'd'}` }))));
  for (const { question, target, end, id } of copies) {
    const needed = connected(question, target);
    const own = (variable: number): string => `x${id}_${variable}`;
    const all = [...needed];
    columns.push(...all.map(own));
    bounds.push(...all.map((variable) => `${question.atLeast[variable] ?? 0} <= ${own(variable)} <= ${FAR + (question.atLeast[variable] ?? 0)}`));
    objective.push(...target.map((variable) => `${end === 'to' ? '+' : '-'} ${own(variable)}`));
    for (const { sum, from, to } of question.sums) {
      if (sum.length === 0 || !needed.has(sum[0] as number)) continue;
      const row = (sign: string, bound: number): number => rows.push(`r${rows.length}: ${sum.map((variable) => `+ ${own(variable)}`).join(' ')} ${sign} ${bound}`);
      if (from === to) row('=', from);
      else {
        if (from > 0) row('>=', from);
        if (to !== Infinity) row('<=', to);
      }
    }
  }
  if (copies.length === 0) return questions.map(() => []);
  const model = join(folder, `${name}.lp`);
  const answer = join(folder, `${name}.txt`);
  writeFileSync(model, `Maximize\n obj: ${wrapped(objective)}\nSubject To\n${rows.length === 0 ? ` r: ${columns[0]} >= 0` : rows.map((row) => ` ${wrapped(row.split(' '))}`).join('\n')}\nBounds\n${bounds.map((bound) => ` ${bound}`).join('\n')}\nEnd\n`);
  await run('glpsol', ['--lp', model, '-w', answer, '--presol']);
  const values = valuesOf(model, answer);
  const at = new Map(copies.map((copy) => [copy.id, copy.target.reduce((sum, variable) => sum + (values.get(`x${copy.id}_${variable}`) ?? 0), 0)]));
  return questions.map((question, q) => question.targets.map((_, t) => ({ from: at.get(`${q}_${t}d`) ?? 0, to: at.get(`${q}_${t}u`) ?? 0 })));
}

/** Variables that hang together with the target through sums. */
function connected({ sums }: Question, target: readonly number[]): ReadonlySet<number> {
  const found = new Set(target);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { sum } of sums) if (sum.some((variable) => found.has(variable))) for (const variable of sum) found.add(variable);
  }
  return found;
}

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  for (let start = 0; start < words.length; start += 20) lines.push(words.slice(start, start + 20).join(' '));
  return lines.join('\n  ');
}

/** glpsol numbers columns in the order in which the file names them first: objective, then rows, then bounds. */
function valuesOf(model: string, answer: string): ReadonlyMap<string, number> {
  const names = [...new Set(readFileSync(model, 'utf8').match(/x\d+_\d+[ud]_\d+/g) ?? [])];
  const found = new Map<string, number>();
  let status = '';
  for (const line of readFileSync(answer, 'utf8').split('\n')) {
    const words = line.split(' ');
    if (words[0] === 's') status = `${words[4]}${words[5]}`;
    if (words[0] === 'j') found.set(names[Number(words[1]) - 1] ?? '', Number(words[3]));
  }
  if (status !== 'ff') throw new Error(`glpsol found no optimum of ${model}: ${status}`);
  return found;
}

async function run(program: string, parameters: readonly string[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
  });
}
