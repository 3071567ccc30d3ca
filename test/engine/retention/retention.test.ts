/** What is due, what a deletion takes away, and that nothing of it is left in the file. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { errorOf, newDesk, PASSPHRASE, type TestDesk } from '../support/engine';
import { stored } from '../support/stored';

/** A text that stands in a pupil's row as it is. Each year has pupils of its own: a child of both would rightly stay. */
const MARK = 'BIAOJI-QZXW-9431';
const schools = (year: number): string => `学校名称,学校标识码,学校类别,在校生数,县区\n曹县第一中学,3137000001,初中,${year - 1000},曹县\n`;

function results(year: number, mark: string, pupils = 400): string {
  const rows = Array.from({ length: pupils }, (_, index) => `曹县第一中学,曹县,学生${index},男,${7 + (index % 3)},${index % 8},G37172120120101${1000 + (year - 2023) * 1000 + index},${mark}-${index % 50},${year}-10-10,${index % 20},${index % 4}`);
  return `学校名称,县区,姓名,性别,年级,班级,学籍号,量表,测评时间,总分,预警等级\n${rows.join('\n')}\n`;
}

async function twoYears(): Promise<TestDesk> {
  const desk = await newDesk();
  for (const [schoolYear, year, mark] of [['2023-2024', 2023, MARK], ['2024-2025', 2024, 'LIUXIA-7788']] as const) {
    const files = [desk.write(`名录${year}.csv`, schools(year)), desk.write(`测评${year}.csv`, results(year, mark))];
    const { totals } = await desk.call('import.run', { sources: files.map((path) => ({ kind: 'path', path })), schoolYear });
    expect(totals).toMatchObject({ loaded: 2, rowsLoaded: 401 });
  }
  return desk;
}

const occurs = (path: string, text: string): boolean => readFileSync(path).includes(Buffer.from(text));

describe('retention', { timeout: 120_000 }, () => {
  it('tells what is held until when, and what is due', async () => {
    const desk = await twoYears();
    expect((await desk.call('retention.overview', {})).held).toMatchObject([
      { schoolYear: '2023-2024', kind: 'pupils', rows: 400, batches: 1, dueOn: '2025-09-01', due: true },
      { schoolYear: '2024-2025', kind: 'pupils', rows: 400, dueOn: '2026-09-01' },
    ]);
    await desk.call('settings.set', { setting: 'retention', value: { pupils: 30, calls: 1, staff: 5 } });
    expect((await desk.call('retention.overview', {})).held).toMatchObject([{ dueOn: '2054-09-01', due: false }, { due: false }]);
    expect(errorOf(await desk.engine.call('settings.set', { setting: 'retention', value: { pupils: -1, calls: 1, staff: 5 } })).message).toContain('保存年数');
  });

  it('previews, and deletes only on the phrase', async () => {
    const desk = await twoYears();
    const { id } = (await desk.call('report.issue', { kind: 'annual', parameters: { schoolYear: '2023-2024' } }));
    expect(await desk.call('retention.preview', { schoolYear: '2023-2024', scope: 'pupils' })).toMatchObject({
      rows: 400, batches: 1, datasets: [{ dataset: 'assessmentResults', label: '心理测评结果', batches: 1, rows: 400 }], reports: [{ id }],
    });
    expect((await desk.call('retention.preview', { schoolYear: '2023-2024', scope: 'all' })).rows).toBe(401);
    const refused = await desk.engine.call('retention.delete', { schoolYear: '2023-2024', scope: 'pupils', confirmation: '删除2024-2025' });
    expect(errorOf(refused).message).toContain('删除2023-2024');
    expect((await desk.call('import.batches', {})).batches).toHaveLength(4);
    expect(errorOf(await desk.engine.call('retention.delete', { schoolYear: '2019-2020', scope: 'all', confirmation: '删除2019-2020' })).code).toBe('NO_DATA');
  });

  it('deletes a year so that neither its texts nor its pseudonyms are in the file any more', async () => {
    const desk = await twoYears();
    const found = await stored(desk, 'SELECT schoolYear, pseudonym::VARCHAR FROM assessment');
    const pseudonymsOf = (schoolYear: string): bigint[] => found.filter(([year]) => year === schoolYear).map(([, value]) => BigInt(String(value)));
    const pupil = (value: bigint): Buffer => {
      const bytes = Buffer.alloc(16);
      bytes.writeBigUInt64LE(value & 0xffffffffffffffffn, 0);
      bytes.writeBigUInt64LE(value >> 64n, 8);
      return bytes;
    };
    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE, operator: '王芳' });
    const batchesBefore = (await desk.call('import.batches', {})).batches;
    const { certificate, compactionPending } = await desk.call('retention.delete', { schoolYear: '2023-2024', scope: 'pupils', confirmation: '删除2023-2024' });
    expect(compactionPending).toBe(false);
    expect(certificate).toMatchObject({ schoolYear: '2023-2024', rows: 400, operator: '王芳', reason: '' });
    expect(certificate.number).toMatch(/^XH-\d{8}-01$/);

    // The program works on: figures of the other year, a new import with a number of its own, the log, the check.
    expect((await desk.call('import.batches', {})).batches.map(({ batch }) => batch)).toEqual(batchesBefore.filter(({ fileName }) => fileName !== '测评2023.csv').map(({ batch }) => batch));
    expect((await desk.call('data.summary', {})).schoolYears).toMatchObject([{ schoolYear: '2024-2025', assessed: 400 }, { schoolYear: '2023-2024', assessed: 0, schools: 1 }]);
    await desk.call('import.run', { sources: [{ kind: 'path', path: desk.write('名录2022.csv', schools(2022)) }], schoolYear: '2022-2023' });
    expect((await desk.call('import.batches', {})).batches[0]!.batch).toBeGreaterThan(batchesBefore[0]!.batch);
    await desk.call('query.run', { sql: 'SELECT count(*) FROM schools' });
    const report = await desk.call('workspace.verify', {});
    expect(report.checks.filter(({ firstProblem }) => firstProblem !== null)).toEqual([]);
    const { certificates } = await desk.call('retention.overview', {});
    expect(certificates).toEqual([certificate]);

    await desk.call('workspace.close', {});
    expect(occurs(desk.workspacePath, MARK)).toBe(false);
    const file = readFileSync(desk.workspacePath);
    expect(pseudonymsOf('2023-2024').filter((value) => file.includes(pupil(value)))).toEqual([]);
    // The year that stays is there: the search finds what there is to find.
    expect(pseudonymsOf('2024-2025').some((value) => file.includes(pupil(value)))).toBe(true);
    expect(occurs(desk.workspacePath, 'LIUXIA-7788')).toBe(true);
    for (const suffix of ['.wal', '.backup', '.backup.wal', '.tmp']) expect(existsSync(desk.workspacePath + suffix)).toBe(false);
    const { auditIntact, operator } = await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    expect(auditIntact).toBe(true);
    expect(operator).not.toBe('王芳');
  });

  it('leaves the bytes without the rewriting: the control of the test above', async () => {
    const desk = await twoYears();
    const batch = (await desk.call('import.batches', {})).batches.find(({ fileName }) => fileName === '测评2023.csv')!;
    await desk.call('workspace.close', {});
    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    await desk.call('import.undo', { batchId: batch.batch });
    await desk.call('workspace.close', {});
    expect(occurs(desk.workspacePath, MARK)).toBe(true);
  });

  it('lets questions that are under way be answered', async () => {
    const desk = await twoYears();
    const questions = Array.from({ length: 12 }, () => desk.call('indicator.query', { indicators: ['assessedStudents'], schoolYear: '2024-2025' }));
    const deletion = desk.call('retention.delete', { schoolYear: '2023-2024', scope: 'all', confirmation: '删除2023-2024' });
    const later = Array.from({ length: 12 }, () => desk.call('data.summary', {}));
    await Promise.all([...questions, deletion, ...later]);
    expect((await desk.call('data.summary', {})).schoolYears.map(({ schoolYear }) => schoolYear)).toEqual(['2024-2025']);
  });

  it('gives its certificate as Word and Excel', async () => {
    const desk = await twoYears();
    const { certificate } = await desk.call('retention.delete', { schoolYear: '2023-2024', scope: 'pupils', confirmation: '删除2023-2024', reason: '期限届满' });
    const word = await desk.call('retention.certificate', { number: certificate.number, format: 'docx' });
    expect(word.fileName).toBe(`数据销毁记录-${certificate.number}.docx`);
    const text = strFromU8(unzipSync(word.bytes)['word/document.xml']!);
    for (const part of [certificate.number, certificate.batchesHash, '2023—2024学年', '期限届满', '测评2023.csv']) expect(text).toContain(part);
    expect((await desk.call('retention.certificate', { number: certificate.number, format: 'xlsx' })).bytes.byteLength).toBeGreaterThan(2000);
    expect(errorOf(await desk.engine.call('retention.certificate', { number: 'XH-0', format: 'xlsx' })).message).toContain('没有编号');
    expect((await desk.call('audit.list', { actions: ['retention.delete', 'retention.compact', 'retention.certificate'] })).total).toBe(4);
    expect(statSync(desk.workspacePath).size).toBeGreaterThan(0);
  });
});
