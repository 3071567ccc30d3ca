import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/engine/warehouse/migrations';
import { newDesk, newEngine, PASSPHRASE, TestDesk, valueOf } from '../support/engine';
import { csv } from '../support/spreadsheets';

/** Takes away what version 4 and later ones brought, tables and columns, as a workspace of version 3 has never had them. */
async function makeVersion3(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const names = async (sql: string): Promise<string[]> => (await connection.runAndReadAll(sql)).getRows().map(([name]) => String(name));
  for (const view of await names("SELECT view_name FROM duckdb_views() WHERE NOT internal")) await connection.run(`DROP VIEW ${view}`);
  const made = (kind: string): string[] => MIGRATIONS.filter(({ version }) => version > 3).flatMap(({ statements }) => statements.flatMap((statement) => new RegExp(`^CREATE ${kind} (\\w+)`).exec(statement)?.[1] ?? []));
  for (const sequence of made('SEQUENCE')) await connection.run(`DROP SEQUENCE ${sequence}`);
  for (const table of [...made('TABLE'), 'listed_school', 'school_place', 'school_former', 'school_history', 'school_note', 'succession_issue']) await connection.run(`DROP TABLE ${table}`);
  for (const table of await names("SELECT DISTINCT table_name FROM information_schema.columns WHERE column_name = 'administrativeCounty'")) await connection.run(`ALTER TABLE ${table} DROP COLUMN administrativeCounty`);
  await connection.run('ALTER TABLE school DROP COLUMN schoolType');
  await connection.run("UPDATE meta SET value = '3' WHERE key = 'schemaVersion'");
  connection.closeSync();
  instance.closeSync();
}

it('opens a workspace of schema version 3, counts its zones as what they are in the year, and takes the new forms', async () => {
  const old = await newDesk();
  const directory = [['县区', '学校名称', '学校标识码', '学校类别', '在校生数'], ['开发区', '丹阳小学', '2137000001', '小学', 300], ['曹县', '曹县一小', '2137000002', '小学', 500]];
  await old.import(old.write('2020-2021学年学校名录.csv', csv(directory)), old.write('2025-2026学年学校名录.csv', csv([...directory, ['曹县', '曹县二小', '2137000003', '小学', 10]])));
  await old.call('workspace.close', {});
  await makeVersion3(old.workspacePath);

  const engine = newEngine();
  expect(valueOf(await engine.call('workspace.open', { path: old.workspacePath, passphrase: PASSPHRASE }))).toMatchObject({ open: true, auditIntact: true });
  const desk = new TestDesk(engine, old.folder, old.workspacePath);
  const areas = async (schoolYear: string): Promise<unknown[]> => (await desk.figures({ indicators: ['studentsToAssess'], by: ['county'], schoolYear })).map((row) => [row['countyLabel'], row['value']]);
  expect(await areas('2020-2021')).toEqual([['曹县', 500], ['菏泽经济技术开发区', 300]]);
  expect(await areas('2025-2026')).toEqual([['曹县', 510], ['鲁西新区', 300]]);
  const { totals } = await desk.import(desk.write('学校变更表.csv', csv([['县区', '原名称', '现名称', '变更类型', '生效日期'], ['曹县', '曹县一小', '曹县第一小学', '更名', '2025-07-01']])));
  expect(totals).toMatchObject({ loaded: 1, rowsLoaded: 1 });
  // What later versions brought is there too.
  await desk.call('query.save', { kind: 'sql', name: '学校', definition: { sql: 'SELECT count(*) FROM schools' } });
  expect((await desk.call('query.saved', {})).queries.map(({ id, name }) => [id, name])).toEqual([[1, '学校']]);
  const { id } = await desk.call('report.issue', { kind: 'annual', parameters: { schoolYear: '2025-2026' } });
  expect((await desk.call('report.history', {})).reports.map((report) => report.id)).toEqual([id]);
});

it('tells teaching points by their names in a workspace whose directory was imported before the type was kept', async () => {
  const old = await newDesk();
  const directory = [['县区', '学校名称', '学校标识码', '学校类别', '在校生数'], ['曹县', '王集教学点', '2137000001', '小学', 30], ['曹县', '李庄小学', '2137000002', '教学点', 50]];
  await old.import(old.write('2025-2026学年学校名录.csv', csv(directory)));
  const types = async (desk: TestDesk): Promise<unknown[]> => (await desk.figures({ indicators: ['studentsToAssess'], by: ['schoolType'] })).map((row) => [row['schoolTypeLabel'], row['value']]);
  expect(await types(old)).toEqual([['教学点', 80]]);
  await old.call('workspace.close', {});
  await makeVersion3(old.workspacePath);
  const engine = newEngine();
  valueOf(await engine.call('workspace.open', { path: old.workspacePath, passphrase: PASSPHRASE }));
  expect(await types(new TestDesk(engine, old.folder, old.workspacePath))).toEqual([['小学', 50], ['教学点', 30]]);
});
