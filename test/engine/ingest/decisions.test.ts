/** What a person decides about an import, and what the program remembers of it. */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idCheckDigit } from '../../../electron/engine/ingest/clean/identifiers';
import { errorOf, newDesk, PASSPHRASE, valueOf } from '../support/engine';
import { csv } from '../support/spreadsheets';
import { tableChecksums } from '../support/tables';

const directory = csv([
  ['曹县学校名录（2025—2026学年）'],
  ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'],
  ['曹县', '曹县第一中学', '3137000001', '初中', 1200],
  ['曹县', '曹县育才实验小学', '2137000002', '小学', 800],
]);

const idNumber = (digits: string): string => digits + idCheckDigit(digits);

function results(rows: readonly (readonly (string | number)[])[]): string {
  return csv([['2025-2026学年心理测评结果'], ['学校名称', '姓名', '学号', '性别', '年级', '班级', '测评时间', '量表', '总分', '预警等级'], ...rows]);
}
const pupil = (index: number, level = '正常', school = '曹县第一中学'): (string | number)[] => [school, `赵测${index}`, `S${index}`, '男', '七年级', '1班', '2025-10-16', 'MHT', 30, level];

describe('a staged import', () => {
  it('counts for nothing until it is committed, survives closing, and is gone after a discard', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory));
    const file = desk.write('测评.csv', results([pupil(1), pupil(2), pupil(3, '看不懂的等级')]));
    const staged = await desk.call('import.stage', { sources: [{ kind: 'path', path: file }] });
    expect(staged.totals).toMatchObject({ rowsRead: 3, rowsLoaded: 2, rowsRejected: 1 });
    expect((await desk.call('data.summary', {})).schoolYears[0]).toMatchObject({ assessed: 0 });
    expect((await desk.call('import.issues', {})).total).toBe(0);
    const waiting = await desk.call('import.issues', { staged: true });
    expect(waiting.issues).toMatchObject([{ cell: 'J5', school: '曹县第一中学', code: expect.any(String) as string }]);
    expect(errorOf(await desk.engine.call('import.stage', { sources: [{ kind: 'path', path: file }] })).code).toBe('IMPORT_PENDING');
    expect(errorOf(await desk.engine.call('import.undo', { batchId: 1 })).code).toBe('IMPORT_PENDING');

    await desk.call('workspace.close', {});
    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    expect((await desk.call('import.staged', {})).staged?.totals).toMatchObject({ rowsLoaded: 2 });

    const before = (await desk.call('data.summary', {})).batches;
    expect(await desk.call('import.discard', {})).toEqual({ discarded: true });
    expect((await desk.call('import.staged', {})).staged).toBeNull();
    expect((await desk.call('data.summary', {})).batches).toBe(before);

    await desk.call('import.stage', { sources: [{ kind: 'path', path: file }] });
    const report = await desk.call('import.commit', {});
    expect(report.totals).toMatchObject({ rowsLoaded: 2, issues: 1 });
    expect((await desk.call('data.summary', {})).schoolYears[0]).toMatchObject({ assessed: 2 });
    expect(errorOf(await desk.engine.call('import.commit', {})).code).toBe('NOTHING_TO_IMPORT');
  });

  it('is undone as a whole, and everything is as it was', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory));
    const files = [1, 2, 3].map((number) => desk.write(`测评${number}.csv`, results([pupil(number), pupil(10 + number, '一级')])));
    await desk.call('workspace.close', {});
    const before = await tableChecksums(desk.workspacePath);
    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    await desk.import(...files);
    const { batches } = await desk.call('import.batches', {});
    expect(new Set(batches.slice(0, 3).map((batch) => batch.importId)).size).toBe(1);
    const undone = await desk.call('import.undo', { importId: batches[0]!.importId });
    expect(undone).toMatchObject({ batches: [2, 3, 4], rowsRemoved: 6 });
    await desk.call('workspace.close', {});
    expect(await tableChecksums(desk.workspacePath)).toEqual(before);
  });
});

describe('a name that the directory does not have', () => {
  it('is asked about with the likeliest school, and the answer is remembered', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory));
    await desk.import(desk.write('测评.csv', results([pupil(1, '正常', '曹县育才小学'), pupil(2, '正常', '曹县育才小学'), pupil(3)])));
    const { questions } = await desk.call('import.schoolQuestions', {});
    expect(questions).toMatchObject([{ name: '曹县育才小学', rows: 2, county: '371721', files: ['测评.csv'] }]);
    expect(questions[0]?.candidates[0]).toMatchObject({ name: '曹县育才实验小学', school: '2137000002' });
    expect((await desk.call('import.issues', {})).issues.map((issue) => issue.code)).toContain('SCHOOL_NOT_IN_DIRECTORY');

    await desk.call('import.answerSchool', { schoolYear: '2025-2026', schoolRef: questions[0]!.schoolRef, school: '2137000002' });
    expect((await desk.call('import.schoolQuestions', {})).questions).toEqual([]);
    expect((await desk.call('import.issues', {})).issues.map((issue) => issue.code)).not.toContain('SCHOOL_NOT_IN_DIRECTORY');
    expect(await desk.figures({ indicators: ['assessedStudents'], by: ['school'], schoolYear: '2025-2026' })).toContainEqual(expect.objectContaining({ school: '2137000002' }));
    // The next file of that school asks no more.
    await desk.import(desk.write('测评2.csv', results([pupil(9, '正常', '曹县育才小学')])));
    expect((await desk.call('import.schoolQuestions', {})).questions).toEqual([]);
  });

  it('may be none of them, and then is asked no more', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory));
    await desk.import(desk.write('测评.csv', results([pupil(1, '正常', '曹县育才小学')])));
    const { questions } = await desk.call('import.schoolQuestions', {});
    await desk.call('import.answerSchool', { schoolYear: '2025-2026', schoolRef: questions[0]!.schoolRef, school: null });
    expect((await desk.call('import.schoolQuestions', {})).questions).toEqual([]);
    expect((await desk.call('data.summary', {})).schoolYears[0]).toMatchObject({ unmatchedStudents: 1 });
    expect(errorOf(await desk.engine.call('import.answerSchool', { schoolYear: '2025-2026', schoolRef: questions[0]!.schoolRef, school: '9999999999' })).code).toBe('BAD_REQUEST');
  });
});

describe('issues', () => {
  it('are closed when the corrected file returns', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory));
    await desk.import(desk.write('一中测评.csv', results([pupil(1), pupil(2, '看不懂'), [...pupil(3).slice(0, 4), '二十年级', ...pupil(3).slice(5)]])));
    const open = await desk.call('import.issues', {});
    expect(open.issues.map((issue) => issue.row)).toEqual([4, 5]);
    await desk.import(desk.write('一中测评（改）.csv', results([pupil(1), pupil(2, '二级'), pupil(3)])));
    expect((await desk.call('import.issues', {})).total).toBe(0);
    const closed = await desk.call('import.issues', { status: 'closed' });
    expect(closed.issues.map((issue) => issue.closedBy)).toEqual([3, 3]);
    // Taking the correction back opens them again.
    await desk.call('import.undo', { batchId: 3 });
    expect((await desk.call('import.issues', {})).total).toBe(2);
  });

  it('are grouped by kind, school, county and file', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory));
    await desk.import(desk.write('a.csv', results([pupil(1, '看不懂'), pupil(2, '也看不懂')])), desk.write('b.csv', results([pupil(3, '不懂', '曹县育才实验小学')])));
    const groups = async (by: 'kind' | 'school' | 'county' | 'file') => (await desk.call('import.issueGroups', { by })).groups.map(({ key, issues, rowsRejected, files }) => [key, issues, rowsRejected, files]);
    expect(await groups('school')).toEqual([['曹县第一中学', 2, 2, 1], ['曹县育才实验小学', 1, 1, 1]]);
    expect(await groups('county')).toEqual([['371721', 3, 3, 2]]);
    expect(await groups('file')).toEqual([['a.csv', 2, 2, 1], ['b.csv', 1, 1, 1]]);
    expect((await groups('kind')).length).toBe(1);
    expect((await desk.call('import.issues', { school: '曹县第一中学' })).total).toBe(2);
  });

  it('tell of rows that two files of one import give differently', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('a.csv', results([pupil(1), pupil(2)])), desk.write('b.csv', results([pupil(2, '一级'), pupil(3)])));
    const contradictions = (await desk.call('import.issues', {})).issues.filter((issue) => issue.code === 'DUPLICATE_IN_OTHER_FILE');
    expect(contradictions).toMatchObject([{ file: 'b.csv', row: 3 }]);
    expect(contradictions[0]?.message).toContain('a.csv');
    // A correction that comes later is no contradiction.
    await desk.import(desk.write('c.csv', results([pupil(1, '二级')])));
    expect((await desk.call('import.issues', {})).issues.filter((issue) => issue.code === 'DUPLICATE_IN_OTHER_FILE')).toHaveLength(1);
  });
});

describe('grades', () => {
  it('are worked out from the year of entry and held against the age', async () => {
    const desk = await newDesk();
    const list = csv([
      ['2025-2026学年心理测评结果'],
      ['学校名称', '姓名', '身份证号', '年级', '总分', '预警等级'],
      ['曹县实验小学', '甲', idNumber('37172120190501001'), '2025级', 30, '正常'],
      ['曹县第一初级中学', '乙', '', '2023级', 30, '正常'],
      ['曹县第一初级中学', '丙', idNumber('37172120040501001'), '七年级', 30, '正常'],
    ]);
    await desk.import(desk.write('测评.csv', list));
    const { issues } = await desk.call('import.issues', { limit: 50 });
    expect(issues.filter((issue) => issue.code === 'grade.fromEntryYear').map((issue) => issue.message.match(/为(\d+)年级/)?.[1])).toEqual(['1', '9']);
    expect(issues.filter((issue) => issue.code === 'grade.entryYear')).toEqual([]);
    expect(issues.filter((issue) => issue.code === 'grade.ageMismatch').map((issue) => issue.cell)).toEqual(['D5']);
  });
});

describe('a header that nobody knows', () => {
  const odd = (count: number): string => csv([['代号A', '代号B', '代号C', '代号D'], ...Array.from({ length: count }, (_, index) => [`曹县第${index + 1}小学`, `王教师${index}`, '专职', '女'])]);

  it('is explained once, and every file of that layout is then imported', async () => {
    const desk = await newDesk();
    const paths = [desk.write('甲.csv', odd(12)), desk.write('乙.csv', odd(15))];
    const inspected = await desk.call('import.inspect', { sources: paths.map((path) => ({ kind: 'path', path })) });
    const tables = inspected.files.flatMap((file) => [...file.tables.filter((table) => table.needsConfirmation), ...file.unknownTables]);
    const keys = new Set(tables.map((table) => table.layoutKey));
    expect(tables.length).toBe(2);
    expect(keys.size).toBe(1);
    const layoutKey = [...keys][0]!;
    const refused = await desk.engine.call('import.confirmLayout', { layoutKey, dataset: 'counselors', columns: [{ columnId: 'schoolName', position: 0 }] });
    expect(errorOf(refused).message).toContain('姓名');
    await desk.call('import.confirmLayout', { layoutKey, dataset: 'counselors', columns: [{ columnId: 'schoolName', position: 0 }, { columnId: 'name', position: 1 }, { columnId: 'employment', position: 2 }, { columnId: 'gender', position: 3 }] });
    const report = valueOf(await desk.engine.call('import.run', { sources: paths.map((path) => ({ kind: 'path', path })), schoolYear: '2025-2026' }));
    expect(report.totals).toMatchObject({ loaded: 2, rowsLoaded: 27, failed: 0 });
    expect((await desk.call('import.layouts', {})).layouts).toMatchObject([{ layoutKey, dataset: 'counselors', columns: 4 }]);
    await desk.call('import.forgetLayout', { layoutKey });
    expect((await desk.call('import.layouts', {})).layouts).toEqual([]);
  });

  it('is passed over when a person says that it is none of ours', async () => {
    const desk = await newDesk();
    const path = desk.write('甲.csv', odd(12));
    const [file] = (await desk.call('import.inspect', { sources: [{ kind: 'path', path }] })).files;
    const layoutKey = [...file!.tables, ...file!.unknownTables][0]!.layoutKey;
    await desk.call('import.confirmLayout', { layoutKey, dataset: null, columns: [] });
    const report = await desk.import(path);
    expect(report.files[0]).toMatchObject({ status: 'failed', error: { code: 'NOT_RECOGNISED' } });
    expect(report.files[0]?.message).toContain('已确认过不是');
  });
});

describe('a watched folder', () => {
  it('tells which files are new or changed since the last import', async () => {
    const desk = await newDesk();
    const folder = join(desk.folder, '上报');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.csv'), results([pupil(1)]));
    expect(errorOf(await desk.engine.call('watch.add', { folder: join(desk.folder, '没有') })).code).toBe('FILE_NOT_FOUND');
    const names = (folders: readonly { readonly newFiles: readonly string[] }[]): string[][] => folders.map(({ newFiles }) => newFiles.map((path) => path.split(/[\\/]/).at(-1) ?? ''));
    expect(names((await desk.call('watch.add', { folder })).folders)).toEqual([['a.csv']]);
    await desk.import(folder);
    expect(names((await desk.call('watch.list', {})).folders)).toEqual([[]]);
    writeFileSync(join(folder, 'b.csv'), results([pupil(2)]));
    utimesSync(join(folder, 'a.csv'), new Date(), new Date(Date.now() + 5000));
    expect(names((await desk.call('watch.list', {})).folders)).toEqual([['a.csv', 'b.csv']]);
    rmSync(folder, { recursive: true });
    expect((await desk.call('watch.list', {})).folders).toMatchObject([{ available: false, newFiles: [] }]);
    expect((await desk.call('watch.remove', { folder })).folders).toEqual([]);
  });
});
