/** Which schools of a directory a misspelt or shortened name may mean. */

export interface DirectorySchool {
  readonly school: string;
  readonly name: string;
  /** See `normaliseSchoolName`; without county prefix. */
  readonly nameKey: string;
  /** Six digits, '' when the directory does not say. */
  readonly county: string;
  readonly code: string;
}

export interface SchoolClue {
  readonly nameKey: string;
  readonly county: string;
  readonly code: string;
}

/** Below this a candidate only confuses. */
const LIKELY = 0.45;
const OTHER_COUNTY = 0.75;
/** A code with one digit wrong or two swapped is as good as the name. */
const NEARLY_SAME_CODE = 0.9;

export interface SimilarSchool {
  readonly school: DirectorySchool;
  readonly score: number;
}

/** @returns at most `limit` schools, likeliest first; score 0–1. Other counties are looked at only when the own one has none. */
export function similarSchools(clue: SchoolClue, schools: readonly DirectorySchool[], limit: number): readonly SimilarSchool[] {
  const near = schools.filter(({ county, code }) => clue.county === '' || county === '' || county === clue.county || (code !== '' && code.slice(2, 6) === clue.code.slice(2, 6)));
  const found = rank(clue, near, limit);
  return found.length > 0 || near.length === schools.length ? found : rank(clue, schools, limit);
}

function rank(clue: SchoolClue, schools: readonly DirectorySchool[], limit: number): readonly SimilarSchool[] {
  return schools
    .map((school) => ({ school, score: Math.round(scoreOf(clue, school) * 100) / 100 }))
    .filter(({ score }) => score >= LIKELY)
    .sort((a, b) => b.score - a.score || a.school.school.localeCompare(b.school.school))
    .slice(0, limit);
}

function scoreOf(clue: SchoolClue, school: DirectorySchool): number {
  const byName = similarity(clue.nameKey, school.nameKey) * (clue.county === '' || school.county === '' || clue.county === school.county ? 1 : OTHER_COUNTY);
  const byCode = clue.code.length === 10 && school.code.length === 10 && editDistance(clue.code, school.code) === 1 ? NEARLY_SAME_CODE : 0;
  return Math.max(byName, byCode);
}

/** Kinds of schools say little; what is left of a name tells one school from another. */
const kinds = /(?:九年一贯制|完全|初级|高级|实验|中心|希望)?(?:小学|中学|学校|高中|初中)(?:校区|分校)?$/;

/** 0–1: equal, contained in the other, or sharing most characters in order; the number of a school must be the same. */
export function similarity(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  if (numberIn(a) !== numberIn(b)) return 0;
  const whole = 1 - editDistance(a, b) / Math.max(a.length, b.length);
  const [coreA, coreB] = [a.replace(kinds, ''), b.replace(kinds, '')];
  if (coreA === '' || coreB === '') return whole * 0.8;
  const core = coreA.includes(coreB) || coreB.includes(coreA) ? 0.9 : 1 - editDistance(coreA, coreB) / Math.max(coreA.length, coreB.length);
  return 0.4 * whole + 0.6 * core;
}

function numberIn(name: string): string {
  return /第?(\d+)/.exec(name)?.[1] ?? '';
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  let beforeLast: number[] = [];
  let last = Array.from({ length: y.length + 1 }, (_, index) => index);
  for (let i = 1; i <= x.length; i++) {
    const row = [i];
    for (let j = 1; j <= y.length; j++) {
      const cost = x[i - 1] === y[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[y.length] ?? 0;
}
