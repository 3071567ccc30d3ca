/** Rules and bands that a workspace has chosen, held against plain code over the same answers. */
import { expect, it } from 'vitest';
import { read } from 'xlsx';
import { DEFAULT_RISK_RULES, type RiskRules } from '../../../shared/risk-rules';
import { errorOf, newDesk, PASSPHRASE, type TestDesk } from '../support/engine';
import { randomOf } from '../support/random';
import { type Cell, csv } from '../support/spreadsheets';
import { stored } from '../support/stored';

const schoolYear = '2025-2026';
const header = ['县区', '学校名称', '姓名', '学号', '年级', '测评时间'];
const pupil = (index: number): Cell[] => ['曹县', '曹县第一中学', `赵测${index}`, `S${1000 + index}`, '八年级', '2025-10-16'];
const DIRECTORY = csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '初中', 900]]);
const PUPILS = 400;
/** Enough that not every cell of a table of moves has to be hidden. */
const MANY = 2000;

function sheets(items: number, seed: number, pupils = PUPILS): number[][] {
  const random = randomOf(seed);
  return Array.from({ length: pupils }, () => {
    const gloom = random() * 3;
    return Array.from({ length: items }, () => Math.max(0, Math.min(3, Math.round(gloom + (random() - 0.5) * 2))));
  });
}

async function deskWith(scale: string, answers: readonly (readonly number[])[]): Promise<TestDesk> {
  const desk = await newDesk();
  const items = answers[0]?.length ?? 0;
  await desk.import(desk.write('2025-2026学年学校名录.csv', DIRECTORY), desk.write('答卷.csv', csv([[`2025-2026学年${scale}逐题作答`], [...header, ...Array.from({ length: items }, (_, index) => `题${index + 1}`)], ...answers.map((row, index) => [...pupil(index), ...row])])));
  return desk;
}

const sum = (row: readonly number[]): number => row.reduce((all, value) => all + value, 0);

interface Cuts {
  readonly level1: number;
  readonly level2: number;
  readonly severe: number;
  readonly critical: number;
}

/** PHQ-9 by hand: the ninth question is the critical one. */
function phqLevel(row: readonly number[], { level1, level2, severe, critical }: Cuts): string {
  const total = sum(row);
  const isCritical = (row[8] ?? 0) >= 1;
  if (isCritical && total >= severe) return '3';
  const byTotal = total >= level2 ? 2 : total >= level1 ? 1 : 0;
  return String(Math.max(byTotal, isCritical ? critical : 0));
}

/** As they stand in the file, which is opened again afterwards. */
async function levelsOf(desk: TestDesk): Promise<unknown[]> {
  const found = await stored(desk, 'SELECT riskLevel FROM fact_assessment ORDER BY sourceRow');
  await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
  return found.map(([level]) => level);
}

const own: RiskRules = { ...DEFAULT_RISK_RULES, criticalLevel: 3, cuts: [{ scale: 'PHQ-9', score: 'total', step: 'level1', from: 8 }, { scale: 'PHQ-9', score: 'total', step: 'level2', from: 17 }, { scale: 'PHQ-9', score: 'total', step: 'severe', from: 22 }] };
const standard: Cuts = { level1: 10, level2: 15, severe: 20, critical: 2 };
const changed: Cuts = { level1: 8, level2: 17, severe: 22, critical: 3 };

it('previews how many pupils move, changes nothing by it, then grades all answers anew and back', async () => {
  // Most leave the critical question at 0, so that totals decide too.
  const answers = sheets(9, 3, MANY).map((row, index) => (index % 5 === 0 ? row : [...row.slice(0, 8), 0]));
  const desk = await deskWith('PHQ-9', answers);
  const before = answers.map((row) => phqLevel(row, standard));
  const after = answers.map((row) => phqLevel(row, changed));
  expect(await levelsOf(desk)).toEqual(before);

  const preview = await desk.call('settings.preview', { setting: 'riskRules', value: own });
  const moved = before.filter((level, index) => level !== after[index]).length;
  expect(moved).toBeGreaterThan(20);
  expect(preview).toMatchObject({ schoolYear, persons: MANY, moved });
  const counted = (from: string, to: string): number => before.filter((level, index) => level === from && after[index] === to).length;
  for (const { before: from, after: to, persons } of preview.cells) expect([from, to, persons === null || persons === counted(from, to)]).toEqual([from, to, true]);
  // Nothing from 1 to 9 is told, and what is hidden is no single count that a sum gives back.
  for (const { persons } of preview.cells) expect(persons === null || persons === 0 || persons >= 10).toBe(true);
  expect(preview.cells.filter(({ persons }) => persons === null).length).not.toBe(1);
  expect(preview.cells.some(({ persons }) => persons !== null && persons > 0)).toBe(true);
  expect(await levelsOf(desk)).toEqual(before);
  expect((await desk.call('settings.history', { setting: 'riskRules' })).versions).toEqual([]);

  const { settings } = await desk.call('settings.set', { setting: 'riskRules', value: own, note: '专家组意见' });
  expect(settings.riskRules).toMatchObject({ version: 1, text: '危机题阳性即为危机；PHQ-9 总分一般关注 ≥8（通行 10）；PHQ-9 总分重点关注 ≥17（通行 15）；PHQ-9 总分重度 ≥22（通行 20）' });
  expect(await levelsOf(desk)).toEqual(after);
  const quality = await desk.call('scale.quality', { scale: 'PHQ-9' });
  const fired = (holds: (row: readonly number[]) => boolean): number => answers.filter(holds).length;
  const rule = (id: string) => quality.rules.find((each) => each.id === id)?.persons;
  if (rule('T2') !== null) expect(rule('T2')).toBe(fired((row) => sum(row) >= 17 && sum(row) < 22));
  expect(quality.rules.find(({ id }) => id === 'C1')?.label).toBe('危机题阳性，至少为危机');
  expect(JSON.stringify(read((await desk.call('report.annual', { schoolYear })).bytes).Sheets)).toContain('第 1 版：危机题阳性即为危机');

  await desk.call('settings.reset', { setting: 'riskRules' });
  expect(await levelsOf(desk)).toEqual(before);
});

it('does not change what scores depend on while an import waits, and keeps a critical item at 2 whatever the cuts', async () => {
  const answers = [...sheets(9, 5).map((row) => row.map((value, index) => (index === 8 ? 0 : Math.min(value, 1)))), [0, 0, 0, 0, 0, 0, 0, 0, 1]];
  const desk = await deskWith('PHQ-9', answers);
  await desk.call('settings.set', { setting: 'riskRules', value: { ...DEFAULT_RISK_RULES, cuts: [{ scale: 'PHQ-9', score: 'total', step: 'level1', from: 12 }, { scale: 'PHQ-9', score: 'total', step: 'level2', from: 17 }, { scale: 'PHQ-9', score: 'total', step: 'severe', from: 22 }] } });
  expect((await levelsOf(desk)).at(-1)).toBe('2');
  await desk.call('import.stage', { sources: [{ kind: 'path', path: desk.write('又一所.csv', csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第二中学', '初中', 10]])) }], schoolYear });
  expect(errorOf(await desk.engine.call('settings.set', { setting: 'riskRules', value: DEFAULT_RISK_RULES })).code).toBe('IMPORT_PENDING');
  expect(errorOf(await desk.engine.call('settings.preview', { setting: 'riskRules', value: DEFAULT_RISK_RULES })).code).toBe('IMPORT_PENDING');
  expect((await desk.call('settings.get', {})).settings.riskRules.version).toBe(1);
});

it('grades by the bands that were chosen, says so, and asks no more', async () => {
  const answers = sheets(7, 11);
  const desk = await deskWith('GAD-7', answers);
  const issues = async () => (await desk.call('import.issues', { limit: 50 })).issues.filter(({ code }) => code === 'SCORING_SCORED').map(({ message }) => message);
  const level = (second: number) => answers.map((row) => (sum(row) >= second ? '2' : sum(row) >= 10 ? '1' : '0'));
  expect(await levelsOf(desk)).toEqual(level(15));
  expect((await issues())[0]).toContain('按“国际通行');
  expect(errorOf(await desk.engine.call('settings.set', { setting: 'bandSets', value: { 'GAD-7': 'own' } })).message).toContain('没有“own”这种分级标准');
  await desk.call('settings.set', { setting: 'bandSets', value: { 'GAD-7': 'chinese' } });
  expect(await levelsOf(desk)).toEqual(level(14));
  expect(level(14)).not.toEqual(level(15));
  expect(await issues()).toEqual([]);
  const quality = await desk.call('scale.quality', { scale: 'GAD-7' });
  expect(quality.bandSets).toEqual([expect.stringContaining('国内五级')]);
  expect(JSON.stringify(read((await desk.call('report.annual', { schoolYear })).bytes).Sheets)).toContain('国内五级');
});

it('tells which file puts how many pupils at which level, and by which rules', async () => {
  const answers = sheets(9, 3);
  const desk = await deskWith('PHQ-9', answers);
  const reported = [...Array.from({ length: 80 }, () => '正常'), ...Array.from({ length: 30 }, () => '三级'), ...Array.from({ length: 4 }, () => '一级')];
  await desk.import(desk.write('2025-2026学年测评结果.csv', csv([[...header, '预警等级'], ...reported.map((level, index) => [...pupil(1000 + index), level])])));
  const { sources } = await desk.call('risk.sources', {});
  expect(sources.map(({ kind, persons, fileName }) => [kind, persons, fileName])).toEqual([['scored', 400, '答卷.csv'], ['reported', 114, '2025-2026学年测评结果.csv']]);
  // Every filter of places can be asked for, also those by which nothing is grouped.
  expect((await desk.call('risk.sources', { urbanRural: ['none'], schoolType: ['none'], ownership: ['none'] })).sources).toEqual([]);
  const levels = answers.map((row) => phqLevel(row, standard));
  const plain = [['0', '1', '2', '3'].map((level) => levels.filter((each) => each === level).length), [80, 30, 0, 4]];
  sources.forEach((source, file) => {
    source.levels.slice(0, 4).forEach((count, level) => expect([file, level, count === null || count === plain[file]?.[level]]).toEqual([file, level, true]));
    // Few are not told, nor what would give them away in the row or in the column.
    for (const count of source.levels) expect(count === null || count === 0 || count >= 10).toBe(true);
  });
  expect(sources[1]?.levels[3]).toBeNull();
  expect(sources[1]?.levels.filter((count) => count === null).length).toBeGreaterThan(1);
  expect(sources[0]?.levels[3]).toBeNull();
  expect(sources[1]?.rules).toBeNull();
  expect(sources[0]?.rules).toBeNull();
});

it('tells rules of a file only where no other file of the scale keeps them back', async () => {
  // Totals decide alone, and every level of both files is large.
  const answers = sheets(7, 21, 600);
  const graded = answers.map((row) => (sum(row) >= 15 ? 2 : sum(row) >= 10 ? 1 : 0));
  const rest = answers.filter((_, index) => graded[index] === 0).slice(0, 60);
  const table = (rows: readonly (readonly number[])[], first: number): string => csv([['2025-2026学年GAD-7逐题作答'], [...header, ...Array.from({ length: 7 }, (_, index) => `题${index + 1}`)], ...rows.map((row, index) => [...pupil(first + index), ...row])]);
  const desk = await deskWith('GAD-7', answers);
  const rulesOf = async () => (await desk.call('risk.sources', {})).sources.map(({ persons, rules }) => [persons, rules?.map(({ id, persons: count }) => [id, count]) ?? null]);
  const severe = graded.filter((level) => level === 2).length;
  const screened = graded.filter((level) => level === 1).length;
  expect(await rulesOf()).toEqual([[600, [['T1', severe], ['T3', screened]]]]);
  // Three of the second file are at level 1: few, so neither file tells its rules.
  const few = answers.filter((_, index) => graded[index] === 1).slice(0, 3);
  await desk.import(desk.write('乙.csv', table([...rest, ...few], 5000)));
  expect(await rulesOf()).toEqual([[600, null], [63, null]]);
});
