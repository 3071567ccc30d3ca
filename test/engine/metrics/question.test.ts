/** Several indicators in one statement: the same figures as one by one, and of the moment they are asked. */
import { describe, expect, it } from 'vitest';
import { indicatorsOf } from '../../../electron/engine/metrics/figures';
import { compileQuestion } from '../../../electron/engine/metrics/question';
import { DEFAULT_AREA_BASIS } from '../../../shared/area-basis';
import { INDICATORS } from '../../../shared/indicators';
import { DEFAULT_SCOPE } from '../../../shared/scope';
import { newDesk, type TestDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

/** As many as a request may name. */
const MOST_OF_A_QUESTION = 50;
const schoolYear = '2025-2026';
const LEVELS = ['正常', '正常', '正常', '三级', '二级', '一级'];
const directory = csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '初中', 500], ['单县', '单县第一小学', '小学', 300]]);
const counselors = csv([['县区', '学校名称', '姓名', '专职/兼职'], ['曹县', '曹县第一中学', '王芳', '专职']]);
const results = csv([['县区', '学校', '姓名', '学号', '量表', '总分', '预警等级'], ...Array.from({ length: 60 }, (_, index) => ['曹县', '曹县第一中学', `某${index}`, `S${1000 + index}`, 'PHQ-9', 3, LEVELS[index % LEVELS.length] ?? ''])]);

const importAs = (desk: TestDesk, name: string, text: string) => desk.import(desk.write(`${schoolYear}学年${name}.csv`, text));

describe('one statement for several indicators', () => {
  it('binds a value once however many indicators are filtered by it', () => {
    const county = ['371721', '371722'];
    const cut = { by: [], where: { county }, schoolYear, areaBasis: DEFAULT_AREA_BASIS, scope: DEFAULT_SCOPE };
    const one = compileQuestion(indicatorsOf(['schoolCount']), cut);
    const several = compileQuestion(indicatorsOf(['schoolCount', 'counselorCoverage', 'assessmentCompletion', 'studentsPerCounselor']), cut);
    expect([...one.parameters].sort()).toEqual([...county, schoolYear].sort());
    expect(several.parameters).toEqual(one.parameters);
  });

  it('gives the figures and their order that the indicators have one by one, with dimensions that not all of them have', async () => {
    const desk = await newDesk();
    await importAs(desk, '学校名录', directory);
    await importAs(desk, '心理健康教师台账', counselors);
    await importAs(desk, '心理测评结果', results);
    const indicators = INDICATORS.filter(({ dimensions }) => dimensions.includes('county')).map(({ id }) => id).slice(0, MOST_OF_A_QUESTION);
    expect(indicators.length).toBeGreaterThan(20);
    const together = await desk.figures({ indicators, by: ['county'], schoolYear });
    const alone = [];
    for (const id of indicators) alone.push(...(await desk.figures({ indicators: [id], by: ['county'], schoolYear })));
    const facts = (rows: readonly Record<string, unknown>[]) => rows.map(({ indicator, county, value, numerator, denominator, suppressed, riskLevel }) => ({ indicator, county, value, numerator, denominator, suppressed, riskLevel: riskLevel ?? null }));
    expect(facts(together)).toEqual(facts(alone));
    expect(together.filter(({ value }) => value !== null).length).toBeGreaterThan(10);
  });
});

describe('what figures are read by is of the moment they are asked', () => {
  it('an import, an undo and a setting show in the next answer of the same engine', async () => {
    const desk = await newDesk();
    await importAs(desk, '学校名录', directory);
    const counselorCount = async () => (await desk.figures({ indicators: ['counselorCount'], schoolYear }))[0]?.['numerator'];
    const levels = async () => (await desk.figures({ indicators: ['riskDistribution'], by: ['riskLevel'], schoolYear })).map(({ riskLevelLabel, numerator }) => [riskLevelLabel, numerator]);

    // Nothing of a kind reported is missing, not zero.
    expect(await counselorCount()).toBeNull();
    const { files } = await importAs(desk, '心理健康教师台账', counselors);
    expect(await counselorCount()).toBe(1);
    await desk.call('import.undo', { batchId: files[0]?.batch ?? 0 });
    expect(await counselorCount()).toBeNull();

    await importAs(desk, '心理测评结果', results);
    const before = await levels();
    expect(before).toContainEqual(['危机（一级）', 10]);
    await desk.call('settings.set', { setting: 'riskLabels', value: { preset: 'firstMildest' } });
    const after = await levels();
    expect(after).toContainEqual(['危机（三级）', 10]);
    await desk.call('settings.reset', { setting: 'riskLabels' });
    expect(await levels()).toEqual(before);
  });
});
