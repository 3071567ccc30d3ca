import { beforeAll, describe, expect, it } from 'vitest';
import type { SampleCounts } from '../../../electron/engine/sample';
import { collect, SMALL, type WholeSample } from './files';
import { isCore, levelsBySchool, recount, type Recount } from './recount';

let sample: WholeSample;
let counted: Recount;
let levels: ReturnType<typeof levelsBySchool>;
let coreFiles: WholeSample['truth']['files'];
beforeAll(async () => {
  sample = await collect(SMALL);
  counted = recount(sample.files);
  levels = levelsBySchool(counted.pupils);
  coreFiles = sample.truth.files.filter(({ relativePath }) => isCore(relativePath));
});

function countsOf(isIn: (school: Recount['schools'][number]) => boolean): SampleCounts {
  const schools = counted.schools.filter((school) => school.stage !== 'kindergarten' && isIn(school));
  const codes = new Set(schools.map((school) => school.code));
  const posts = counted.posts.filter((post) => codes.has(post.school));
  const persons = new Set(posts.map((post) => post.person)).size;
  const fullTime = new Set(posts.filter((post) => post.fullTime).map((post) => post.person)).size;
  const riskLevels = { '0': 0, '1': 0, '2': 0, '3': 0, X: 0, N: 0 };
  let schoolsAssessed = 0;
  for (const code of codes) {
    const own = levels.get(code);
    if (own === undefined) continue;
    for (const level of ['0', '1', '2', '3', 'X', 'N'] as const) riskLevels[level] += own[level] ?? 0;
    if (['0', '1', '2', '3', 'X'].some((level) => (own[level] ?? 0) > 0)) schoolsAssessed += 1;
  }
  return {
    schoolCount: schools.length,
    schoolsWithCounselor: new Set(posts.map((post) => post.school)).size,
    counselorCount: persons,
    fullTime,
    partTime: persons - fullTime,
    studentsToAssess: schools.reduce((sum, school) => sum + school.students, 0),
    assessedStudents: Object.values(riskLevels).reduce((sum, count) => sum + count, 0) - riskLevels.N,
    schoolsAssessed,
    riskLevels,
  };
}

describe('the sample files, read by another library and counted by hand', () => {
  it('hold what the truth says of the city, its counties, stages and schools', () => {
    expect(countsOf(() => true)).toEqual(sample.truth.city);
    for (const [county, truth] of Object.entries(sample.truth.byCounty)) expect(countsOf((school) => school.county === county), county).toEqual(truth);
    for (const [stage, truth] of Object.entries(sample.truth.byStage)) expect(countsOf((school) => school.stage === stage), stage).toEqual(truth);
    for (const [code, truth] of Object.entries(sample.truth.bySchool)) expect(countsOf((school) => school.code === code), code).toEqual(truth);
  });

  it('have the rows, totals and refusals that the truth lists', () => {
    const lines = coreFiles.map(({ relativePath, sheet, dataRows, totalRows }) => ({ relativePath, sheet, dataRows, totalRows }));
    expect(counted.files).toEqual(lines);
    for (const file of coreFiles) expect(counted.rejected.get(file.relativePath), file.relativePath).toEqual(file.rejectedRows.map(({ row }) => row));
    const reasons = new Set(coreFiles.flatMap((file) => file.rejectedRows.map(({ reason }) => reason)));
    expect([...reasons].sort()).toEqual(['ambiguousEmployment', 'duplicateRow', 'missingName', 'unknownRiskLevel']);
  });

  it('have a wrong check digit exactly in the roster rows that the truth flags', () => {
    for (const file of coreFiles) expect(counted.wrongIdNumbers.get(file.relativePath), file.relativePath).toEqual(file.flaggedRows.map(({ row }) => row));
    expect(coreFiles.some((file) => file.flaggedRows.length > 0)).toBe(true);
  });

  it('list as many pupils as were asked for, some of them twice in every way that matters', () => {
    expect(counted.pupils.size).toBe(SMALL.students);
    const twice = [...counted.pupils.values()].filter((rows) => rows.length > 1);
    const ways = new Set(twice.map((rows) => [...rows].sort((a, b) => (a.day < b.day ? -1 : 1)).map(({ level }) => (/\d/.test(level) ? 'valid' : level)).join(' then ')));
    expect(twice.every((rows) => rows.length === 2)).toBe(true);
    expect([...ways].sort()).toEqual(['N then valid', 'X then X', 'X then valid', 'valid then X', 'valid then valid']);
  });

  it('keep rare characters in both encodings', () => {
    const bytes = sample.files.filter((file) => file.relativePath.endsWith('.csv') && file.relativePath.startsWith('测评结果'));
    const isMarked = (file: { readonly bytes: Uint8Array }): boolean => file.bytes[0] === 0xef;
    const decoded = (label: string, marked: boolean): string => bytes.filter((file) => isMarked(file) === marked).map((file) => new TextDecoder(label, { fatal: true }).decode(file.bytes)).join('');
    for (const text of [decoded('gb18030', false), decoded('utf-8', true)]) {
      expect(text).toContain('䶮');
      expect(text).toContain('𠅤');
    }
  });

  it('have a kindergarten in the directory that counts nowhere', () => {
    expect(counted.schools.filter((school) => school.stage === 'kindergarten')).toHaveLength(1);
    expect(sample.truth.byStage['kindergarten']).toBeUndefined();
  });
});
