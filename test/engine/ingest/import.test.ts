/** The whole import as a user meets it: files in, rows, issues and refusals out. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskWithOwnKey, newDesk, newEngine, PASSPHRASE, type TestDesk, valueOf } from '../support/engine';
import { gb18030 } from '../support/gb18030';
import { csv, xlsx } from '../support/spreadsheets';
import { stored } from '../support/stored';
import { tableChecksums } from '../support/tables';

const directory = csv([
  ['曹县中小学校基本情况统计表（2025—2026学年）'],
  ['序号', '县区', '学校名称', '学校标识码', '学校类别', '在校生数'],
  [1, '曹县', '曹县第一中学', '3137000001', '初中', '1,200'],
  [2, '曹县', '曹县实验小学', '2137000002', '小学', '８００人'],
  ['合计', '', '', '', '', 2000],
]);

function results(count: number, level: (index: number) => string = () => '正常'): string {
  return csv([
    ['2025-2026学年心理测评结果'],
    ['姓名', '学号', '性别', '年级', '班级', '测评时间', '总分', '预警等级', '学校名称'],
    ...Array.from({ length: count }, (_, index) => [`赵测试${index}`, `S${1000 + index}`, '男', '七年级', '1班', '2025-10-16', 30 + (index % 9), level(index), '曹县第一中学']),
  ]);
}

async function city(desk: TestDesk, indicator: string): Promise<Record<string, unknown> | undefined> {
  return (await desk.figures({ indicators: [indicator], schoolYear: '2025-2026' }))[0];
}

describe('ugly files', () => {
  it('refuses a text file renamed .xlsx, naming what it is', async () => {
    const desk = await newDesk();
    const report = await desk.import(desk.write('通知.xlsx', '各县区教育局：\n请于本周五前报送材料。\n'));
    expect(report.totals).toMatchObject({ files: 1, loaded: 0, failed: 1 });
    expect(report.files[0]?.status).toBe('failed');
    expect(report.files[0]?.message).toMatch(/文本|没有找到/);
  });

  it('refuses a workbook whose only sheet is empty', async () => {
    const desk = await newDesk();
    const report = await desk.import(desk.write('空表.xlsx', xlsx({ Sheet1: { rows: [] } })));
    expect(report.files[0]).toMatchObject({ status: 'failed', error: { code: 'NOT_RECOGNISED' } });
    expect(report.files[0]?.message).toContain('空工作表');
  });

  it('refuses a truncated .xlsx and loads nothing of it', async () => {
    const desk = await newDesk();
    const whole = xlsx({ 名录: { rows: [['学校名称', '学校类别', '在校生数'], ...Array.from({ length: 500 }, (_, index) => [`第${index}小学`, '小学', 100 + index])] } });
    for (const tenth of [1, 3, 5, 7, 9]) {
      const report = await desk.import(desk.write(`截断${tenth}.xlsx`, whole.subarray(0, Math.floor((whole.length * tenth) / 10))));
      expect(report.files[0]).toMatchObject({ status: 'failed', rowsLoaded: 0 });
      expect(report.files[0]?.error?.code).toBe('DAMAGED_FILE');
    }
    expect((await desk.call('data.summary', {})).batches).toBe(0);
  });

  it('reads a CSV in GB18030 and leaves its 合计 row out', async () => {
    const desk = await newDesk();
    const report = await desk.import(desk.write('名录.csv', gb18030(directory)));
    expect(report.files[0]).toMatchObject({ status: 'loaded', dataset: 'schools', schoolYear: '2025-2026', rowsRead: 2, rowsLoaded: 2, rowsRejected: 0, rowsSkipped: 1 });
    expect(await city(desk, 'studentsToAssess')).toMatchObject({ value: 2000 });
  });

  it('finds a roster whose header stands in row 4 under merged titles', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory));
    const roster = xlsx({
      教师: {
        rows: [
          ['曹县专兼职心理健康教育教师信息采集表'],
          ['填报单位（盖章）：曹县教育和体育局      2025—2026学年', null, null, null, null, null],
          ['序号', '学校', '教师基本情况', null, null, '资质情况'],
          [null, null, '姓名', '性别', '专/兼职', '证书名称'],
          [1, '曹县第一中学', '李静', '女', '专职', '国家二级心理咨询师'],
          [2, null, '王强', '男', '兼', null],
          [3, '曹县实验小学', '孙丽', '女', '兼课', null],
          ['合计', null, '3人', null, null, null],
          ['填表人：张三', null, null, '审核人：', null, null],
        ],
        merges: ['A1:F1', 'A2:F2', 'A3:A4', 'B3:B4', 'C3:E3', 'B5:B6'],
      },
    });
    const report = await desk.import(desk.write('台账.xlsx', roster));
    expect(report.files[0]).toMatchObject({ status: 'loaded', dataset: 'counselors', rowsRead: 3, rowsLoaded: 3, rowsSkipped: 2, schoolYear: '2025-2026' });
    expect(await city(desk, 'counselorCount')).toMatchObject({ value: 3 });
    expect(await city(desk, 'fullTimeCounselorCount')).toMatchObject({ value: 1 });
    // The school merged over two rows holds for both.
    expect(await desk.figures({ indicators: ['counselorCount'], by: ['school'], schoolYear: '2025-2026' })).toMatchObject([
      { school: '2137000002', value: 1 },
      { school: '3137000001', value: 2 },
    ]);
  });

  it('goes on with the other files when one is missing or broken', async () => {
    const desk = await newDesk();
    const report = await desk.import(join(desk.folder, '不存在.xlsx'), desk.write('坏.xlsx', Buffer.from('PK\u0003\u0004 nonsense')), desk.write('名录.csv', directory));
    expect(report.totals).toMatchObject({ files: 3, loaded: 1, failed: 2, rowsLoaded: 2 });
    expect(report.files[0]?.error?.code).toBe('FILE_NOT_FOUND');
  });

  it('walks folders and passes over lock files of Office', async () => {
    const desk = await newDesk();
    mkdirSync(join(desk.folder, '上报', '曹县'), { recursive: true });
    desk.write('上报/曹县/名录.csv', directory);
    desk.write('上报/曹县/~$名录.csv', 'lock');
    const report = await desk.import(join(desk.folder, '上报'));
    expect(report.totals).toMatchObject({ files: 1, loaded: 1 });
    expect((await desk.call('import.batches', {})).batches[0]?.fileName).toBe('上报/曹县/名录.csv');
  });

  it('takes the school of a class list without a school column from its title', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory));
    const list = csv([
      ['曹县第一中学2025—2026学年心理健康测评结果'],
      ['姓名', '学号', '年级', '总分', '预警等级'],
      ...Array.from({ length: 12 }, (_, index) => [`周${index}`, index, '初一', 40, index === 0 ? '二级' : '正常']),
    ]);
    const report = await desk.import(desk.write('测评.csv', list));
    expect(report.files[0]).toMatchObject({ status: 'loaded', rowsLoaded: 12, issues: 0 });
    expect(await desk.figures({ indicators: ['assessedStudents'], by: ['school'], where: { county: ['371721'] }, schoolYear: '2025-2026' })).toContainEqual(expect.objectContaining({ school: '3137000001', value: 12 }));
  });
});

describe('a header that comes again', () => {
  it('after a page break loses no row above it', async () => {
    const desk = await newDesk();
    const header = ['序号', '学校', '姓名', '专兼职', '备注'];
    const rows = (from: number, to: number): (string | number)[][] => Array.from({ length: to - from }, (_, index) => [from + index, '曹县第一中学', `教师${from + index}`, '兼职', '']);
    const list = csv([['曹县专兼职心理健康教师台账'], header, ...rows(1, 21), ['续表'], ['曹县专兼职心理健康教师台账'], [...header.slice(0, 4), '职称'], ...rows(21, 41), header, ...rows(41, 44)]);
    const report = await desk.import(desk.write('台账.csv', list));
    expect(report.totals).toMatchObject({ rowsRead: 43, rowsLoaded: 43, rowsRejected: 0, failed: 0 });
  });
});

describe('rows', () => {
  it('accounts for every row: read = loaded + rejected, each rejection with row, column, value and reason', async () => {
    const desk = await newDesk();
    const roster = csv([
      ['姓名', '专兼职', '学校名称', '身份证号'],
      ['李静', '专职', '曹县第一中学', '371721198806150026'],
      ['', '兼职', '曹县第一中学', ''],
      ['王强', '专(兼)职', '曹县第一中学', ''],
      ['李静', '专职', '曹县第一中学', '371721198806150026'],
      ['赵敏', '兼职', '', ''],
    ]);
    const report = await desk.import(desk.write('台账.csv', roster));
    const file = report.files[0];
    expect(file?.rowsRead).toBe(5);
    expect((file?.rowsLoaded ?? 0) + (file?.rowsRejected ?? 0)).toBe(5);
    const { issues } = await desk.call('import.issues', { batchId: file?.batch ?? 0 });
    const rejected = issues.filter((issue) => issue.action === 'rejected');
    expect(rejected.map((issue) => issue.row).sort()).toEqual(expect.arrayContaining([3, 4, 5]));
    expect(rejected.find((issue) => issue.row === 3)).toMatchObject({ column: '姓名', file: '台账.csv', sheet: '台账' });
    expect(rejected.find((issue) => issue.row === 4)).toMatchObject({ column: '专职/兼职', value: '专(兼)职' });
    expect(rejected.find((issue) => issue.row === 5)?.message).toContain('第2行');
    expect(rejected.find((issue) => issue.row === 6)?.message).toContain('学校');
    for (const issue of issues) expect(issue.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('rejects a level it does not know and counts a row without score and level as not tested', async () => {
    const desk = await newDesk();
    const list = csv([
      ['姓名', '学号', '年级', '测评时间', '总分', '预警等级', '学校名称'],
      ['甲', '1', '七年级', '2025-10-16', 30, '正常', '曹县第一中学'],
      ['乙', '2', '七年级', '2025-10-16', 31, '有点怪', '曹县第一中学'],
      ['丙', '3', '七年级', '', '', '', '曹县第一中学'],
      ['丁', '4', '七年级', '2025-10-16', 31, '', '曹县第一中学'],
    ]);
    const report = await desk.import(desk.write('测评.csv', list));
    expect(report.files[0]).toMatchObject({ rowsRead: 4, rowsLoaded: 2, rowsRejected: 2 });
    const { issues } = await desk.call('import.issues', {});
    expect(issues.filter((issue) => issue.action === 'rejected').map((issue) => issue.row).sort()).toEqual([3, 5]);
  });
});

describe('batches', () => {
  it('change nothing when the same files come again', async () => {
    const desk = await newDesk();
    const files = [desk.write('名录.csv', directory), desk.write('测评.csv', results(40))];
    await desk.import(...files);
    await desk.call('workspace.close', {});
    const before = await tableChecksums(desk.workspacePath);
    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    const again = await desk.import(...files);
    expect(again.files.map((file) => file.status)).toEqual(['unchanged', 'unchanged']);
    expect(again.totals).toMatchObject({ loaded: 0, rowsLoaded: 0 });
    await desk.call('workspace.close', {});
    expect(await tableChecksums(desk.workspacePath)).toEqual(before);
  });

  it('leave the warehouse as it was when undone', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory), desk.write('测评.csv', results(40)));
    await desk.call('workspace.close', {});
    const before = await tableChecksums(desk.workspacePath);

    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    const corrected = await desk.import(desk.write('测评-更正.csv', results(45, (index) => (index < 5 ? '一级' : '正常'))));
    expect(corrected.files[0]).toMatchObject({ rowsLoaded: 45, rowsReplacing: 40 });
    expect(await city(desk, 'assessedStudents')).toMatchObject({ value: 45 });
    const undone = await desk.call('import.undo', { batchId: corrected.files[0]?.batch ?? 0 });
    expect(undone).toMatchObject({ rowsRemoved: 45, rowsRestored: 40 });
    expect(await city(desk, 'assessedStudents')).toMatchObject({ value: 40 });
    await desk.call('workspace.close', {});
    expect(await tableChecksums(desk.workspacePath)).toEqual(before);
  });

  it('let a corrected file load in full after an undo', async () => {
    const desk = await newDesk();
    const file = desk.write('测评.csv', results(40));
    const first = await desk.import(file);
    await desk.call('import.undo', { batchId: first.files[0]?.batch ?? 0 });
    expect((await desk.import(file)).files[0]).toMatchObject({ status: 'loaded', rowsLoaded: 40, rowsReplacing: 0 });
  });

  it('replace older rows of the same student and say so', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', directory), desk.write('测评.csv', results(20)));
    const report = await desk.import(desk.write('更正.csv', results(20, (index) => (index === 7 ? '一级' : '正常'))));
    expect(report.files[0]?.message).toContain('20 行更新了以前导入的同一对象');
    const levels = await desk.figures({ indicators: ['riskDistribution'], schoolYear: '2025-2026' });
    expect(levels.find((row) => row['riskLevel'] === '3')).toMatchObject({ numerator: 1, denominator: 20 });
    const { batches } = await desk.call('import.batches', {});
    expect(batches.map((batch) => [batch.batch, batch.rowsReplaced])).toEqual([[3, 0], [2, 20], [1, 0]]);
  });

  it('leave nothing behind when the import is cancelled', async () => {
    const desk = await newDesk();
    const files = Array.from({ length: 6 }, (_, index) => desk.write(`测评${index}.csv`, results(3000 + index)));
    const controller = new AbortController();
    const outcome = await desk.engine.call(
      'import.run',
      { sources: files.map((path) => ({ kind: 'path', path })) },
      { signal: controller.signal, onProgress: (progress) => { if (progress.phase === '读取并核对' && progress.done >= 1) controller.abort(); } },
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(await desk.call('data.summary', {})).toMatchObject({ batches: 0, schoolYears: [] });
    expect((await desk.import(...files)).totals.loaded).toBe(6);
  });
});

describe('children', () => {
  it('appear nowhere in the workspace file or its WAL', async () => {
    const desk = await newDesk();
    const rows = Array.from({ length: 50 }, (_, index) => [`欧阳隐${String.fromCharCode(0x4e00 + index * 37)}`, `XJ20250${1000 + index}`, '女', '八年级', `13805${100_000 + index}`, 20 + index, index % 9 === 0 ? '奇怪等级' : '正常', '曹县第一中学']);
    const list = xlsx({ 结果: { rows: [['姓名', '学籍号', '性别', '年级', '联系电话', '总分', '预警等级', '学校'], ...rows] } });
    const report = await desk.import(desk.write('结果.xlsx', list));
    expect(report.files[0]?.rowsRejected).toBe(6);
    const readAll = (): string => ['', '.wal'].map((suffix) => { try { return readFileSync(desk.workspacePath + suffix).toString('latin1'); } catch { return ''; } }).join('');
    const open = readAll();
    await desk.call('workspace.close', {});
    for (const bytes of [open, readAll()]) {
      expect(bytes.length).toBeGreaterThan(10_000);
      for (const [name, number, , , phone] of rows) {
        for (const secret of [String(name), String(number), String(phone)]) expect(bytes.includes(Buffer.from(secret).toString('latin1'))).toBe(false);
      }
      // The control: what may be stored is found by the same search.
      expect(open.includes(Buffer.from('曹县第一中学').toString('latin1'))).toBe(true);
    }
  });

  it('get the same pseudonym from 学籍号 and ID card, in another file and year', async () => {
    const desk = await newDesk();
    await desk.import(
      desk.write('a.csv', csv([['2024-2025学年测评结果'], ['姓名', '学籍号', '年级', '总分', '预警等级', '学校'], ['甲', 'G371721201201010017', '六年级', 10, '正常', '曹县实验小学']])),
      desk.write('b.csv', csv([['2025-2026学年测评结果'], ['姓名', '身份证号', '年级', '总分', '预警等级', '学校'], ['甲', '371721201201010017', '七年级', 10, '正常', '曹县第一中学']])),
    );
    const [row] = await stored(desk, 'SELECT count(*), count(DISTINCT pseudonym), min(identityKind) FROM assessment');
    expect(row).toEqual([2n, 1n, 'idCard']);
  });

  it('get other pseudonyms in a workspace with another key', async () => {
    const kept: unknown[] = [];
    for (let round = 0; round < 2; round++) {
      const desk = await deskWithOwnKey();
      await desk.import(desk.write('a.csv', results(1)));
      kept.push((await stored(desk, 'SELECT pseudonym FROM assessment'))[0]?.[0]);
    }
    expect(kept[0]).not.toBe(kept[1]);
  });
});

describe('inspection', () => {
  it('tells datasets, columns and gaps, masks children in the preview and writes nothing', async () => {
    const desk = await newDesk();
    const { files } = await desk.call('import.inspect', { sources: [{ kind: 'path', path: desk.write('测评.csv', results(20)) }, { kind: 'path', path: desk.write('说明.txt', '没有表格') }] });
    expect(files[0]).toMatchObject({ status: 'recognised', tables: [{ dataset: 'assessmentResults', headerRow: 2, schoolYear: '2025-2026', missingRequired: [] }] });
    expect(JSON.stringify(files[0])).not.toContain('赵测试1');
    expect(files[0]?.tables[0]?.preview[0]?.join(' ')).toContain('曹县第一中学');
    expect(files[1]).toMatchObject({ status: 'failed' });
    expect((await desk.call('data.summary', {})).batches).toBe(0);
  });

  it('takes uploaded bytes as it takes paths', async () => {
    const desk = await newDesk();
    const bytes = Buffer.from(directory);
    const first = await desk.call('upload.append', { name: '曹县/名录.csv', chunk: bytes.subarray(0, 100) });
    await desk.call('upload.append', { uploadId: first.uploadId, name: '曹县/名录.csv', chunk: bytes.subarray(100) });
    const report = await desk.call('import.run', { sources: [{ kind: 'upload', uploadId: first.uploadId }] });
    expect(report.files[0]).toMatchObject({ status: 'loaded', path: '曹县/名录.csv', rowsLoaded: 2 });
    expect(await desk.call('upload.discard', { uploadIds: [first.uploadId] })).toEqual({ discarded: 1 });
    const gone = await newEngine().call('upload.append', { uploadId: 'nothing', name: 'x', chunk: bytes });
    expect(gone).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
    expect(valueOf(await desk.engine.call('workspace.status', {})).open).toBe(true);
  });
});
