import { describe, expect, it } from 'vitest';
import { LevelTally } from '../../../electron/engine/ingest/prepare/level-meaning';
import { newDesk, type TestDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

const schoolYear = '2025-2026';
const times = (count: number, level: string): string[] => Array.from({ length: count }, () => level);

function results(levels: readonly string[], from = 0): string {
  return csv([['县区', '学校名称', '姓名', '学号', '性别', '年级', '测评时间', '预警等级'], ...levels.map((level, index) => ['曹县', '曹县一中', `学生${from + index}`, `2025${String(from + index).padStart(5, '0')}`, '男', '初一', '2025-10-12', level])]);
}

async function deskWithSchool(): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校标识码', '学校类别', '在校生数'], ['曹县', '曹县一中', '3137000001', '初中', 500]])));
  return desk;
}

/** Counts of pupils by severity, as the page gets them. */
async function severities(desk: TestDesk): Promise<Record<string, number>> {
  const found = await desk.figures({ indicators: ['riskDistribution'], by: ['riskLevel'], schoolYear });
  return Object.fromEntries(found.map((row) => [String(row['riskLevel']), Number(row['numerator'])]));
}

const upsideDown = [...times(18, '一级'), ...times(6, '二级'), ...times(2, '三级'), ...times(4, '正常')];

describe('what 一级 means', () => {
  it('is asked where it is most pupils of a school, and nothing is loaded before the answer', async () => {
    const desk = await deskWithSchool();
    const path = desk.write('曹县一中_筛查结果.csv', results(upsideDown));
    const { files } = await desk.call('import.inspect', { sources: [{ kind: 'path', path }] });
    const [table] = files[0]?.tables ?? [];
    expect(table?.levelMeaning).toEqual({ numbering: 'firstWorst', results: 30, counts: [18, 6, 2], contradicted: false });
    const refused = await desk.import(path);
    expect(refused.totals).toMatchObject({ failed: 1, loaded: 0 });
    expect(refused.files[0]?.error?.message).toContain('请核对等级含义');

    await desk.call('settings.set', { setting: 'riskLevelMapping', value: { preset: 'firstWorst', layouts: [{ layoutKey: table?.layoutKey, numbering: 'firstMildest', example: '曹县一中_筛查结果.csv' }] } });
    expect((await desk.call('import.inspect', { sources: [{ kind: 'path', path }] })).files[0]?.tables[0]?.levelMeaning).toBeNull();
    expect((await desk.import(path)).totals).toMatchObject({ loaded: 1, rowsLoaded: 30, issues: 0 });
    expect(await severities(desk)).toMatchObject({ '0': 4, '1': 18, '2': 6, '3': 2 });
    // The same file, read the same way, is known again.
    expect((await desk.import(path)).totals).toMatchObject({ loaded: 0, unchanged: 1 });
  });

  it('is the worst where a person says so, and the same file read the other way is another import', async () => {
    const desk = await deskWithSchool();
    const path = desk.write('曹县一中_筛查结果.csv', results(upsideDown));
    const layoutKey = (await desk.call('import.inspect', { sources: [{ kind: 'path', path }] })).files[0]?.tables[0]?.layoutKey;
    const say = (numbering: string) => desk.call('settings.set', { setting: 'riskLevelMapping', value: { preset: 'firstWorst', layouts: [{ layoutKey, numbering, example: '' }] } });
    await say('firstWorst');
    await desk.import(path);
    expect(await severities(desk)).toMatchObject({ '0': 4, '1': 2, '2': 6, '3': 18 });
    await say('firstMildest');
    expect((await desk.import(path)).totals).toMatchObject({ loaded: 1, rowsReplacing: 30 });
    expect(await severities(desk)).toMatchObject({ '0': 4, '1': 18, '2': 6, '3': 2 });
  });

  it('follows the workspace, is not asked of a usual distribution, and is told of tables that turn out below their first rows', async () => {
    const desk = await deskWithSchool();
    const usual = desk.write('一校.csv', results([...times(20, '正常'), ...times(6, '三级'), ...times(3, 'Ⅱ级'), '1级']));
    expect((await desk.import(usual)).totals).toMatchObject({ loaded: 1, issues: 0 });
    expect(await severities(desk)).toMatchObject({ '0': 20, '1': 6, '2': 3, '3': 1 });
    const late = await desk.import(desk.write('二校.csv', results([...times(60, '正常'), ...times(90, '一级'), ...times(3, '三级')], 1000)));
    expect(late.totals).toMatchObject({ loaded: 1, issues: 1 });
    const { issues } = await desk.call('import.issues', { batchId: late.files[0]?.batch ?? 0 });
    expect(issues).toMatchObject([{ code: 'LEVEL_MEANING', severity: 'warning', action: 'noted' }]);
    expect(issues[0]?.message).toContain('一级 90、二级 0、三级 3');
    await desk.call('settings.set', { setting: 'riskLevelMapping', value: { preset: 'firstMildest', layouts: [] } });
    await desk.import(desk.write('三校.csv', results([...times(15, '正常'), ...times(8, '一级'), ...times(2, '三级')], 3000)));
    expect(await severities(desk)).toMatchObject({ '0': 95, '1': 6 + 3 + 8, '2': 3, '3': 1 + 90 + 2 });
    // Where 一级 is the mildest there is no 四级.
    const four = await desk.import(desk.write('四校.csv', results([...times(15, '正常'), '四级'], 4000)));
    expect((await desk.call('import.issues', { batchId: four.files[0]?.batch ?? 0 })).issues).toMatchObject([{ code: 'riskLevel.unknown', value: '四级' }, { code: 'NOT_TESTED' }]);
  });
});

describe('evidence against a meaning', () => {
  const against = (cells: readonly string[]) => {
    const tally = new LevelTally();
    for (const cell of cells) tally.add(cell);
    return { firstWorst: tally.against('firstWorst') !== null, firstMildest: tally.against('firstMildest') !== null };
  };

  it('needs ten results and a worst level of a fifth that is by far the commonest of the three, which in retests it is not; words beside the number say more', () => {
    expect(against(times(9, '一级'))).toEqual({ firstWorst: false, firstMildest: false });
    expect(against(times(10, '一级'))).toEqual({ firstWorst: true, firstMildest: false });
    expect(against([...times(8, '正常'), ...times(2, '一级'), '三级'])).toEqual({ firstWorst: false, firstMildest: false });
    expect(against([...times(7, '正常'), ...times(2, '一级'), '三级'])).toEqual({ firstWorst: true, firstMildest: false });
    expect(against([...times(10, '正常'), ...times(10, '一级'), ...times(15, '二级'), ...times(9, '三级')])).toEqual({ firstWorst: false, firstMildest: false });
    // A retest of fourteen pupils that screening had found.
    expect(against([...times(6, '一级'), ...times(5, '二级'), '三级', ...times(2, '正常')])).toEqual({ firstWorst: false, firstMildest: false });
    expect(against([...times(8, '未测'), ...times(8, '一级')])).toEqual({ firstWorst: false, firstMildest: false });
    expect(against(['一级（轻度）', '正常'])).toEqual({ firstWorst: true, firstMildest: false });
    expect(against([...times(12, '一级（红色）'), '三级（黄色）'])).toEqual({ firstWorst: false, firstMildest: true });
    expect(against(times(20, '3'))).toEqual({ firstWorst: false, firstMildest: false });
  });
});
