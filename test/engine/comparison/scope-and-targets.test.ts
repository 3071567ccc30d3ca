/** Comparing years under every 口径 and against the targets of a chosen day; all numbers counted again from the rows. */
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { defaultAsOf, localToday } from '../../../shared/as-of';
import { DEFAULT_SCOPE } from '../../../shared/scope';
import type { TestDesk } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';
import { deskWith, NOW, THEN, type Year } from './world';

interface School {
  readonly county: string;
  readonly name: string;
  readonly code: string;
  readonly type: '小学' | '初中';
  readonly ownership: '公办' | '民办';
  readonly place: '乡村' | '城区';
  readonly staffed: boolean;
  readonly assessed: number;
}

const PUPILS = 100;
/** Public schools gain what private ones lose; one school is no longer rural; 单县 had no school whose upper grades are known. */
function schoolsOf(year: Year): readonly School[] {
  const now = year === NOW;
  const primary = (index: number): School => {
    const isPublic = index <= 10;
    return { county: '曹县', name: `曹县第${index}小学`, code: `${2_137_000_100 + index}`, type: '小学', ownership: isPublic ? '公办' : '民办', place: index === 1 && now ? '城区' : '乡村', staffed: isPublic ? index <= (now ? 7 : 3) : !now, assessed: 0 };
  };
  return [
    ...Array.from({ length: 14 }, (_, index) => primary(index + 1)),
    { county: '曹县', name: '曹县第一初级中学', code: '2137000201', type: '初中', ownership: '公办', place: '城区', staffed: true, assessed: now ? 80 : 50 },
    { county: '单县', name: '单县第一学校', code: '2137000301', type: now ? '初中' : '小学', ownership: '公办', place: '城区', staffed: true, assessed: 60 },
  ];
}

const desk = deskWith(async (own) => {
  for (const year of [THEN, NOW] as const) {
    const schools = schoolsOf(year);
    const write = (name: string, rows: readonly (readonly Cell[])[]): string => own.write(`${year}学年${name}.csv`, csv(rows));
    const { totals } = await own.import(
      write('学校名录', [['县区', '学校名称', '学校标识码', '学校类别', '在校生数', '城乡类型', '办学性质'], ...schools.map(({ county, name, code, type, place, ownership }): Cell[] => [county, name, code, type, PUPILS, place, ownership])]),
      write('心理健康教师台账', [['县区', '学校名称', '学校标识码', '姓名', '性别', '专职/兼职'], ...schools.filter(({ staffed }) => staffed).map(({ county, name, code }, index): Cell[] => [county, name, code, `李${'静敏芳丽娜婷雪梅'[index % 8] ?? ''}${'甲乙丙'[Math.floor(index / 8)] ?? ''}`, '女', '兼职'])]),
      write('心理测评结果', [['县区', '学校名称', '学校标识码', '学号', '年级', '风险等级'], ...schools.flatMap(({ county, name, code, type, assessed }) => Array.from({ length: assessed }, (_, index): Cell[] => [county, name, code, `${code}${1000 + index}`, type === '小学' ? '五年级' : '初一', '正常']))]),
    );
    expect(totals).toMatchObject({ failed: 0, rowsRejected: 0 });
  }
});

const staffing = (year: Year, keep: (school: School) => boolean): readonly [number, number] => {
  const schools = schoolsOf(year).filter(keep);
  return [schools.filter(({ staffed }) => staffed).length, schools.length];
};
const whole = async (request: Partial<Parameters<TestDesk['figures']>[0]>): Promise<Record<string, unknown> | undefined> => (await desk().figures({ indicators: ['counselorCoverage'], by: [], schoolYear: NOW, ...request }))[0];

describe('口径', () => {
  it.each([
    ['all schools', {}, () => true],
    ['public schools', { ownership: 'public' }, ({ ownership }: School) => ownership === '公办'],
  ] as const)('is that of both years: %s', async (_, switches, keep) => {
    const [count, base] = staffing(NOW, keep);
    const [before, beforeBase] = staffing(THEN, keep);
    const row = await whole({ compareWith: 'previous', scope: { ...DEFAULT_SCOPE, ...switches } });
    expect(row).toMatchObject({ numerator: count, denominator: base, previousNumerator: before, previousDenominator: beforeBase });
    expect(row?.['change']).toBeCloseTo(100 * (count / base - before / beforeBase), 10);
  });

  it('is that of all years of a trend, and is told with it', async () => {
    const scope = { ...DEFAULT_SCOPE, ownership: 'public' } as const;
    const trend = await desk().call('indicator.trend', { indicators: ['counselorCoverage'], schoolYear: NOW, scope });
    expect(trend.scope).toEqual(scope);
    expect(trend.scopeNote).toBe('2024—2025学年公办学校口径：0所学校没有注明办学性质，未计入。2025—2026学年公办学校口径：0所学校没有注明办学性质，未计入。');
    const isPublic = ({ ownership }: School): boolean => ownership === '公办';
    const rows = tableFromIPC(trend.rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
    expect(rows.map((row) => [row['schoolYear'], row['numerator'], row['denominator']])).toEqual(([THEN, NOW] as const).map((year) => [year, ...staffing(year, isPublic)]));
  });

  it('by which a county’s pupils were not known makes the years uneven', async () => {
    const ask = async (assessed: 'all' | 'upperGrades') => {
      const request = { indicators: ['assessmentCompletion'], schoolYear: NOW, compareWith: 'previous' as const, scope: { ...DEFAULT_SCOPE, assessed } };
      return { note: (await desk().call('indicator.query', { ...request, by: [] })).comparison?.note ?? '', city: (await desk().figures({ ...request, by: [] }))[0], counties: await desk().figures({ ...request, by: ['county'] }) };
    };
    const everybody = await ask('all');
    expect(everybody.note).not.toContain('单县');
    expect(everybody.city?.['changeP']).toBeTypeOf('number');
    expect(everybody.counties.map((row) => [row['countyLabel'], row['previousNumerator']])).toEqual([['曹县', 50], ['单县', 60]]);
    const upper = await ask('upperGrades');
    expect(upper.note).toMatch(/对照学年没有单县的数据，.*合计的增减含此因素，不作检验/);
    const primary = schoolsOf(THEN).filter(({ type }) => type === '小学').length;
    expect(upper.note).toContain(`2024—2025学年小学高年级起口径：${primary}所学校没有报齐五年级以上各年级人数，未计入应测和实测。`);
    expect(everybody.note).not.toContain('口径');
    expect(upper.city).toMatchObject({ numerator: 80 + 60, denominator: 2 * PUPILS, previousNumerator: 50, previousDenominator: PUPILS, changeP: null });
    expect(upper.counties.map((row) => [row['countyLabel'], row['numerator'], row['previousNumerator']])).toEqual([['曹县', 80, 50], ['单县', 60, null]]);
  });
});

describe('a kind of schools', () => {
  it('is compared as each year had it', async () => {
    const rural = ({ place }: School): boolean => place === '乡村';
    const [count, base] = staffing(NOW, rural);
    const [before, beforeBase] = staffing(THEN, rural);
    expect(base).toBe(beforeBase - 1);
    expect(await whole({ where: { urbanRural: ['rural'] }, compareWith: 'previous' })).toMatchObject({ numerator: count, denominator: base, previousNumerator: before, previousDenominator: beforeBase });
  });

  it('is left out of the question about the year before of a single school, which is the same school', async () => {
    const moved = { indicators: ['studentsToAssess'], compareWith: 'previous' as const };
    expect(await whole({ ...moved, where: { school: ['2137000101'], urbanRural: ['urban'] } })).toMatchObject({ value: PUPILS, previousValue: PUPILS });
    // It is no rural school this year: nothing in either year.
    expect(await whole({ ...moved, where: { school: ['2137000101'], urbanRural: ['rural'] } })).toMatchObject({ previousValue: null, change: null });
    const rows = await desk().figures({ ...moved, by: ['school'], where: { urbanRural: ['urban'] }, schoolYear: NOW });
    expect(rows.map((row) => [row['schoolLabel'], row['previousValue']]).sort()).toEqual([['单县第一学校', PUPILS], ['曹县第1小学', PUPILS], ['曹县第一初级中学', PUPILS]]);
    const kinds = await desk().figures({ ...moved, by: ['urbanRural', 'school'], schoolYear: NOW });
    expect(kinds.find((row) => row['schoolLabel'] === '曹县第1小学')).toMatchObject({ urbanRural: 'urban', previousValue: PUPILS });
  });
});

describe('the day of the targets', () => {
  const [staffed, schools] = staffing(NOW, () => true);

  it('decides the distance, the schools missing and the answer of both years', async () => {
    expect(await whole({ asOf: '2026-08-31', compareWith: 'previous' })).toMatchObject({ target: 1, schoolsToTarget: schools - staffed });
    expect((await whole({ asOf: '2026-08-31' }))?.['toTarget']).toBeCloseTo(100 * (staffed / schools - 1), 10);
    // Before any document asked for it.
    expect(await whole({ asOf: '2012-11-30', compareWith: 'previous' })).toMatchObject({ target: null, toTarget: null, schoolsToTarget: null, previousNumerator: staffing(THEN, () => true)[0] });
  });

  it('is one for all years of a trend', async () => {
    const targets = async (asOf?: string) => {
      const trend = await desk().call('indicator.trend', { indicators: ['counselorCoverage'], schoolYear: NOW, ...(asOf === undefined ? {} : { asOf }) });
      return [trend.asOf, ...tableFromIPC(trend.rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON()['target'])];
    };
    expect(await targets('2026-08-31')).toEqual(['2026-08-31', 1, 1]);
    expect(await targets('2012-11-30')).toEqual(['2012-11-30', null, null]);
    expect((await targets())[0]).toBe(defaultAsOf(NOW, localToday()));
  });
});
