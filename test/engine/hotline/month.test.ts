/** Reports of a month of the hotline: every figure beside what the rows of calls and the year's own report say. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { createEngine } from '../../../electron/engine/engine';
import { generateRota } from '../../../electron/engine/hotline';
import { safeMonths } from '../../../electron/engine/hotline/month-calls';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import { daysOfMonth, monthsAfter, monthsOfSchoolYear, schoolYearOfMonth } from '../../../shared/month';
import { askCalls } from '../support/calls';
import { PASSPHRASE, TestDesk, valueOf } from '../support/engine';
import { randomOf } from '../support/random';
import { csv } from '../support/spreadsheets';

const TOPICS = ['情绪', '学业', '人际关系', '家庭'];
const two = (value: number): string => String(value).padStart(2, '0');

/** Calls of October and November 2025 and of November 2024; a few of a rare topic, and some of which only the day is known. */
function callsOf(month: string, count: number, seed: number): string[][] {
  const random = randomOf(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  return Array.from({ length: count }, (_, index) => [
    `${month}-${two(1 + Math.floor(random() * 28))}${index % 20 === 0 ? '' : ` ${two(Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}`}`,
    index % 9 === 0 ? '否' : '是', String(1 + Math.floor(random() * 60)), String(1 + Math.floor(random() * 50)), pick(['学生', '家长']), '高一', '曹县', index % 40 === 3 ? '恋爱与性' : pick(TOPICS), index % 50 === 7 ? '高' : pick(['中', '低', '无']), pick(['倾听', '建议']),
  ]);
}

const HEADER = ['来电时间', '是否接通', '等待时长（秒）', '通话时长（分钟）', '来电者身份', '年级', '县区', '问题类型', '危机等级', '处置方式'];

let desk: TestDesk;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-month-'));
  const engine = createEngine({ memoryLimitMb: 512, threads: 1, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
  const status = valueOf(await engine.call('workspace.create', { path: join(folder, 'w.yuxin'), passphrase: PASSPHRASE }));
  desk = new TestDesk(engine, folder, status.path ?? '');
  await desk.import(desk.write('2024-2025学年热线来电登记.csv', csv([HEADER, ...callsOf('2024-11', 130, 5)])));
  await desk.import(desk.write('2025-2026学年热线来电登记.csv', csv([HEADER, ...callsOf('2025-10', 160, 6), ...callsOf('2025-11', 200, 7), ...callsOf('2025-12', 7, 8)])));
  const duties = daysOfMonth('2025-11').flatMap((day) => (day === '2025-11-09' ? [] : [[day, '白班', '08:00-20:00', '1号席', '张明', '曹县', '曹县第一中学', day === '2025-11-03' ? '赵宁' : ''], [day, '夜班', '20:00-08:00', '1号席', '李芳', '单县', '单县第一中学', '']]));
  await desk.import(desk.write('2025-2026学年心理热线值班表.csv', csv([['值班日期', '班次', '起止时间', '席位', '姓名', '县区', '学校名称', '替班人'], ['2025-10-31', '夜班', '20:00-08:00', '1号席', '李芳', '单县', '单县第一中学', ''], ...duties])));
}, 60_000);
afterAll(async () => {
  await desk.engine.close();
  rmSync(desk.folder, { recursive: true, force: true });
});

const bookOf = async (kind: 'callsMonth' | 'dutyRota', month?: string): Promise<XLSX.WorkBook> => {
  const { files } = await desk.call('report.issue', { kind, parameters: month === undefined ? {} : { month } });
  return XLSX.read(files[0]!.bytes, { type: 'array' });
};
const rowsOf = (book: XLSX.WorkBook, sheet: string): unknown[][] => XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1 });
const rowOf = (book: XLSX.WorkBook, sheet: string, name: string): unknown[] => rowsOf(book, sheet).find(([first]) => String(first).trim() === name) ?? [];

describe('热线运行月报', () => {
  it('tells days, hours, topics and handling as the rows of calls have them, with the two other months beside', async () => {
    const book = await bookOf('callsMonth', '2025-11');
    const count = async (condition: string): Promise<number> => {
      const [found] = await askCalls(desk, `SELECT count(*) AS calls FROM calls WHERE ${condition}`);
      return Number(found?.['calls']);
    };
    const [november, october, yearAgo] = ['2025-11', '2025-10', '2024-11'].map((month) => `strftime(calledOn, '%Y-%m') = '${month}'`);
    expect(rowOf(book, '表1 主要情况', '来电（次）').slice(1)).toEqual([200, 160, 40, 130, 70]);
    const answered = await Promise.all([november, october].map((month) => count(`${month} AND answered`)));
    const share = rowOf(book, '表1 主要情况', '接通率');
    expect(share[1]).toBe(answered[0]! / 200);
    expect(share[3]).toBeCloseTo((answered[0]! / 200 - answered[1]! / 160) * 100, 10);
    for (const day of [3, 17, 30]) expect(rowOf(book, '表2 分日来电', `11月${day}日`)[2]).toBe(await count(`calledOn = '2025-11-${two(day)}'`));
    for (const hour of [0, 9, 21]) {
      const row = rowOf(book, '表3 分时段来电', `${two(hour)}:00—${two(hour)}:59`);
      expect([row[1], row[3], row[4]]).toEqual(await Promise.all([november, october, yearAgo].map((month) => count(`${month} AND hour = ${hour}`))));
    }
    expect(rowOf(book, '表3 分时段来电', '未填时刻')[1]).toBe(10);
    const parts = rowsOf(book, '表4 来电构成');
    let told = 0;
    for (const [part, name, column, value] of [['问题类型', '学业', 'topic', 'study'], ['问题类型', '家庭', 'topic', 'family'], ['危机等级', '低', 'crisisLevel', 'low'], ['处置方式', '倾听疏导', 'handling', 'listening'], ['处置方式', '建议指导', 'handling', 'advice']] as const) {
      const row = parts.find((each) => each[0] === part && each[1] === name) ?? [];
      for (const [place, month] of [[2, november], [4, october], [6, yearAgo]] as const) {
        if (row[place] === '样本过小') continue;
        expect(row[place], `${name} ${month}`).toBe(await count(`${month} AND ${column} = '${value}'`));
        told++;
      }
    }
    // What December's few calls take with them is the smaller part.
    expect(told).toBeGreaterThanOrEqual(8);
  });

  it('adds up over the months to what the indicator says of the year', async () => {
    const [figure] = await desk.figures({ indicators: ['hotlineCalls'], by: [], schoolYear: '2025-2026' });
    const months = await Promise.all(['2025-10', '2025-11', '2025-12'].map(async (month) => Number(rowOf(await bookOf('callsMonth', month), '表1 主要情况', '来电（次）')[1])));
    expect(months.reduce((sum, calls) => sum + calls, 0)).toBe(figure?.['value']);
  });

  it('hides few calls of a kind, and all kinds of a month with few calls', async () => {
    const part = (book: XLSX.WorkBook, name: string): unknown => rowsOf(book, '表4 来电构成').find((row) => row[0] === '问题类型' && row[1] === name)?.[2];
    expect(part(await bookOf('callsMonth', '2025-11'), '恋爱与性')).toBe('样本过小');
    const december = await bookOf('callsMonth', '2025-12');
    expect(rowOf(december, '表1 主要情况', '来电（次）')[1]).toBe(7);
    for (const name of ['情绪', '学业', '恋爱与性', '未填写']) expect(part(december, name)).toBe('样本过小');
  });

  it('takes the last month with data where none is named, and says of a month without any what to do', async () => {
    const { reports } = await desk.call('report.history', { kind: 'callsMonth' });
    await bookOf('callsMonth');
    expect((await desk.call('report.history', { kind: 'callsMonth' })).reports).toHaveLength(reports.length);
    const refused = await desk.engine.call('report.issue', { kind: 'callsMonth', parameters: { month: '2026-03' } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'NO_DATA', message: expect.stringContaining('2026年3月没有来电登记') as string } });
    expect(reports.flatMap(({ parameters }) => parameters)).toContainEqual({ label: '月份', text: '2025年12月' });
  });
});

describe('热线值班表', () => {
  it('stands as it was imported, day by day, with who stood in and what nobody covers', async () => {
    await desk.call('settings.set', { setting: 'hotlineNumber', value: '0530-6885885' });
    const book = await bookOf('dutyRota', '2025-11');
    expect(rowsOf(book, '值班表')[0]?.[0]).toBe('2025年11月心理热线（0530-6885885）值班表');
    expect(rowsOf(book, '值班表')[2]).toEqual(['日期', '星期', '白班\n（08:00—20:00）', '夜班\n（20:00—次日08:00）']);
    expect(rowOf(book, '值班表', '2025-11-03')).toEqual(['2025-11-03', '星期一', '张明（赵宁）', '李芳']);
    expect(rowOf(book, '值班表', '2025-11-09').slice(0, 2)).toEqual(['2025-11-09', '星期日']);
    expect(rowOf(book, '值班明细', '2025-11-03').slice(0, 8)).toEqual(['2025-11-03', '白班', '08:00—20:00', '1号席', '张明', '曹县', '曹县第一中学', '赵宁']);
    expect(rowOf(book, '每人班次', '张明').slice(3, 5)).toEqual([29, 348]);
    const notes = JSON.stringify(rowsOf(book, '每人班次'));
    // The first morning is covered by the night of 31 October; a day and the morning after it by nobody.
    expect(notes).toContain('本月 720 小时中有人值班的 696 小时');
    expect(notes).toContain('11月9日 08:00—11月10日 08:00 无人值班');
    await desk.call('settings.reset', { setting: 'hotlineNumber' });
  });

  it('holds no telephone number, only room for it', async () => {
    const list = rowsOf(await bookOf('dutyRota', '2025-11'), '值班明细');
    expect(list.find((row) => row.includes('联系电话'))?.indexOf('联系电话')).toBe(8);
    expect(list.filter(([day]) => /^2025-11/.test(String(day))).every((row) => (row[8] ?? '') === '')).toBe(true);
  });
});

describe('what is told of months', () => {
  it('gives nothing away to who takes the other months off the year', () => {
    const counts = [[30, 4, 20], [25, 12, 15], [40, 11, 30]];
    const told = safeMonths(counts, [95, 27, 65], 10);
    expect(told[0]?.[1]).toBeNull();
    // Neither its month, whose calls are told, nor its column has it as the only unknown.
    expect(told[0]?.filter((cell) => cell === null).length).toBeGreaterThanOrEqual(2);
    for (const value of [0, 1, 2]) expect([0, 2, 3]).toContain(told.filter((month) => month[value] === null).length);
    expect(safeMonths(counts, [95, null, 65], 10)[0]?.[1]).toBeNull();
  });

  it('hides nothing where nothing is small, and everything of a month of few', () => {
    expect(safeMonths([[30, 40], [20, 30]], [50, 70], 10)).toEqual([[30, 40], [20, 30]]);
    expect(safeMonths([[30, 40], [0, 4]], [30, 44], 10)[1]).toEqual([null, null]);
  });
});

it('months know their neighbours and their school year', () => {
  expect([monthsAfter('2025-01', -1), monthsAfter('2025-12', 1), monthsAfter('2025-11', -12), schoolYearOfMonth('2026-08'), schoolYearOfMonth('2026-09')]).toEqual(['2024-12', '2026-01', '2024-11', '2025-2026', '2026-2027']);
  expect([monthsOfSchoolYear('2025-2026')[0], monthsOfSchoolYear('2025-2026').at(-1), daysOfMonth('2024-02').length]).toEqual(['2025-09', '2026-08', 29]);
});
