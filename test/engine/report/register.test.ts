/** Reports one after the other: what an earlier one told is minded by the later ones, until it is taken back. */
import { expect, it } from 'vitest';
import type { EngineOptions } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import type { AudienceId } from '../../../shared/audience';
import { DEFAULT_SCOPE, type Scope } from '../../../shared/scope';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';

const SCHOOL_YEAR = '2025-2026';
const COUNTIES = ['曹县', '单县', '成武县'];
const LEVELS = ['正常', '三级', '二级', '一级'];
const schools = COUNTIES.flatMap((county, place) => [1, 2].map((number) => ({ county, name: `${county}第${number}小学`, code: `21370000${place}${number}` })));

let pupils = 0;
/** Pupils by level at one school. */
const resultsOf = ({ county, name, code }: (typeof schools)[number], levels: readonly number[]): Cell[][] =>
  levels.flatMap((count, level) => Array.from({ length: count }, (): Cell[] => [county, name, code, String(30_000 + (pupils += 1)), '五年级', LEVELS[level] ?? '']));
const results = (rows: readonly (readonly Cell[])[]): string => csv([['县区', '学校名称', '学校标识码', '学号', '年级', '风险等级'], ...rows]);

async function city(options: Partial<EngineOptions> = {}): Promise<TestDesk> {
  const desk = await newDesk(options);
  await desk.import(desk.write(`${SCHOOL_YEAR}学年学校名录.csv`, csv([['县区', '学校名称', '学校标识码', '办学类型', '学段', '学生数', '办学性质'], ...schools.map(({ county, name, code }): Cell[] => [county, name, code, '小学', '小学', 300, '公办'])])));
  await addResults(desk, '测评结果', schools.flatMap((school) => resultsOf(school, [60, 12, 11, 10])));
  return desk;
}

async function addResults(desk: TestDesk, name: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  const { totals } = await desk.import(desk.write(`${SCHOOL_YEAR}学年${name}.csv`, results(rows)));
  expect(totals.rowsLoaded).toBe(rows.length);
}

const parameters = (issuedOn: string, madeFor: AudienceId = 'upward') => ({ schoolYear: SCHOOL_YEAR, issuedOn, madeFor });

/** Whether a county's numbers of valid results are told, and what is said about it. */
async function told(desk: TestDesk, issuedOn: string, madeFor?: AudienceId): Promise<{ readonly hidden: readonly string[]; readonly notes: string }> {
  const { sections } = await desk.call('report.preview', { kind: 'annual', parameters: parameters(issuedOn, madeFor) });
  const table = sections.find((section) => section.kind === 'table' && section.name.startsWith('表2'));
  if (table?.kind !== 'table') throw new Error('no table of the assessment');
  return { hidden: table.rows.flatMap((row) => (row.some(({ kind }) => kind === 'suppressed') ? [row[0]?.text.trim() ?? ''] : [])), notes: table.notes.join('\n') };
}

it('hides what an earlier report would give away of the few pupils that came after it', async () => {
  const desk = await city();
  expect((await told(desk, '2026-07-01')).hidden).toEqual([]);
  const { id } = await desk.call('report.issue', { kind: 'annual', parameters: parameters('2026-07-01') });
  // The same figures tell nothing new.
  expect((await told(desk, '2026-07-02')).hidden).toEqual([]);

  await addResults(desk, '补测结果', resultsOf(schools[0]!, [1, 0, 1, 1]));
  const later = await told(desk, '2026-07-03');
  expect(later.hidden).toEqual(expect.arrayContaining(['全市合计', '曹县']));
  expect(later.hidden).not.toContain('单县');
  expect(later.notes).toMatch(new RegExp(`与此前报出的报告（${id}）对照会推算出少数学生的情况，因此不显示：.*曹县`));
  // Whoever reads what is published has not read what was handed up.
  expect((await told(desk, '2026-07-03', 'open')).notes).not.toContain(id);
  // Pages are read inside, and are not reports.
  const figures = await desk.figures({ indicators: ['validResults'], by: ['county'], where: {}, schoolYear: SCHOOL_YEAR });
  expect(figures.every(({ suppressed }) => suppressed === false)).toBe(true);

  const again = await desk.call('report.issue', { kind: 'annual', parameters: parameters('2026-07-03') });
  await addResults(desk, '再补测结果', resultsOf(schools[0]!, [12, 0, 0, 0]));
  expect((await told(desk, '2026-07-04')).hidden).toEqual([]);

  await desk.call('report.withdraw', { id, note: '数字有误，未送出' });
  expect(errorOf(await desk.engine.call('report.again', { id })).message).toContain('登记为收回');
  const { reports } = await desk.call('report.history', { kind: 'annual' });
  expect(reports.map((report) => [report.id, report.withdrawn?.note ?? null]).sort()).toEqual([[again.id, null], [id, '数字有误，未送出']].sort());
});

it('minds rounded reports by what they have told: the same tells nothing new, another multiple tells of those who came', async () => {
  const desk = await city();
  await desk.call('settings.set', { setting: 'upwardRounding', value: 20, note: '' });
  await desk.call('report.issue', { kind: 'annual', parameters: parameters('2026-07-01') });
  // 曹县 has 186 valid results, then 189: both are told as 180, and its levels alike.
  await addResults(desk, '补测结果', resultsOf(schools[0]!, [1, 0, 1, 1]));
  expect((await told(desk, '2026-07-02')).hidden).toEqual([]);
  const { id } = await desk.call('report.issue', { kind: 'annual', parameters: parameters('2026-07-02') });
  // 192 are told as 200.
  await addResults(desk, '又一批补测结果', resultsOf(schools[0]!, [3, 0, 0, 0]));
  const later = await told(desk, '2026-07-03');
  expect(later.hidden).toContain('曹县');
  expect(later.notes).toContain(id);
});

it('goes on rounding as an earlier report was rounded, until it is taken back', async () => {
  const desk = await city();
  const roundedTo = async (issuedOn: string, madeFor: AudienceId): Promise<string | undefined> => /四舍五入到 (\d+) 的倍数/.exec((await told(desk, issuedOn, madeFor)).notes)?.[1];
  const choose = (setting: 'upwardRounding' | 'openRounding', value: 20 | 50 | null) => desk.call('settings.set', { setting, value, note: '' });
  await choose('openRounding', 50);
  const { id } = await desk.call('report.issue', { kind: 'annual', parameters: parameters('2026-07-01', 'open') });
  // Those who are told exactly may be told exactly.
  expect(await roundedTo('2026-07-02', 'upward')).toBeUndefined();
  await choose('upwardRounding', 20);
  await choose('openRounding', null);
  expect(await roundedTo('2026-07-03', 'upward')).toBe('50');
  expect(await roundedTo('2026-07-03', 'open')).toBe('50');
  await desk.call('report.withdraw', { id, note: '没有发出' });
  expect(await roundedTo('2026-07-04', 'upward')).toBe('20');
  expect(await roundedTo('2026-07-04', 'open')).toBe('20');
  await choose('upwardRounding', null);
  expect(await roundedTo('2026-07-05', 'open')).toBeUndefined();
});

it('minds no report that was taken back', async () => {
  const desk = await city();
  const { id } = await desk.call('report.issue', { kind: 'annual', parameters: parameters('2026-07-01') });
  await addResults(desk, '补测结果', resultsOf(schools[0]!, [1, 0, 1, 1]));
  expect((await told(desk, '2026-07-03')).hidden).not.toEqual([]);
  await desk.call('report.withdraw', { id });
  expect((await told(desk, '2026-07-03')).hidden).toEqual([]);
});

it('minds what was told of the same pupils counted otherwise', async () => {
  const desk = await city();
  // 40 pupils whom the one way of counting leaves out, and 3 more whom the other does: either leaves out enough, but between the two stand three.
  const others: readonly [name: string, code: string, type: string, ownership: string, levels: readonly number[]][] = [['曹县民办小学', '2137000098', '小学', '民办', [34, 2, 2, 2]], ['曹县教学点', '2137000099', '小学教学点', '公办', [1, 0, 1, 1]]];
  await desk.import(desk.write(`${SCHOOL_YEAR}学年学校名录补充.csv`, csv([['县区', '学校名称', '学校标识码', '办学类型', '学段', '学生数', '办学性质'], ...others.map(([name, code, type, ownership]): Cell[] => ['曹县', name, code, type, '小学', 300, ownership])])));
  await addResults(desk, '补充结果', others.flatMap(([name, code, , , levels]) => resultsOf({ county: '曹县', name, code }, levels)));
  const scoped = (issuedOn: string, scope: Partial<Scope>) => ({ ...parameters(issuedOn), scope: { ...DEFAULT_SCOPE, ...scope } });
  const { id } = await desk.call('report.issue', { kind: 'annual', parameters: scoped('2026-07-01', { ownership: 'public' }) });
  const { sections } = await desk.call('report.preview', { kind: 'annual', parameters: scoped('2026-07-02', { ownership: 'public', schools: 'legalEntities' }) });
  const words = sections.flatMap((section) => (section.kind === 'table' ? section.notes : [])).join();
  expect(words).toMatch(new RegExp(`与此前报出的报告（${id}）.*曹县`));
});

it('does not search anew for what reports of the same day have told already', async () => {
  const here = protectHere();
  let searches = 0;
  const desk = await city({ protector: { ...here, protect: (problem) => ((searches += 1), here.protect(problem)) } });
  // Five pupils of a county, which is hidden with another one.
  await desk.import(desk.write(`${SCHOOL_YEAR}学年学校名录补充.csv`, csv([['县区', '学校名称', '学校标识码', '办学类型', '学段', '学生数', '办学性质'], ['巨野县', '巨野县第1小学', '2137000031', '小学', '小学', 300, '公办']])));
  await addResults(desk, '小校结果', resultsOf({ county: '巨野县', name: '巨野县第1小学', code: '2137000031' }, [3, 1, 1, 0]));
  const issue = (kind: 'annual' | 'assessmentLetter' | 'annualWorkLetter', issuedOn: string) => desk.call('report.issue', { kind, parameters: parameters(issuedOn) });
  const counts: number[] = [];
  for (const day of ['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04']) {
    for (const kind of ['annual', 'assessmentLetter', 'annualWorkLetter'] as const) await issue(kind, day);
    counts.push(searches);
  }
  expect(counts[0]).toBeGreaterThan(0);
  expect(counts[3], counts.join()).toBe(counts[1]);
});
