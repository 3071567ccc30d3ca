/** Made-up pupils by county, stage, gender, school and level: many small groups, many that are large, some empty. */
import type { Group } from '../../../electron/engine/privacy/suppression/tables';

export const LEVELS = 4;
export const DIMENSIONS = ['county', 'gender', 'stage'];

export interface RandomTable {
  readonly groups: readonly Group[];
  readonly bySchool: ReadonlyMap<string, readonly Group[]>;
}

/** @param most counties */
export function randomTable(random: () => number, most: number): RandomTable {
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const groups: Group[] = [];
  const bySchool = new Map<string, Group[]>();
  const [counties, stages, scale] = [whole(2, most), whole(2, Math.max(2, most - 1)), [25, 60, 200][whole(0, 2)] as number];
  for (let county = 0; county < counties; county++) {
    for (let stage = 0; stage < stages; stage++) {
      const schools = Array.from({ length: whole(1, 3) }, (_, index) => `${county}-${stage}-${index}`);
      for (const gender of ['female', 'male']) {
        const values = { county: `c${county}`, stage: `s${stage}`, gender };
        const kind = random();
        const size = kind < 0.08 ? 0 : kind < 0.28 ? whole(1, 9) : whole(10, scale);
        const parts = new Array<number>(LEVELS).fill(0);
        const own = new Map(schools.map((school) => [school, new Array<number>(LEVELS).fill(0)]));
        for (let pupil = 0; pupil < size; pupil++) {
          const chance = random();
          const level = chance < 0.03 ? 3 : chance < 0.1 ? 2 : chance < 0.25 ? 1 : 0;
          parts[level] = (parts[level] ?? 0) + 1;
          const ofSchool = own.get(schools[whole(0, schools.length - 1)] as string) as number[];
          ofSchool[level] = (ofSchool[level] ?? 0) + 1;
        }
        groups.push({ values, parts, isSmall: false });
        for (const [school, ofSchool] of own) if (ofSchool.some((pupils) => pupils > 0)) bySchool.set(school, [...(bySchool.get(school) ?? []), { values, parts: ofSchool, isSmall: false }]);
      }
    }
  }
  return { groups, bySchool };
}

/** Groups of single schools, with their school among their values. */
export function schoolsIn(bySchool: RandomTable['bySchool']): readonly Group[] {
  return [...bySchool].flatMap(([school, groups]) => groups.map((group) => ({ ...group, values: { ...group.values, school } })));
}
