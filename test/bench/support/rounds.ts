/** Contenders run in turns, so that a machine that is busy for a while is busy for all of them. */
import { type Command, measure, type Measured } from './measure';

export interface Contender {
  readonly name: string;
  readonly command: Command;
}

export type Runs = ReadonlyMap<string, readonly Measured[]>;

/** @param note told of every run, for a person who waits */
export async function alternate(contenders: readonly Contender[], rounds: number, note: (text: string) => void): Promise<Runs> {
  const runs = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round) % contenders.length];
      if (contender === undefined) continue;
      const measured = await measure(contender.command);
      runs.get(contender.name)?.push(measured);
      note(`round ${round + 1}/${rounds} ${contender.name}: ${measured.cpuSeconds.toFixed(2)} s CPU, ${measured.wallSeconds.toFixed(2)} s`);
    }
  }
  return runs;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export interface Ratio {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** CPU time of one contender divided by another's, round by round. */
export function cpuRatio(runs: Runs, of: string, to: string): Ratio {
  const [numerators, denominators] = [runs.get(of) ?? [], runs.get(to) ?? []];
  const ratios = numerators.map((run, round) => run.cpuSeconds / (denominators[round]?.cpuSeconds ?? Number.NaN));
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}

export function medianOf(runs: Runs, name: string, value: (run: Measured) => number): number {
  return median((runs.get(name) ?? []).map(value));
}

/** The highest of all rounds: a bound on memory has to hold every time. */
export function peakOf(runs: Runs, name: string): number {
  return Math.max(...(runs.get(name) ?? []).map(({ peakBytes }) => peakBytes));
}
