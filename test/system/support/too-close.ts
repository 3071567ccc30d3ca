/** Which hidden counts an attacker bounds too closely, by glpsol. */
import { audit, type Attack, type Audited, sumsOf } from './audit';
import { boundsOf, EXACT, type Interval } from './bounds';
import type { Printed } from './printed';
import type { Group } from '../../../electron/engine/privacy/suppression/tables';

const BATCH = 4;

export interface Case {
  readonly groups: readonly Group[];
  readonly printed: Printed;
  readonly attack: Attack;
}

export interface Leak {
  readonly name: string;
  readonly interval: Interval;
}

export class Auditor {
  private files = 0;

  constructor(
    private readonly folder: string,
    private readonly dimensions: readonly string[],
    private readonly minimum: number,
    /** Dimensions of all tables of sums. */
    private readonly sums: readonly (readonly string[])[] = sumsOf(dimensions),
  ) {}

  /** Targets that are bounded too closely, and more closely than with the finest table hidden whole. */
  async tooClose(cases: readonly Case[], width: number): Promise<readonly Leak[]> {
    return this.leaks(cases, width, true);
  }

  /** @param excused whether targets that are no closer than with the finest table hidden whole are left out */
  async leaks(cases: readonly Case[], width: number, excused: boolean): Promise<readonly Leak[]> {
    const audits = cases.map(({ groups, printed, attack }) => audit(groups, this.dimensions, printed, attack, this.minimum, this.sums));
    const intervals = await this.bound(audits);
    const isClose = (kind: 'group' | 'level', { from, to }: Interval): boolean => (kind === 'group' ? to - from < width - EXACT : from > EXACT);
    const suspects = cases.filter((_, index) => intervals[index]?.some((interval, target) => isClose(audits[index]?.kinds[target] ?? 'group', interval)));
    if (suspects.length === 0) return [];
    if (!excused) return audits.flatMap(({ names, kinds }, index) => names.flatMap((name, target) => (isClose(kinds[target] ?? 'group', intervals[index]?.[target] as Interval) ? [{ name, interval: intervals[index]?.[target] as Interval }] : [])));
    const hiddenWhole = suspects.map(({ groups, printed, attack }): Audited => audit(groups, this.dimensions, (by, values, part) => (by.length < this.dimensions.length ? printed(by, values, part) : undefined), attack, this.minimum, this.sums));
    const widest = await this.bound(hiddenWhole);
    return suspects.flatMap((each, suspect) => {
      const index = cases.indexOf(each);
      const own = audits[index] as Audited;
      const whole = hiddenWhole[suspect] as Audited;
      return own.names.flatMap((name, target) => {
        const interval = intervals[index]?.[target] as Interval;
        if (!isClose(own.kinds[target] ?? 'group', interval)) return [];
        const best = widest[suspect]?.[whole.names.indexOf(name)] as Interval;
        const isNoCloser = own.kinds[target] === 'group' ? interval.to - interval.from >= best.to - best.from - EXACT : interval.from <= best.from + EXACT;
        return isNoCloser ? [] : [{ name, interval }];
      });
    });
  }

  /** In batches, two processes at a time. */
  private async bound(audits: readonly Audited[]): Promise<readonly (readonly Interval[])[]> {
    const batches = Array.from({ length: Math.ceil(audits.length / BATCH) }, (_, index) => audits.slice(index * BATCH, (index + 1) * BATCH));
    const found: (readonly Interval[])[][] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; index < batches.length; index = next++) found[index] = [...(await boundsOf((batches[index] ?? []).map(({ question }) => question), this.folder, `audit-${this.files++}`))];
    };
    await Promise.all([work(), work()]);
    return found.flat();
  }
}
