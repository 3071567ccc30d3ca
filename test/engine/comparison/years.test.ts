/** This year against the last: every number and every test counted again from the rows. */
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { chanceWords, formatChange } from '../../../shared/format';
import { errorOf, newDesk } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';
import { holmAdjusted, twoProportionP } from './formulas';
import { countyOf, NOW, THEN, twoYears, WORLD, type WorldSchool, type Year } from './world';

const desk = twoYears();
type Row = Record<string, unknown>;
const coverage = (year: Year, keep: (school: WorldSchool) => boolean): readonly [number, number] => {
  const schools = WORLD[year].filter(keep);
  return [schools.filter(({ counselors }) => counselors.length > 0).length, schools.length];
};
const inCounty = (year: Year, county: string) => coverage(year, (school) => countyOf(year, school) === county);

it('the formulas of these tests agree with published values', () => {
  // R: prop.test(c(30, 45), c(200, 210), correct = FALSE)$p.value; p.adjust(c(0.01, 0.04, 0.03, 0.005), 'holm')
  expect(twoProportionP(30, 200, 45, 210)).toBeCloseTo(0.09237967, 7);
  expect(holmAdjusted([0.01, 0.04, 0.03, 0.005]).map((p) => p.toFixed(4))).toEqual(['0.0300', '0.0600', '0.0600', '0.0200']);
});

describe('counties', () => {
  const ask = (): Promise<Row[]> => desk().figures({ indicators: ['counselorCoverage', 'counselorCount'], by: ['county'], schoolYear: NOW, compareWith: 'previous' });

  it('have both years, the change in percentage points, and a test corrected over the counties', async () => {
    const rows = (await ask()).filter((row) => row['indicator'] === 'counselorCoverage');
    // 成武县 has too few schools: 6 × 1/4 expected without. 巨野县 sent no roster in the earlier year.
    const tested = ['371721', '371722'];
    const raw = tested.map((county) => twoProportionP(...inCounty(NOW, county), ...inCounty(THEN, county)));
    const adjusted = holmAdjusted(raw);
    for (const row of rows.filter((each) => each['county'] !== '371724')) {
      const county = String(row['county']);
      const [count, base] = inCounty(NOW, county);
      const [before, beforeBase] = inCounty(THEN, county);
      expect(row).toMatchObject({ numerator: count, denominator: base, previousNumerator: before, previousDenominator: beforeBase, previousSuppressed: false, changeUnit: 'percentagePoint' });
      expect(row['change']).toBeCloseTo(100 * (count / base - before / beforeBase), 10);
      const position = tested.indexOf(county);
      if (position === -1) expect([row['changeP'], row['beyondChance']]).toEqual([null, null]);
      else {
        expect(row['changeP']).toBeCloseTo(adjusted[position]!, 7);
        expect(row['beyondChance']).toBe(adjusted[position]! < 0.05);
      }
    }
    expect(rows.map((row) => [row['countyLabel'], row['beyondChance']])).toEqual([['曹县', true], ['单县', false], ['成武县', null], ['巨野县', null]]);
  });

  it('that sent no roster the year before have no data of it, not zero', async () => {
    const rows = (await ask()).filter((row) => row['county'] === '371724');
    expect(rows.map((row) => [row['value'], row['previousValue'], row['previousNumerator'], row['change']])).toEqual([[1, null, null, null], [8, null, null, null]]);
    const { comparison } = await desk().call('indicator.query', { indicators: ['counselorCoverage'], by: ['county'], schoolYear: NOW, compareWith: THEN });
    expect(comparison?.schoolYear).toBe(THEN);
    expect(comparison?.note).toContain('双侧检验（显著性水平 5%');
    expect(comparison?.note).toMatch(/对照学年没有巨野县的数据，.*合计的增减含此因素，不作检验/);
  });

  it('have counts that change in the unit, without a test', async () => {
    const row = (await ask()).find((each) => each['indicator'] === 'counselorCount' && each['county'] === '371722');
    expect(row).toMatchObject({ value: 31, previousValue: 31, change: 0, changeUnit: 'person', changeP: null, beyondChance: null });
  });

  it('are told of the whole only where both years have the same counties', async () => {
    const whole = async (county?: string): Promise<Row | undefined> => (await desk().figures({ indicators: ['counselorCoverage'], by: [], schoolYear: NOW, compareWith: 'previous', ...(county === undefined ? {} : { where: { county: [county] } }) }))[0];
    const [count, base] = coverage(NOW, () => true);
    const [before, beforeBase] = coverage(THEN, () => true);
    const city = await whole();
    expect(city?.['change']).toBeCloseTo(100 * (count / base - before / beforeBase), 10);
    expect([city?.['changeP'], city?.['beyondChance']]).toEqual([null, null]);
    expect((await whole('371721'))?.['changeP']).toBeCloseTo(twoProportionP(...inCounty(NOW, '371721'), ...inCounty(THEN, '371721')), 7);
    expect(await whole('371724')).toMatchObject({ value: 1, previousValue: null, change: null });
    // An area that the year before did not have at all.
    expect(await desk().figures({ indicators: ['schoolCount'], by: [], where: { county: ['371790'] }, schoolYear: NOW, compareWith: 'previous' })).toMatchObject([{ previousValue: null, change: null }]);
  });
});

it('a teacher of no known county in one of the years does not keep the whole from being tested', async () => {
  const own = await newDesk();
  const importYear = async (year: Year, staffed: number, more: readonly (readonly Cell[])[]): Promise<void> => {
    const schools = Array.from({ length: 40 }, (_, index): Cell[] => ['曹县', `曹县第${index + 1}小学`, `2137000${100 + index}`, '小学', year === NOW ? 310 : 300]);
    const report = await own.import(
      own.write(`${year}学年学校名录.csv`, csv([['县区', '学校名称', '学校标识码', '学校类别', '在校生数'], ...schools])),
      own.write(`${year}学年心理健康教师台账.csv`, csv([['县区', '学校名称', '学校标识码', '姓名', '性别', '专职/兼职'], ...schools.slice(0, staffed).map(([county, name, code], index): Cell[] => [county!, name!, code!, `李静${'甲乙丙丁戊己庚辛'[index % 8] ?? ''}`, '女', '兼职']), ...more])),
    );
    expect(report.totals).toMatchObject({ loaded: 2, failed: 0, rowsRejected: 0 });
  };
  await importYear(THEN, 16, []);
  await importYear(NOW, 31, [['', '无处小学', '', '冯远', '女', '兼职']]);
  const counties = await own.figures({ indicators: ['counselorCount'], by: ['county'], schoolYear: NOW });
  expect(counties.map((row) => row['county'])).toEqual(['371721', '000000']);
  const [row] = await own.figures({ indicators: ['counselorCoverage'], by: [], schoolYear: NOW, compareWith: 'previous' });
  expect(row).toMatchObject({ previousNumerator: 16, numerator: 31, beyondChance: true });
  expect(row?.['changeP']).toBeCloseTo(twoProportionP(31, 40, 16, 40), 7);
});

describe('schools', () => {
  const ask = async (indicator: string): Promise<(school: string, level?: string) => Row> => {
    const rows = await desk().figures({ indicators: [indicator], by: indicator === 'riskDistribution' ? ['school', 'riskLevel'] : ['county', 'school'], schoolYear: NOW, compareWith: 'previous' });
    return (school, level) => {
      const row = rows.find((each) => each['schoolLabel'] === school && (level === undefined || each['riskLevel'] === level));
      if (row === undefined) throw new Error(`no row of ${school}`);
      return row;
    };
  };

  it('are compared with what they were: renamed, merged, handed over', async () => {
    const pupils = await ask('studentsToAssess');
    expect(pupils('曹县韩集镇中心小学')).toMatchObject({ value: 520, previousValue: 500, change: 20 });
    // Its own code is in both years, but the school of before was only a part of it.
    expect(pupils('曹县苏集镇小学')).toMatchObject({ value: 490, previousValue: 500, change: -10 });
    expect(pupils('单县终兴镇小学')).toMatchObject({ county: '371721', value: 340, previousValue: 350, change: -10 });
    expect(pupils('曹县新城小学')).toMatchObject({ value: 240, previousValue: null, change: null });
    const teachers = await ask('counselorCount');
    // One teacher at both parts was one person, not two.
    expect(teachers('曹县苏集镇小学')).toMatchObject({ value: 3, previousValue: 2, change: 1 });
  });

  it('have the results of merged schools added up, unless one of them is hidden', async () => {
    const risk = await ask('riskDistribution');
    // 40 and 20 valid results became one school of 55; the 20 are hidden with the 6 below, so that the county less all others tells of neither.
    expect(risk('曹县苏集镇小学', '3')).toMatchObject({ numerator: 2, denominator: 55, previousNumerator: null, previousDenominator: null, previousSuppressed: true, change: null });
    // 50 and 6: the sum less the part that is shown would be the part that is not.
    for (const level of ['0', '1', '2', '3']) expect(risk('曹县古营集镇小学', level)).toMatchObject({ denominator: 55, suppressed: false, previousSuppressed: true, previousValue: null, previousNumerator: null, previousDenominator: null, change: null, changeP: null, beyondChance: null });
    expect(risk('曹县新城小学', '0')).toMatchObject({ numerator: 20, previousSuppressed: false, previousValue: null, change: null });
    expect(risk('曹县韩集镇中心小学', '2')).toMatchObject({ previousNumerator: 15, previousDenominator: 100, beyondChance: true });
  });

  it('say the same on their own page', async () => {
    const of = (school: string, indicator: string, by: readonly ('riskLevel')[] = []) => desk().figures({ indicators: [indicator], by: [...by], where: { county: ['371721'], school: [school] }, schoolYear: NOW, compareWith: 'previous' });
    expect(await of('2137000020', 'studentsToAssess')).toMatchObject([{ value: 490, previousValue: 500 }]);
    expect(await of('2137000040', 'studentsToAssess')).toMatchObject([{ value: 340, previousValue: 350 }]);
    expect(await of('2137000050', 'studentsToAssess')).toMatchObject([{ value: 240, previousValue: null }]);
    // Asked for in a county where it does not stand this year, it is nothing in either year.
    expect(await desk().figures({ indicators: ['counselorCount'], by: [], where: { county: ['371722'], school: ['2137000040'] }, schoolYear: NOW, compareWith: 'previous' })).toMatchObject([{ value: 0, previousValue: null, change: null }]);
    expect((await of('2137000030', 'riskDistribution', ['riskLevel'])).filter((row) => row['riskLevel'] === '0')).toMatchObject([{ suppressed: false, previousSuppressed: true, previousNumerator: null, change: null }]);
    expect((await of('2137000020', 'riskDistribution', ['riskLevel'])).filter((row) => row['riskLevel'] === '3')).toMatchObject([{ numerator: 2, previousNumerator: null, previousSuppressed: true }]);
  });
});

describe('years', () => {
  it('without data are missing, never 0', async () => {
    const { comparison } = await desk().call('indicator.query', { indicators: ['counselorCoverage'], by: ['county'], schoolYear: THEN, compareWith: 'previous' });
    expect(comparison).toEqual({ schoolYear: '2023-2024', note: '2023—2024学年没有可以比较的数据。' });
    const figures = await desk().figures({ indicators: ['counselorCoverage', 'schoolCount', 'riskDistribution'], by: [], schoolYear: THEN, compareWith: 'previous' });
    for (const row of figures) expect(row).toMatchObject({ previousValue: null, previousNumerator: null, change: null, beyondChance: null });
  });

  it('must be earlier', async () => {
    for (const compareWith of [NOW, '2026-2027']) expect(errorOf(await desk().engine.call('indicator.query', { indicators: ['schoolCount'], schoolYear: NOW, compareWith }))).toMatchObject({ code: 'BAD_REQUEST', message: '对照的学年要早于所看的学年（2025-2026），请重新选择。' });
    expect(errorOf(await desk().engine.call('indicator.query', { indicators: ['schoolCount'], compareWith: 'lastYear' })).code).toBe('BAD_REQUEST');
  });

  it('follow each other in a trend, with gaps where nothing is known', async () => {
    await desk().import(desk().write('2022-2023学年学校名录.csv', '县区,学校名称,学校标识码,学校类别,在校生数\n曹县,曹县苏集镇小学,2137000020,小学,380\n曹县,曹县苏集镇东小学,2137000021,小学,110'));
    const { schoolYears, rows } = await desk().call('indicator.trend', { indicators: ['counselorCoverage', 'studentsToAssess'], schoolYear: NOW });
    expect(schoolYears).toEqual(['2022-2023', '2023-2024', THEN, NOW]);
    const points = (bytes: Uint8Array): Row[] => tableFromIPC(bytes).toArray().map((row: { toJSON(): Row }) => row.toJSON());
    const of = (indicator: string) => points(rows).filter((row) => row['indicator'] === indicator).map((row) => [row['schoolYear'], row['numerator']]);
    expect(of('counselorCoverage')).toEqual([['2022-2023', null], ['2023-2024', null], [THEN, coverage(THEN, () => true)[0]], [NOW, coverage(NOW, () => true)[0]]]);
    expect(of('studentsToAssess')[0]).toEqual(['2022-2023', 490]);
    // Area by area: what is asked of one area alone, and gaps where another one reported and this one did not.
    const byCounty = points((await desk().call('indicator.trend', { indicators: ['studentsToAssess'], by: ['county'], schoolYear: NOW })).rows);
    const areas = [...new Set(byCounty.map((row) => String(row['county'])))];
    expect(areas.length).toBeGreaterThan(1);
    for (const county of areas) {
      const alone = points((await desk().call('indicator.trend', { indicators: ['studentsToAssess'], where: { county: [county] }, schoolYear: NOW })).rows);
      expect(byCounty.filter((row) => row['county'] === county).map((row) => [row['schoolYear'], row['value']]), county).toEqual(alone.map((row) => [row['schoolYear'], row['value']]));
    }
    expect(byCounty.filter((row) => row['schoolYear'] === '2022-2023' && row['value'] !== null).map((row) => row['countyLabel'])).toEqual(['曹县']);
    const school = await desk().call('indicator.trend', { indicators: ['studentsToAssess'], where: { school: ['2137000020'] }, schoolYear: NOW });
    expect(points(school.rows).map((row) => row['value'])).toEqual([490, null, 500, 490]);
    const hidden = await desk().call('indicator.trend', { indicators: ['validResults'], where: { school: ['2137000030'] }, schoolYear: NOW });
    expect(points(hidden.rows).map((row) => [row['value'], row['suppressed']]).slice(-2)).toEqual([[null, true], [55, false]]);
  });
});

it('a change is written with its sign, and points are not called per cent', () => {
  expect([formatChange(3.256, 'share'), formatChange(-0.5, 'share'), formatChange(0.001, 'share'), formatChange(1234, 'person'), formatChange(-2.04, 'perPerson')]).toEqual(['+3.26 百分点', '−0.50 百分点', '±0.00 百分点', '+1,234', '−2.0']);
  expect([true, false, null].map(chanceWords)).toEqual(['超出偶然', '变化在偶然范围内', '']);
});
