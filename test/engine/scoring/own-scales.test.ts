/** A questionnaire of the bureau's own, from its definition file to levels that count. */
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { errorOf, newDesk, newEngine, PASSPHRASE, type TestDesk, valueOf } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';
import { stored } from '../support/stored';

/** Six questions 0–3, the fourth turned round; the last one critical. */
const sleep = {
  id: 'HZ-SLEEP',
  label: '睡眠状况自评问卷',
  aliases: ['晚安小问卷'],
  items: 6,
  coding: { minimum: 0, maximum: 3 },
  reverse: [4],
  total: { form: 'sum', bands: [{ from: 0, to: 5, label: '正常', severity: 0 }, { from: 6, to: 11, label: '可疑', severity: 1 }, { from: 12, to: 18, label: '明显', severity: 3 }] },
  subscales: [{ name: '入睡', items: [1, 2, 3] }, { name: '白天', items: [4, 5, 6] }],
  critical: [{ item: 6, from: 2, kind: '轻生意念' }],
  grades: [7, 12],
  licence: '本局自编',
  source: '本局，2025',
};

const header = ['学校名称', '姓名', '学号', '年级', '测评时间'];
const pupil = (index: number): Cell[] => ['曹县第一中学', `赵测${index}`, `S${100 + index}`, '八年级', '2025-10-16'];
const answers = [
  [0, 0, 0, 3, 0, 0],
  [1, 1, 1, 2, 1, 1],
  [3, 3, 2, 0, 1, 0],
  [0, 1, 0, 3, 0, 2],
  [1, 2, 1, 1, 0, 1],
];
/** By plain code: total with the fourth turned round, its level by the bands, at least 2 with the critical question. */
const expected = answers.map((row) => {
  const total = row.reduce((sum, answer, index) => sum + (index === 3 ? 3 - answer : answer), 0);
  const level = total >= 12 ? 2 : total >= 6 ? 1 : 0;
  return [total, String((row[5] ?? 0) >= 2 ? Math.max(2, level) : level)];
});
const sheet = (title: string, extra: readonly (readonly Cell[])[] = answers): string => csv([[title], [...header, ...extra[0]!.map((_, index) => `题${index + 1}`)], ...extra.map((row, index) => [...pupil(index), ...row])]);
const path = (file: string) => ({ source: { kind: 'path' as const, path: file } });
const definitionFile = (desk: TestDesk, name: string, changes: object = {}): string => desk.write(name, JSON.stringify({ ...sleep, ...changes }));
const codes = async (desk: TestDesk): Promise<string[]> => (await desk.call('import.issues', { limit: 50 })).issues.map(({ code }) => code).filter((code) => code.startsWith('SCORING_'));
const scoredRows = (desk: TestDesk): Promise<unknown[][]> => stored(desk, 'SELECT totalScore, riskLevel FROM scored_answer ORDER BY batch, sourceRow');

async function reopened(desk: TestDesk): Promise<TestDesk> {
  valueOf(await desk.engine.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE }));
  return desk;
}

describe('a scale of the bureau’s own', () => {
  it('scores answers that were imported before it was known, whatever name they go by; without it they are unscored again', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('甲.csv', sheet('2025-2026学年睡眠状况自评问卷逐题作答')), desk.write('乙.csv', sheet('2024-2025学年晚安小问卷作答明细')));
    expect(await codes(desk)).toEqual(['SCORING_UNKNOWNSCALE', 'SCORING_UNKNOWNSCALE']);
    expect(await desk.call('scale.saveDefinition', path(definitionFile(desk, '睡眠.json')))).toEqual({ scale: 'HZ-SLEEP', label: '睡眠状况自评问卷', revision: 1, rescored: 2 });
    expect(await codes(desk)).toEqual([]);
    expect((await desk.call('scale.list', { schoolYear: '2025-2026' })).scales.map(({ scale }) => scale)).toEqual(['HZ-SLEEP']);
    expect(await scoredRows(desk)).toEqual([...expected, ...expected]);
    await reopened(desk);
    expect(await desk.call('scale.removeDefinition', { scale: 'HZ-SLEEP' })).toEqual({ scale: 'HZ-SLEEP', rescored: 2 });
    expect(await codes(desk)).toEqual(['SCORING_UNKNOWNSCALE', 'SCORING_UNKNOWNSCALE']);
    expect(errorOf(await desk.engine.call('scale.removeDefinition', { scale: 'HZ-SLEEP' }))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(errorOf(await desk.engine.call('scale.removeDefinition', { scale: 'MHT' })).message).toContain('内置量表不能删除');
    expect(await scoredRows(desk)).toEqual([]);
  });

  it('scores again by a new revision, and leaves what it does not concern alone', async () => {
    const desk = await newDesk();
    const phq = [[0, 1, 2, 3, 0, 1, 2, 3, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]];
    await desk.call('scale.saveDefinition', path(definitionFile(desk, '睡眠.json')));
    await desk.import(desk.write('甲.csv', sheet('2025-2026学年睡眠状况自评问卷逐题作答')), desk.write('乙.csv', sheet('2025-2026学年PHQ-9逐题作答', phq)));
    const changed = { reverse: [], total: { form: 'sum' } };
    expect(await desk.call('scale.checkDefinition', path(definitionFile(desk, '新版.json', changed)))).toMatchObject({ findings: [], replaces: 1 });
    expect(await desk.call('scale.saveDefinition', path(definitionFile(desk, '新版.json', changed)))).toMatchObject({ revision: 2, rescored: 1 });
    const { own } = await desk.call('scale.catalogue', {});
    expect(own.map(({ id, revisions }) => [id, revisions.map(({ revision }) => revision)])).toEqual([['HZ-SLEEP', [1, 2]]]);
    expect(await scoredRows(desk)).toEqual([...answers.map((row) => [row.reduce((sum, answer) => sum + answer, 0), (row[5] ?? 0) >= 2 ? '2' : '0']), [12, '1'], [0, '0']]);
  });

  it('has every change in the log, and is there again when the workspace is opened', async () => {
    const desk = await newDesk();
    await desk.call('scale.saveDefinition', path(definitionFile(desk, '睡眠.json')));
    expect(await stored(desk, "SELECT action, details::JSON ->> 'scale' FROM audit WHERE action LIKE 'scale.%'")).toEqual([['scale.save', 'HZ-SLEEP']]);
    const engine = newEngine();
    expect(valueOf(await engine.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE }))).toMatchObject({ auditIntact: true });
    expect(valueOf(await engine.call('scale.catalogue', {})).own).toMatchObject([{ id: 'HZ-SLEEP', problems: [], scale: { label: '睡眠状况自评问卷', certainty: 'unverified' } }]);
  });

  it('tells a total of reported results that it cannot give', async () => {
    const desk = await newDesk();
    await desk.call('scale.saveDefinition', path(definitionFile(desk, '睡眠.json')));
    const result = (index: number, total: number): Cell[] => [...pupil(index), '晚安小问卷', total, '正常'];
    await desk.import(desk.write('2025-2026学年心理测评结果.csv', csv([[...header, '量表', '总分', '预警等级'], result(1, 18), result(2, 19)])));
    const { issues } = await desk.call('import.issues', { code: 'score.scaleRange', limit: 10 });
    expect(issues.map(({ row, message }) => [row, message.includes('0–18')])).toEqual([[3, true]]);
  });

  it('without a total has none in its results', async () => {
    const desk = await newDesk();
    await desk.call('scale.saveDefinition', path(definitionFile(desk, '睡眠.json', { total: null })));
    await desk.import(desk.write('甲.csv', sheet('2025-2026学年睡眠状况自评问卷逐题作答')));
    expect(await stored(desk, 'SELECT DISTINCT totalScore, len(scores) FROM scored_answer')).toEqual([[null, 2n]]);
  });

  it('is not changed while an import waits for a decision', async () => {
    const desk = await newDesk();
    await desk.call('import.stage', { sources: [{ kind: 'path', path: desk.write('甲.csv', sheet('2025-2026学年睡眠状况自评问卷逐题作答')) }] });
    expect(errorOf(await desk.engine.call('scale.saveDefinition', path(definitionFile(desk, '睡眠.json'))))).toMatchObject({ code: 'IMPORT_PENDING' });
    expect((await desk.call('scale.catalogue', {})).own).toEqual([]);
    await desk.call('import.discard', {});
  });
});

describe('the blank workbook', () => {
  type Sheet = XLSX.WorkSheet;
  async function blank(desk: TestDesk): Promise<XLSX.WorkBook> {
    const { bytes, fileName } = await desk.call('scale.blankDefinition', {});
    expect(fileName).toBe('量表定义表.xlsx');
    return XLSX.read(bytes);
  }
  const rowOf = (sheet: Sheet, text: string): number => XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true, defval: null }).findIndex((row) => row[0] === text);
  const put = (sheet: Sheet, row: number, values: readonly Cell[]): void => void XLSX.utils.sheet_add_aoa(sheet, [[...values]], { origin: { r: row, c: 0 } });
  const saved = (desk: TestDesk, book: XLSX.WorkBook): string => desk.write('填好.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);

  it('says what has to be filled in when nothing is', async () => {
    const desk = await newDesk();
    const { findings } = await desk.call('scale.checkDefinition', path(saved(desk, await blank(desk))));
    for (const name of ['量表编号', '量表名称', '最低分', '最高分', '使用许可', '出处']) expect(findings).toContain(`设置项“${name}”：不能缺少。`);
    expect(findings).toContain('题目表：没有题目。');
  });

  it('filled in, is the same scale as the JSON; a column with the questions is dropped', async () => {
    const desk = await newDesk();
    const book = await blank(desk);
    const sheet = book.Sheets['量表定义']!;
    const settings: Readonly<Record<string, Cell>> = { 量表编号: 'HZ-SLEEP', 量表名称: '睡眠状况自评问卷', 别名: '晚安小问卷', 最低分: 0, 最高分: 3, 适用年级: '7-12', 使用许可: '本局自编', 出处: '本局，2025' };
    for (const [name, value] of Object.entries(settings)) put(sheet, rowOf(sheet, name), [name, value]);
    const bands = rowOf(sheet, '得分');
    [['总分', 0, 5, '正常', '正常'], ['总分', 6, 11, '可疑', '轻度'], ['总分', 12, 18, '明显', '重度']].forEach((row, index) => put(sheet, bands + 1 + index, row));
    const items = rowOf(sheet, '题号');
    put(sheet, items, ['题号', '反向', '维度', '效度', '危机题', '触发值', '题目内容']);
    for (const item of [1, 2, 3, 4, 5, 6]) put(sheet, items + item, [item, item === 4 ? '是' : '', item <= 3 ? '入睡' : '白天', '', item === 6 ? '轻生意念' : '', item === 6 ? 2 : '', '我昨晚睡得很好']);
    const file = saved(desk, book);
    const fromSheet = await desk.call('scale.checkDefinition', path(file));
    const fromJson = await desk.call('scale.checkDefinition', path(definitionFile(desk, '睡眠.json')));
    expect(fromSheet).toEqual({ ...fromJson, fileName: '填好.xlsx', dropped: ['题目内容'] });
    await desk.call('scale.saveDefinition', path(file));
    expect(JSON.stringify(await stored(desk, 'SELECT definition FROM custom_scale'))).not.toContain('睡得很好');
  });
});

describe('a definition', () => {
  it('that is unsound is refused with every finding and its place, and nothing is kept', async () => {
    const desk = await newDesk();
    const wrong = definitionFile(desk, '错.json', {
      reverse: [7],
      subscales: [{ name: '入睡', items: [1, 2, 3] }, { name: '白天', items: [3, 4, 5] }],
      total: { form: 'sum', bands: [{ from: 0, to: 5, label: '正常', severity: 0 }, { from: 7, to: 18, label: '可疑', severity: 1 }] },
    });
    const { findings, scale, cases } = await desk.call('scale.checkDefinition', path(wrong));
    expect(findings).toEqual(['反向题：题号 7 不在 1–6 之内。', '第 3 题同时属于“入睡”和“白天”。', '题号 6 不属于任何维度。', expect.stringContaining('“正常”（至 5）与“可疑”（自 7）之间有空档')]);
    expect([scale, cases]).toEqual([null, []]);
    expect(errorOf(await desk.engine.call('scale.saveDefinition', path(wrong))).message).toContain('没有通过自检');
    expect((await desk.call('scale.catalogue', {})).own).toEqual([]);
  });

  it.each([
    ['of a built-in scale', { label: '某问卷', aliases: ['PHQ9'] }, '患者健康问卷抑郁量表（PHQ-9）'],
    ['too short to be told apart', { aliases: ['心理'] }, '太短'],
    ['that stands in every title', { aliases: ['心理测评量表'] }, '常用字样'],
  ])('with a name %s is refused', async (_, changes, finding) => {
    const desk = await newDesk();
    expect((await desk.call('scale.checkDefinition', path(definitionFile(desk, '名.json', changes)))).findings.join()).toContain(finding);
  });

  it('with a name of another scale of the bureau’s own is refused', async () => {
    const desk = await newDesk();
    await desk.call('scale.saveDefinition', path(definitionFile(desk, '睡眠.json')));
    const { findings } = await desk.call('scale.checkDefinition', path(definitionFile(desk, '另.json', { id: 'HZ-REST', label: '晚安小问卷', aliases: [] })));
    expect(findings).toEqual(['名称“晚安小问卷”：与已有的睡眠状况自评问卷（HZ-SLEEP）的编号、名称或别名相同，请另取。']);
  });

  it('loses the wording of questions before anything is kept, and says so', async () => {
    const desk = await newDesk();
    const file = definitionFile(desk, '带题目.json', { questions: ['我昨晚睡得很好'], subscales: [{ name: '入睡', items: [1, 2, 3], wording: '入睡的题目原文' }, { name: '白天', items: [4, 5, 6] }] });
    expect(await desk.call('scale.checkDefinition', path(file))).toMatchObject({ findings: [], dropped: ['wording', 'questions'] });
    await desk.call('scale.saveDefinition', path(file));
    const kept = JSON.stringify(await stored(desk, 'SELECT definition FROM custom_scale'));
    expect(kept).toContain('睡眠状况自评问卷');
    expect(kept).not.toMatch(/睡得很好|题目原文/);
  });

  it('shows what sheets answered in one way throughout would get', async () => {
    const desk = await newDesk();
    const { cases } = await desk.call('scale.checkDefinition', path(definitionFile(desk, '睡眠.json')));
    // 0 throughout: the turned question gives 3. 3 throughout: five times 3. The key's ends: 0 and 18.
    expect(cases.map(({ id, scores }) => [id, scores.map(({ name, value, band }) => [name, value, band])])).toEqual([
      ['lowest', [['总分', 3, '正常'], ['入睡', 0, null], ['白天', 3, null]]],
      ['highest', [['总分', 15, '明显'], ['入睡', 9, null], ['白天', 6, null]]],
      ['leastPoints', [['总分', 0, '正常'], ['入睡', 0, null], ['白天', 0, null]]],
      ['mostPoints', [['总分', 18, '明显'], ['入睡', 9, null], ['白天', 9, null]]],
    ]);
    expect(cases.map(({ level }) => level)).toEqual(['X', '2', '0', '3']);
    expect(cases.map(({ critical }) => critical.length)).toEqual([0, 1, 0, 1]);
  });
});
