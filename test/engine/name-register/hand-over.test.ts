/** What a school is handed: its names, and by code the pupils to be followed up; readable with its own key alone, and logged. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { openedCsv, openedWorkbook } from '../../../electron/engine/name-register/opened-files';
import { type OpenedRegister, openRegister } from '../../../electron/engine/name-register/open-file';
import { packHandOver } from '../../../electron/engine/name-register/payload';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';
import { FIRST, NAMES, newSchool, PUPILS, results, type School, SECOND, withDirectory, YEAR } from './support';

const REASON = '核对重点学生跟进情况';

async function deskWithNames(): Promise<{ readonly desk: TestDesk; readonly first: School; readonly second: School; readonly folder: string }> {
  const desk = await newDesk();
  const [first, second] = [await newSchool(), await newSchool()];
  await withDirectory(desk);
  await desk.call('register.setKey', { school: FIRST, publicKey: first.recipient });
  await desk.call('register.setKey', { school: SECOND, publicKey: second.recipient });
  await desk.import(desk.write('测评.csv', results([...PUPILS, ['曹县第一中学', '端木戊辰', 'S20250008', '一级'], ['曹县第一中学', '百里己巳', 'S20250009', '三级']])));
  return { desk, first, second, folder: desk.folder };
}

async function handedOver(desk: TestDesk, school: School, file: string, list = true): Promise<OpenedRegister> {
  const { folder } = await desk.call('register.handOver', { schools: [FIRST], followUpList: list, reason: list ? REASON : '', to: { kind: 'folder', folder: desk.folder } });
  return openRegister(readFileSync(join(folder ?? '', file)), [school.identity]);
}

const FILE = `曹县第一中学-${YEAR}学年名册.age`;

describe('a hand-over', () => {
  it('is one file a school, which its own key opens and no other', async () => {
    const { desk, first, second, folder } = await deskWithNames();
    const run = await desk.call('register.handOver', { to: { kind: 'folder', folder } });
    expect(run).toMatchObject({ schoolYear: YEAR, written: 2, skipped: [], archive: null });
    expect(readdirSync(run.folder ?? '').sort()).toEqual([FILE, `曹县第二中学-${YEAR}学年名册.age`].sort());
    const bytes = readFileSync(join(run.folder ?? '', FILE));
    const opened = await openRegister(bytes, [first.identity]);
    expect(opened).toMatchObject({ schoolName: '曹县第一中学', schoolYear: YEAR, followUp: null, closedParts: 0 });
    expect(opened.pupils.map(([, name]) => name)).toEqual([NAMES[0], NAMES[1], '端木戊辰', '百里己巳']);
    await expect(openRegister(bytes, [second.identity])).rejects.toMatchObject({ error: { code: 'WRONG_PASSPHRASE' } });
    for (const name of NAMES) expect(bytes.includes(name)).toBe(false);
  });

  it('lists the two gravest levels without a record of follow-up, by the code that the register names', async () => {
    const { desk, first } = await deskWithNames();
    const before = await handedOver(desk, first, FILE);
    expect(before.followUp?.map((row) => row.slice(1))).toEqual([
      ['危机（一级）', '2025-10-16', '端木戊辰', '女', '七年级', '3班', '0008'],
      ['重点关注（二级）', '2025-10-16', NAMES[0], '女', '七年级', '3班', '0001'],
    ]);
    await desk.import(desk.write('台账.csv', csv([['2025-2026学年重点关注学生跟进台账'], ['学校名称', '姓名', '学号', '年级', '筛查日期', '访谈日期'], ['曹县第一中学', '端木戊辰', 'S20250008', '七年级', '2025-10-16', '2025-10-30']])));
    await desk.call('settings.set', { setting: 'riskLabels', value: { preset: 'colours' } });
    const { archive } = await desk.call('register.handOver', { schools: [FIRST], followUpList: true, reason: REASON, to: { kind: 'archive' } });
    const [content] = Object.values(unzipSync(archive?.bytes ?? new Uint8Array()));
    const after = await openRegister(content ?? new Uint8Array(), [first.identity]);
    expect(after.followUp?.map((row) => [row[1], row[3]])).toEqual([['橙色（重点关注）', NAMES[0]]]);
    expect(after.followUp?.[0]?.[0]).toBe(before.followUp?.[1]?.[0]);
    expect(after.pupils).toHaveLength(4);
  });

  it('tells the number of pupils on a list by nothing: neither answer, log nor length of the file', async () => {
    const { desk } = await deskWithNames();
    const { archive, ...run } = await desk.call('register.handOver', { followUpList: true, reason: REASON, schools: [FIRST], to: { kind: 'archive' } });
    expect(archive).not.toBeNull();
    expect(run).toEqual({ schoolYear: YEAR, written: 1, skipped: [], folder: null });
    const about = { schoolName: '甲', schoolYear: YEAR, madeAt: '', unit: '' };
    const [none, many] = ['', 'K7QM-2F9D-X4TB,危机（一级）,2025-10-16\r\n'.repeat(500)].map((followUpList) => packHandOver({ ...about, followUpList }, [], new Date()).length);
    expect(none).toBe(many);
    const log = tableFromIPC((await desk.call('audit.list', { actions: ['register.handOver'] })).rows).toArray().map((row: { details: string }) => row.details);
    expect(log[0]).toMatch(/名册 4 行；附需要跟进的学生名单（仅该校能打开）；原因：核对重点学生跟进情况；公钥指纹 [0-9a-f ]+；校验值 [0-9a-f]{64}$/);
    expect(log).toHaveLength(1);
  });

  it('needs a reason for the list, is logged with it, school by school, and changes nothing', async () => {
    const { desk, folder } = await deskWithNames();
    const refused = errorOf(await desk.engine.call('register.handOver', { followUpList: true, reason: ' 查 ', to: { kind: 'folder', folder } }));
    expect([refused.code, refused.message]).toEqual(['BAD_REQUEST', expect.stringContaining('须写明原因')]);
    expect((await desk.call('audit.list', { actions: ['register.handOver'] })).total).toBe(0);
    await desk.call('register.handOver', { followUpList: true, reason: REASON, to: { kind: 'folder', folder } });
    expect((await desk.call('audit.list', { actions: ['register.handOver'], text: REASON })).total).toBe(2);
    expect((await desk.call('workspace.verify', {})).whole).toBe(true);
  });

  it('says for which schools there is nothing, and refuses those without a key', async () => {
    const { desk, folder } = await deskWithNames();
    await desk.call('register.setKey', { school: '3137000003', publicKey: (await newSchool()).recipient });
    expect(await desk.call('register.handOver', { schools: ['3137000003'], to: { kind: 'folder', folder } })).toMatchObject({ written: 0, skipped: [{ county: '曹县', school: '实验中学' }] });
    expect(errorOf(await desk.engine.call('register.handOver', { schools: ['x'], to: { kind: 'folder', folder } })).code).toBe('BAD_REQUEST');
    expect(errorOf(await desk.engine.call('register.handOver', { to: { kind: 'folder', folder: join(folder, '没有') } })).code).toBe('FILE_NOT_FOUND');
    const empty = await newDesk();
    await withDirectory(empty);
    expect(errorOf(await empty.engine.call('register.handOver', { to: { kind: 'archive' } })).code).toBe('NO_DATA');
  });

  it('opens after a change of keys with both, and with the new one tells what stays closed', async () => {
    const { desk, first } = await deskWithNames();
    const renewed = await newSchool();
    await desk.call('register.setKey', { school: FIRST, publicKey: renewed.recipient });
    await desk.import(desk.write('补报.csv', results([['曹县第一中学', '轩辕庚午', 'S20250010', '正常'], ['曹县第一中学', '欧阳甲子改名', 'S20250001', '正常']])));
    const { folder } = await desk.call('register.handOver', { schools: [FIRST], followUpList: true, reason: REASON, to: { kind: 'folder', folder: desk.folder } });
    const bytes = readFileSync(join(folder ?? '', FILE));
    const alone = await openRegister(bytes, [renewed.identity]);
    expect([alone.pupils.length, alone.closedParts, alone.followUp?.[0]?.slice(3).join('')]).toEqual([2, 1, '']);
    const both = await openRegister(bytes, [renewed.identity, first.identity]);
    // The latest import says what a pupil is called.
    expect(both.pupils.map(([, name]) => name)).toEqual(['轩辕庚午', '欧阳甲子改名', NAMES[1], '端木戊辰', '百里己巳']);
    await expect(openRegister(bytes, [first.identity])).rejects.toMatchObject({ error: { code: 'WRONG_PASSPHRASE' } });
    await expect(openRegister(bytes.subarray(0, bytes.length - 9), [renewed.identity])).rejects.toMatchObject({ error: { code: 'WRONG_PASSPHRASE' } });
  });

  it('becomes a workbook or a table for the school', async () => {
    const { desk, first } = await deskWithNames();
    const opened = await handedOver(desk, first, FILE);
    const workbook = read(await openedWorkbook(opened, new Date()));
    expect(workbook.SheetNames).toEqual(['需要跟进的学生', '名册']);
    const rows = (name: string): unknown[][] => utils.sheet_to_json(workbook.Sheets[name]!, { header: 1 });
    expect(rows('需要跟进的学生')).toEqual([['假名编号', '预警等级', '测评日期', '姓名', '性别', '年级', '班级', '学号或学籍号'], ...(opened.followUp ?? [])]);
    expect(rows('名册')).toHaveLength(5);
    const table = openedCsv(opened).split('\r\n');
    expect(table[0]).toBe('\ufeff假名编号,姓名,性别,年级,班级,学号或学籍号,预警等级,测评日期');
    expect(table[1]).toMatch(/^[^,]+,欧阳甲子,女,七年级,3班,0001,重点关注（二级）,2025-10-16$/);
    expect(table[2]).toMatch(/,司徒乙丑,女,七年级,3班,0002,,$/);
  });
});
