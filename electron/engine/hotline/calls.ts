/** Counts of hotline calls. Missing times, topics and levels are counted apart, never left out. */
import { dayOfMinute, minuteNumber, weekdayOf } from './calendar';

export interface HotlineCall {
  /** `YYYY-MM-DDTHH:MM`; absent where only the day is known. */
  readonly receivedAt?: string;
  readonly topic?: string;
  /** Crisis level as the register writes it. */
  readonly level?: string;
}

export interface CallsByTime {
  /** `counts[weekday][hour]`, 7 × 24, Monday first. */
  readonly counts: readonly (readonly number[])[];
  readonly withoutTime: number;
}

/** @throws BAD_REQUEST for times that cannot be read */
export function callsByTime(calls: readonly HotlineCall[]): CallsByTime {
  const counts = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  let withoutTime = 0;
  for (const { receivedAt } of calls) {
    if (receivedAt === undefined) {
      withoutTime += 1;
      continue;
    }
    const minute = minuteNumber(receivedAt);
    const row = counts[(weekdayOf(dayOfMinute(minute)) + 6) % 7];
    const hour = Math.floor(minute / 60) % 24;
    if (row) row[hour] = (row[hour] ?? 0) + 1;
  }
  return { counts, withoutTime };
}

export interface CallsByTopic {
  /** Undefined: not written down. */
  readonly topic: string | undefined;
  readonly level: string | undefined;
  readonly calls: number;
}

/** Most frequent first, equal counts by topic and level. */
export function callsByTopicAndLevel(calls: readonly HotlineCall[]): readonly CallsByTopic[] {
  const groups = new Map<string, CallsByTopic>();
  for (const { topic, level } of calls) {
    const key = JSON.stringify([topic ?? null, level ?? null]);
    groups.set(key, { topic, level, calls: (groups.get(key)?.calls ?? 0) + 1 });
  }
  return [...groups].sort(([a, { calls: first }], [b, { calls: second }]) => second - first || (a < b ? -1 : 1)).map(([, group]) => group);
}
