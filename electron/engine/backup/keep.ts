/** Which backups are kept: the last ones, and the last of each day and week before. */
export interface KeepRules {
  readonly recent: number;
  readonly daily: number;
  readonly weekly: number;
}

interface Dated {
  readonly number: number;
  /** Local time, `2026-03-01 09:30:00`. */
  readonly madeAt: string;
}

const DAY_MS = 86_400_000;

/** Monday of the week of a local day. */
function weekOf(madeAt: string): string {
  const day = new Date(`${madeAt.slice(0, 10)}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}

/** By number, so that a clock that went back lets nothing new be taken for old. @returns those to be deleted */
export function superfluous<T extends Dated>(backups: readonly T[], { recent, daily, weekly }: KeepRules): readonly T[] {
  const latestFirst = [...backups].sort((one, other) => other.number - one.number);
  const kept = new Set(latestFirst.slice(0, recent));
  for (const [most, periodOf] of [[daily, ({ madeAt }: T) => madeAt.slice(0, 10)], [weekly, ({ madeAt }: T) => weekOf(madeAt)]] as const) {
    const periods = new Set<string>();
    for (const backup of latestFirst) {
      const period = periodOf(backup);
      if (periods.has(period)) continue;
      if (periods.size >= most) break;
      periods.add(period);
      kept.add(backup);
    }
  }
  return latestFirst.filter((backup) => !kept.has(backup));
}
