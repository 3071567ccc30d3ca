import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import { DEFAULT_SETTINGS, SETTING_IDS, SETTINGS } from '../../../shared/settings';
import { errorOf, newDesk, newEngine, PASSPHRASE, type TestDesk, valueOf } from '../support/engine';
import { csv } from '../support/spreadsheets';

const schoolYear = '2025-2026';

/** @param results levels as a platform exports them, of one pupil each */
async function deskWith(results: readonly string[]): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.import(
    desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校标识码', '学校类别', '在校生数'], ['曹县', '曹县一中', '3137000001', '初中', 500]])),
    desk.write('2025-2026学年测评结果.csv', csv([['县区', '学校名称', '姓名', '学籍号', '性别', '年级', '测评时间', '预警等级'], ...results.map((level, index) => ['曹县', '曹县一中', `学生${index}`, `G37170020150${String(index).padStart(7, '0')}`, '男', '初一', '2025-10-12', level])])),
  );
  return desk;
}

/** Entries of the log, read from the file itself. */
async function auditOf(path: string): Promise<{ action: string; details: Record<string, unknown> }[]> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const found = (await connection.runAndReadAll('SELECT action, details FROM audit ORDER BY entry')).getRows();
  connection.closeSync();
  instance.closeSync();
  return found.map(([action, details]) => ({ action: String(action), details: JSON.parse(String(details)) as Record<string, unknown> }));
}

describe('settings', () => {
  it('stand at the defaults of the catalogue, which keep the catalogue’s own limits', async () => {
    const { settings } = await (await newDesk()).call('settings.get', {});
    expect(Object.keys(settings)).toEqual(SETTING_IDS);
    for (const id of SETTING_IDS) {
      expect(settings[id]).toMatchObject({ value: DEFAULT_SETTINGS[id], version: 0, changedAt: null, changedBy: null });
      expect(SETTINGS[id].schema.parse(DEFAULT_SETTINGS[id])).toEqual(DEFAULT_SETTINGS[id]);
    }
  });

  it('keep every version with the value before, over the closing of the workspace, and tell the log', async () => {
    const desk = await newDesk();
    await desk.call('settings.set', { setting: 'unit', value: ' 曹县教育和体育局 ', note: '改为县级' });
    await desk.call('settings.set', { setting: 'unit', value: '曹县教育和体育局' });
    await desk.call('settings.reset', { setting: 'unit' });
    await desk.call('workspace.close', {});
    const engine = newEngine();
    valueOf(await engine.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE }));
    const { versions } = valueOf(await engine.call('settings.history', { setting: 'unit' }));
    // The second change changed nothing and is none.
    expect(versions.map(({ version, value, note }) => [version, value, note])).toEqual([[2, '菏泽市教育局', ''], [1, '曹县教育和体育局', '改为县级']]);
    expect(valueOf(await engine.call('settings.get', {})).settings.unit).toMatchObject({ value: '菏泽市教育局', version: 2, changedBy: expect.stringMatching(/.+/) as string });
    expect(valueOf(await engine.call('workspace.status', {})).auditIntact).toBe(true);
    await engine.close();
    expect((await auditOf(desk.workspacePath)).filter(({ action }) => action.startsWith('settings.'))).toEqual([
      { action: 'settings.set', details: { setting: 'unit', version: 1, from: '菏泽市教育局', to: '曹县教育和体育局', note: '改为县级' } },
      { action: 'settings.reset', details: { setting: 'unit', version: 2, from: '曹县教育和体育局', to: '菏泽市教育局', note: '' } },
    ]);
  });

  it('refuse what the catalogue does not allow, and leave nothing behind', async () => {
    const desk = await newDesk();
    const refused = async (setting: 'minimumValidResults' | 'unit', value: unknown): Promise<string> => errorOf(await desk.engine.call('settings.set', { setting, value })).message;
    expect(await refused('minimumValidResults', 4)).toContain('不得低于 5 人');
    expect(await refused('minimumValidResults', 10.5)).toContain('请填写整数');
    expect(await refused('minimumValidResults', '十')).toContain('请填写整数');
    expect(await refused('unit', '  ')).toContain('请填写单位名称');
    expect((await desk.call('settings.history', { setting: 'minimumValidResults' })).versions).toEqual([]);
    expect(errorOf(await newEngine().call('settings.get', {})).code).toBe('NO_WORKSPACE');
  });

  it('keep boundaries of counties in the workspace, tell them in a word in history and log, and go back to tiles', async () => {
    const desk = await newDesk();
    const value = { fileName: '边界.json', areas: [{ code: '371721', rings: [[[115, 34.5], [115.5, 34.5], [115.5, 35], [115, 34.5]]] }] };
    await desk.call('settings.set', { setting: 'countyBoundaries', value });
    await desk.call('workspace.close', {});
    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    expect((await desk.call('settings.get', {})).settings.countyBoundaries).toMatchObject({ version: 1, value, text: expect.stringContaining('“边界.json”，1 个县区（缺牡丹区') as string });
    expect(errorOf(await desk.engine.call('settings.set', { setting: 'countyBoundaries', value: { ...value, areas: [{ code: '410225', rings: value.areas[0]?.rings }] } })).message).toContain('不认识的县区');
    expect((await desk.call('settings.reset', { setting: 'countyBoundaries' })).settings.countyBoundaries).toMatchObject({ version: 2, value: null, text: '位置示意' });
  });

  it('hide figures and rows of queries by the threshold that is in force, at once', async () => {
    const desk = await deskWith([...Array.from({ length: 12 }, () => '正常'), '一级', '二级']);
    const seen = async (): Promise<unknown[]> => {
      const [figure] = await desk.figures({ indicators: ['validResults'], schoolYear });
      const cells = tableFromIPC((await desk.call('query.run', { sql: 'SELECT suppressed, students FROM assessment_cells ORDER BY students DESC' })).rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
      return [figure?.['value'], figure?.['suppressed'], cells.map((cell) => [cell['suppressed'], cell['students'] === null ? null : Number(cell['students'])])];
    };
    const open = [14, false, [[false, 12], [false, 1], [false, 1]]];
    expect(await seen()).toEqual(open);
    await desk.call('settings.set', { setting: 'minimumValidResults', value: 15 });
    expect(await seen()).toEqual([null, true, [[true, null]]]);
    await desk.call('workspace.close', {});
    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    expect(await seen()).toEqual([null, true, [[true, null]]]);
    await desk.call('settings.set', { setting: 'minimumValidResults', value: 14 });
    expect(await seen()).toEqual(open);
  });

  it('name the unit of a report where the request does not', async () => {
    const desk = await deskWith(['正常']);
    await desk.call('settings.set', { setting: 'unit', value: '单县教育和体育局' });
    await desk.call('settings.set', { setting: 'preparedBy', value: '王芳' });
    const cover = async (request: { unit?: string }): Promise<string> => {
      const book = read((await desk.call('report.annual', { schoolYear, ...request })).bytes);
      return JSON.stringify(book.Sheets[book.SheetNames[0] ?? '']);
    };
    expect(await cover({})).toContain('单县教育和体育局');
    expect(await cover({})).toContain('王芳');
    const own = await cover({ unit: '定陶区教育局' });
    expect(own).toContain('定陶区教育局');
    expect(own).not.toContain('单县教育和体育局');
  });

  it('call the levels in figures and in the report as they say, and change no number', async () => {
    const desk = await deskWith([...Array.from({ length: 12 }, () => '正常'), '一级', '二级']);
    const figures = () => desk.figures({ indicators: ['riskDistribution'], by: ['riskLevel'], schoolYear });
    const sheets = async (): Promise<string> => JSON.stringify(read((await desk.call('report.annual', { schoolYear })).bytes).Sheets);
    const before = await figures();
    expect(before.map((row) => row['riskLevelLabel'])).toContain('危机（一级）');
    expect(await sheets()).toContain('风险等级（一级最重');
    await desk.call('settings.set', { setting: 'riskLabels', value: { preset: 'firstMildest' } });
    const after = await figures();
    expect(after.map((row) => row['riskLevelLabel'])).toEqual(before.map((row) => String(row['riskLevelLabel']).replace(/（[一三]级）/, (text) => (text === '（一级）' ? '（三级）' : '（一级）'))));
    expect(after.map((row) => row['value'])).toEqual(before.map((row) => row['value']));
    const printed = await sheets();
    expect(printed).toContain('风险等级（一级最轻');
    expect(printed).toContain('危机（三级）');
    expect(printed).not.toContain('危机（一级）');
  });
});
