import { beforeEach, expect, it } from 'vitest';
import { newDesk, type TestDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

const ID = '371722201906150155';
const NUMBERED = Array.from({ length: 12 }, (_, index) => `DM${String(index + 1).padStart(2, '0')}`);
const pupils = (remark: string): (string | number)[][] =>
  Array.from({ length: 8 }, (_, i) => ['曹县', '曹县第一初级中学', `赵${'甲乙丙丁戊己庚辛'[i]!}`, '男', remark, '1', '1', 'MHT', '20251022', 20 + i, '1', '绿色']);

let desk: TestDesk;
beforeEach(async () => {
  desk = await newDesk();
});

const inspect = async (path: string) => (await desk.call('import.inspect', { sources: [{ kind: 'path', path }] })).files[0]!;
const issuesShown = async () => JSON.stringify(await desk.call('import.issues', { limit: 100 }));

async function confirm(path: string, dataset: 'assessmentResults', columns: readonly (readonly [number, string])[]): Promise<void> {
  const file = await inspect(path);
  const { layoutKey } = [...file.tables, ...file.unknownTables][0]!;
  await desk.call('import.confirmLayout', { layoutKey, dataset, columns: columns.map(([position, columnId]) => ({ position, columnId })) });
}

it('neither reads nor shows a numbered column that a person left out', async () => {
  const path = desk.write('2025-2026学年.csv', csv([NUMBERED, ...pupils(ID)]));
  await confirm(path, 'assessmentResults', [[1, 'schoolName'], [2, 'name'], [9, 'totalScore'], [11, 'riskLevel']]);
  const shown = await inspect(path);
  expect(JSON.stringify(shown)).not.toContain(ID);
  expect(shown.tables[0]!.headers.filter(({ columnId }) => columnId === null)).toHaveLength(8);
  expect((await desk.import(path)).totals.rowsLoaded).toBe(8);
  expect(await issuesShown()).not.toContain(ID);
});

it('masks identity numbers in columns that were taken for answers', async () => {
  const path = desk.write('2025-2026学年.csv', csv([NUMBERED, ...pupils(ID)]));
  await confirm(path, 'assessmentResults', [[1, 'schoolName'], [2, 'name'], [4, 'items'], [9, 'items'], [11, 'riskLevel']]);
  expect(JSON.stringify(await inspect(path))).not.toContain(ID);
  await desk.import(path);
  const issues = await issuesShown();
  expect(issues).toContain('3717**********0155');
  expect(issues).not.toContain(ID);
});

it('masks identity and telephone numbers in remarks, titles and columns taken for texts', async () => {
  const path = desk.write('2025-2026学年.csv', csv([NUMBERED, ...pupils(`家长13805301234,${ID}`)]));
  await confirm(path, 'assessmentResults', [[1, 'schoolName'], [2, 'name'], [4, 'scale'], [9, 'totalScore'], [11, 'riskLevel']]);
  expect((await desk.import(path)).totals.rowsLoaded).toBe(8);
  const shown = JSON.stringify([await inspect(path), await desk.call('import.issues', { limit: 100 })]);
  expect(shown).toContain('3717**********0155');
  expect(shown).toContain('138****1234');
  expect(shown).not.toMatch(/371722201906150155|13805301234/);
});
