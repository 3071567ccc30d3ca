/** Queries kept, run again with other values, explained, and remembered. */
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import type { RequestOf } from '../../../shared/contract';
import { QUERY_EXAMPLES } from '../../../shared/query-examples';
import type { BoundParameter } from '../../../shared/query-parameters';
import type { PlanStep } from '../../../shared/query-plan';
import { QUERY_VIEW_CATALOGUE } from '../../../shared/query-views';
import { errorOf, newDesk, newEngine, PASSPHRASE, type TestDesk, valueOf } from '../support/engine';
import { csv } from '../support/spreadsheets';
import { stored } from '../support/stored';

const counties = ['曹县', '单县', '郓城县'];
const schoolCount = 30;
const DIRECTORY = csv([['县区', '学校名称', '学校类别', '在校生数'], ...Array.from({ length: schoolCount }, (_, index) => [counties[index % 3] ?? '', `第${index}小学`, '小学', 100 + index * 10])]);

async function deskWithSchools(): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', DIRECTORY));
  return desk;
}

const county = { name: '县区', type: 'county', label: '', choices: [], defaultValue: '371721' } as const;
const atLeast = { name: '最少', type: 'number', label: '在校生不少于', choices: [], defaultValue: '0' } as const;
const sql = 'SELECT schoolName, students FROM schools WHERE county = :县区 AND students >= :最少 ORDER BY students';
const toSave = { kind: 'sql', name: '大校', description: '人数多的学校', definition: { sql, parameters: [county, atLeast] } } as const satisfies RequestOf<'query.save'>;

function rowsOf(bytes: Uint8Array): Record<string, unknown>[] {
  return tableFromIPC(bytes).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
}

async function actions(desk: TestDesk): Promise<[unknown, unknown][]> {
  return (await stored(desk, 'SELECT action, details FROM audit ORDER BY entry')).map(([action, details]) => [action, JSON.parse(String(details)) as unknown]);
}

describe('a query kept under a name', () => {
  it('is there after the workspace was closed, and runs with the values given', async () => {
    const desk = await deskWithSchools();
    const { saved } = await desk.call('query.save', toSave);
    await desk.call('workspace.close', {});
    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    const [found] = (await desk.call('query.saved', { kind: 'sql' })).queries;
    if (found?.kind !== 'sql') throw new Error('not kept');
    expect(found).toEqual(saved);
    expect(found).toMatchObject({ name: '大校', description: '人数多的学校', definition: { sql } });
    const given: readonly BoundParameter[] = found.definition.parameters.map((parameter) => ({ ...parameter, value: parameter.name === '县区' ? '371722' : '250' }));
    const { rows, rowCount } = await desk.call('query.run', { sql: found.definition.sql, parameters: given });
    // By plain code over what was written: 单县 is every third from the second on.
    const expected = Array.from({ length: schoolCount }, (_, index) => ({ schoolName: `第${index}小学`, students: 100 + index * 10, county: counties[index % 3] })).filter((school) => school.county === '单县' && school.students >= 250);
    expect(rowsOf(rows)).toEqual(expected.map(({ schoolName, students }) => ({ schoolName, students })));
    expect(rowCount).toBe(expected.length);
  });

  it('is renamed, replaced and removed, each in the log; names are not given twice', async () => {
    const desk = await deskWithSchools();
    const { saved } = await desk.call('query.save', toSave);
    expect(errorOf(await desk.engine.call('query.save', toSave))).toMatchObject({ code: 'BAD_REQUEST', message: '已经有名为“大校”的收藏。请换一个名称。' });
    const renamed = (await desk.call('query.save', { ...toSave, id: saved.id, name: '较大的学校' })).saved;
    expect(renamed).toMatchObject({ id: saved.id, name: '较大的学校' });
    const visual = (await desk.call('query.save', { kind: 'visual', name: '覆盖率', definition: { indicators: ['counselorCoverage'], by: ['county'] } })).saved;
    expect((await desk.call('query.saved', {})).queries.map(({ name, kind }) => [name, kind])).toEqual([['覆盖率', 'visual'], ['较大的学校', 'sql']]);
    expect((await desk.call('query.saved', { kind: 'visual' })).queries).toEqual([visual]);
    expect(errorOf(await desk.engine.call('query.save', { ...toSave, id: visual.id, name: '另一个' }))).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('不能把一种查询存成另一种') as string });
    await desk.call('query.forget', { id: saved.id });
    expect((await desk.call('query.saved', {})).queries).toEqual([visual]);
    expect(errorOf(await desk.engine.call('query.forget', { id: saved.id })).message).toContain('已经不在了');
    const logged = (await actions(desk)).filter(([action]) => String(action).startsWith('query.'));
    expect(logged.map(([action, details]) => [action, (details as { name: string }).name, (details as { renamedFrom?: string }).renamedFrom])).toEqual([
      ['query.save', '大校', undefined], ['query.save', '较大的学校', '大校'], ['query.save', '覆盖率', undefined], ['query.forget', '较大的学校', undefined],
    ]);
  });

  it.each<[string, unknown, string]>([
    ['a statement that changes data', { ...toSave, definition: { sql: 'DROP TABLE school', parameters: [] } }, '这里只能查询'],
    ['a table that is not documented', { ...toSave, definition: { sql: 'SELECT * FROM fact_assessment', parameters: [] } }, '没有名为“fact_assessment”的表'],
    ['an undeclared parameter', { ...toSave, definition: { sql: 'SELECT :别的, :县区', parameters: [county] } }, '参数“别的”还没有填写类型'],
    ['an ID number', { ...toSave, definition: { sql: "SELECT * FROM counselors WHERE name = '371721201203040011'", parameters: [] } }, '像身份证号'],
    ['a telephone number in its description', { ...toSave, description: '请致电13800138000' }, '像身份证号'],
    ['a name of nothing', { ...toSave, name: '  ' }, '请求的内容不完整'],
    ['two parameters of one name', { ...toSave, definition: { sql, parameters: [county, { ...county, name: '县区' }, atLeast] } }, '请求的内容不完整'],
    ['a parameter of no name', { ...toSave, definition: { sql, parameters: [{ ...county, name: 'a b' }] } }, '请求的内容不完整'],
    ['a kind that there is not', { ...toSave, kind: 'macro' }, '请求的内容不完整'],
    ['a visual query of a megabyte', { kind: 'visual', name: '大', definition: { text: 'x'.repeat(1_000_000) } }, '请求的内容不完整'],
  ])('is not kept with %s', async (_what, request, message) => {
    const desk = await newDesk();
    expect(errorOf(await desk.engine.call('query.save', request as RequestOf<'query.save'>)).message).toContain(message);
    expect((await desk.call('query.saved', {})).queries).toEqual([]);
  });

  it('needs an open workspace', async () => {
    const engine = newEngine();
    for (const outcome of [await engine.call('query.save', toSave), await engine.call('query.saved', {}), await engine.call('query.history', {}), await engine.call('query.schema', {}), await engine.call('query.explain', { sql: 'SELECT 1' })]) {
      expect(errorOf(outcome).code).toBe('NO_WORKSPACE');
    }
  });
});

describe('the history', () => {
  it('has what was run, what failed and what was refused, the latest first', async () => {
    const desk = await deskWithSchools();
    await desk.call('query.run', { sql, parameters: [{ ...county, value: '371721' }, { ...atLeast, value: '150' }] });
    await desk.engine.call('query.run', { sql: 'SELECT schol FROM schools' });
    await desk.engine.call('query.run', { sql: 'SELECT * FROM fact_assessment' });
    const { runs } = await desk.call('query.history', {});
    expect(runs.map(({ sql: text, rows, error }) => [text, rows, error === null])).toEqual([['SELECT * FROM fact_assessment', null, false], ['SELECT schol FROM schools', null, false], [sql, 8, true]]);
    expect(runs[2]?.parameters.map(({ name, value }) => [name, value])).toEqual([['县区', '371721'], ['最少', '150']]);
    expect(runs[1]?.error).toContain('没有名为“schol”的列');
    for (const { at, milliseconds } of runs) {
      expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(60_000);
      expect(milliseconds).toBeGreaterThanOrEqual(0);
    }
    expect((await desk.call('query.history', { limit: 1 })).runs.map(({ sql: text }) => text)).toEqual(['SELECT * FROM fact_assessment']);
    expect((await desk.call('workspace.status', {})).auditIntact).toBe(true);
  });

  it('keeps no ID number, whether written into the text or given as a value', async () => {
    const desk = await newDesk();
    const number = '371721201203040011';
    await desk.call('query.run', { sql: `SELECT '${number}' AS a, :b AS b`, parameters: [{ name: 'b', type: 'text', value: number }] });
    await desk.engine.call('query.run', { sql: `SELECT CAST('${number} 号' AS DATE)` });
    expect((await desk.call('query.history', {})).runs.length).toBe(2);
    expect(JSON.stringify(await actions(desk))).not.toContain(number);
  });

  it('has that a query was cancelled', async () => {
    const desk = await newDesk();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    const outcome = await desk.engine.call('query.run', { sql: 'SELECT count(*) FROM range(100000) a, range(100000) b WHERE (a.range * b.range) % 7 = 3' }, { signal: controller.signal });
    expect(errorOf(outcome).code).toBe('CANCELLED');
    expect((await desk.call('query.history', {})).runs[0]).toMatchObject({ rows: null, error: '查询已取消。' });
  });
});

function stepsOf(step: PlanStep): PlanStep[] {
  return [step, ...step.steps.flatMap(stepsOf)];
}

describe('the plan of a query', () => {
  it('tells the steps in Chinese, with tables by their names and rounded numbers of rows', async () => {
    const desk = await deskWithSchools();
    const { plan } = await desk.call('query.explain', { sql: 'SELECT county, count(*) AS n FROM schools WHERE students >= :最少 GROUP BY county ORDER BY n DESC LIMIT 3', parameters: [{ ...atLeast, value: '150' }] });
    const steps = stepsOf(plan);
    expect(steps.map(({ title }) => title)).toEqual(expect.arrayContaining(['排序并取前几行', '分组汇总', '读取表']));
    const scan = steps.find(({ title }) => title === '读取表');
    expect(scan?.details.find(({ label }) => label === '表')?.text).toBe('学校名录');
    expect(JSON.stringify(plan)).not.toMatch(/__internal|#\d/);
  });

  it('says in Chinese which rows a join leaves', async () => {
    const desk = await deskWithSchools();
    await desk.import(desk.write('2025-2026学年心理健康教师台账.csv', csv([['县区', '学校名称', '姓名', '专职/兼职'], ...['李静', '王敏', '赵强'].map((name, index) => [counties[index] ?? '', `第${index}小学`, name, '专职'])])));
    // Sides may be changed over.
    const joins: Readonly<Record<string, readonly string[]>> = {
      JOIN: ['只留两边都有的'], 'LEFT JOIN': ['左边的都留', '右边的都留'], 'ANTI JOIN': ['只留另一边没有的'], 'SEMI JOIN': ['只留另一边有的'], 'FULL JOIN': ['两边的都留'],
    };
    for (const [join, expected] of Object.entries(joins)) {
      const { plan } = await desk.call('query.explain', { sql: `SELECT * FROM schools s ${join} counselors c USING (school)` });
      const said = stepsOf(plan).flatMap(({ details }) => details.filter(({ label }) => label === '方式').map((detail) => detail.text));
      expect(said.length, join).toBe(1);
      expect(expected, join).toContain(said[0]);
    }
  });

  it('tells no number of a table with fewer rows than may be told', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '甲小学', '小学', 300], ['曹县', '乙小学', '小学', 300], ['曹县', '丙小学', '小学', 300]])));
    const { plan } = await desk.call('query.explain', { sql: 'SELECT * FROM schools' });
    const estimates = stepsOf(plan).map(({ estimate }) => estimate);
    expect(estimates).toContain('少于 10 行');
    expect(estimates.filter((estimate) => estimate !== null && estimate !== '少于 10 行')).toEqual([]);
  });

  it('is refused for what may not run, and tells mistakes as running does', async () => {
    const desk = await newDesk();
    for (const text of ['SELECT * FROM fact_assessment', 'DROP TABLE school', "SELECT * FROM read_text('/etc/passwd')", 'ANALYZE SELECT 1', '(FORMAT json) SELECT 1', 'SELECT 1; DROP TABLE school', 'SELECT $1']) {
      expect(['QUERY_REFUSED', 'QUERY_FAILED'], text).toContain(errorOf(await desk.engine.call('query.explain', { sql: text })).code);
    }
    const wrong = 'SELECT\n  schol FROM schools';
    expect(errorOf(await desk.engine.call('query.explain', { sql: wrong })).details).toMatchObject({ line: 2, column: 3 });
    expect(valueOf(await desk.engine.call('query.history', {})).runs).toEqual([]);
  });
});

describe('what a query may be made of', () => {
  it('is documented column by column as the views have them', async () => {
    const desk = await newDesk();
    for (const { name, columns } of QUERY_VIEW_CATALOGUE) {
      const { rows } = await desk.call('query.run', { sql: `DESCRIBE ${name}` });
      expect(columns.map((column) => column.name), name).toEqual(rowsOf(rows).map((row) => row['column_name']));
    }
    const schema = await desk.call('query.schema', {});
    expect(schema.views.flatMap(({ columns }) => columns).filter(({ type, label }) => type === '' || label === '')).toEqual([]);
    expect(schema.functions.find(({ name }) => name === 'median')).toEqual({ name: 'median', group: '汇总', call: 'median(数)', explanation: '中位数' });
  });

  it('has examples that run', async () => {
    const desk = await deskWithSchools();
    for (const { id, sql: text, parameters } of QUERY_EXAMPLES) {
      const given = parameters.map((parameter) => ({ ...parameter, value: parameter.type === 'schoolYear' ? '2025-2026' : parameter.defaultValue }));
      expect((await desk.engine.call('query.run', { sql: text, parameters: given })).ok, id).toBe(true);
    }
  });
});
