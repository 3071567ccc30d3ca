/**
 * Hides cells behind which few pupils stand, and what would give them away: in a column the other groups and the total, in a row
 * the other levels, since the number of cases of a group is shown elsewhere.
 */
import type { FollowUpTimerId } from '../../../shared/follow-up-timers';

/** Levels of the cases of a group: together they are its cases. */
const LEVELS: readonly FollowUpTimerId[] = ['interviewCrisis', 'interviewPriority', 'interviewAttention'];

/** What is due by group and timer. */
export type Due = ReadonlyMap<string, Readonly<Record<FollowUpTimerId, number>>>;

/** Key of the whole among the groups. */
export const WHOLE = '';

/**
 * @param due of every group, and of the whole under WHOLE
 * @param untold groups of which no page tells how many cases they have
 * @returns hidden cells, as `group|timer`
 */
export function hiddenCells(due: Due, minimum: number, untold: ReadonlySet<string>): ReadonlySet<string> {
  const hidden = new Set<string>();
  const groups = [...due.keys()].filter((group) => group !== WHOLE);
  const countOf = (group: string, timer: FollowUpTimerId): number => due.get(group)?.[timer] ?? 0;
  for (const [group, timers] of due) for (const [timer, count] of Object.entries(timers)) if (count > 0 && (count < minimum || untold.has(group))) hidden.add(`${group}|${timer}`);
  const lines: (readonly (readonly [group: string, timer: FollowUpTimerId])[])[] = [
    ...[...LEVELS, 'retest' as const].map((timer) => groups.map((group) => [group, timer] as const)),
    ...[...due.keys()].map((group) => LEVELS.map((timer) => [group, timer] as const)),
  ];
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const [index, line] of lines.entries()) {
      const cells = line.map(([group, timer]) => ({ key: `${group}|${timer}`, count: countOf(group, timer) })).filter(({ count }) => count > 0);
      const covered = cells.filter(({ key }) => hidden.has(key));
      if (covered.length === 0 || (covered.length > 1 && covered.reduce((sum, { count }) => sum + count, 0) >= minimum)) continue;
      const [smallest] = cells.filter(({ key }) => !hidden.has(key)).sort((a, b) => a.count - b.count);
      // Where nothing is left to cover it, the total of the column is all that tells.
      const next = smallest?.key ?? (index <= LEVELS.length ? `${WHOLE}|${line[0]?.[1] ?? ''}` : undefined);
      if (next === undefined || hidden.has(next)) continue;
      hidden.add(next);
      isStable = false;
    }
  }
  return hidden;
}
