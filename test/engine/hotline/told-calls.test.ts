/** Free SQL of the hotline's calls: groups alone, none of few, and nothing that pages or reports keep back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import * as XLSX from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../electron/engine/engine';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { CALLS_VIEWS, callsViewSql } from '../../../electron/engine/warehouse/told-calls';
import { CALL_PARTS } from '../../../shared/hotline-calls';
import { askCalls } from '../support/calls';
import { PASSPHRASE, TestDesk, valueOf } from '../support/engine';
import { randomOf } from '../support/random';
import { csv } from '../support/spreadsheets';

const MINIMUM = 10;
const MONTHS = ['2025-09', '2025-10', '2025-11', '2025-12'];
/** Of the calls in turn: most from two counties, a few from others, one of them alone in its county, month and hour. */
const COUNTIES = ['牡丹区', '曹县', '牡丹区', '曹县', '牡丹区', '曹县', '牡丹区', '单县'];
const TOPICS = ['情绪', '学业', '人际关系', '家庭', '学业', '情绪', '家庭', '恋爱与性', '学业', '情绪', ''];
const LEVELS = ['无', '低', '中', '无', '低', '无', '高'];

type Row = Readonly<Record<string, unknown>>;
let desk: TestDesk;
const ask = async (sql: string): Promise<readonly Row[]> => tableFromIPC((await desk.call('query.run', { sql })).rows).toArray().map((row: { toJSON(): Row }) => row.toJSON());
const count = (value: unknown): number => Number(value ?? 0);

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-told-'));
  const engine = createEngine({ memoryLimitMb: 512, threads: 1, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
  const status = valueOf(await engine.call('workspace.create', { path: join(folder, 'w.yuxin'), passphrase: PASSPHRASE }));
  desk = new TestDesk(engine, folder, status.path ?? '');
  const random = randomOf(45);
  const calls = MONTHS.flatMap((month, of) =>
    Array.from({ length: [60, 90, 40, 4][of] ?? 0 }, (_, index) => [
      `${month}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}${index % 15 === 0 ? '' : ` ${String(8 + Math.floor(random() * 10)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`}`,
      index % 7 === 0 ? '否' : '是', index % 3 === 0 ? '学生' : '家长', '初一', COUNTIES[index % COUNTIES.length] ?? '', TOPICS[Math.floor(random() * TOPICS.length)] ?? '', LEVELS[Math.floor(random() * LEVELS.length)] ?? '', '倾听',
    ]),
  );
  const alone = ['2025-11-09 03:20', '是', '学生', '高二', '东明县', '自杀', '高', '报警'];
  await desk.import(desk.write('2025-2026学年热线来电登记.csv', csv([['来电时间', '是否接通', '来电者身份', '年级', '县区', '问题类型', '危机等级', '处置方式'], ...calls, alone])));
}, 60_000);
afterAll(async () => {
  await desk.engine.close();
  rmSync(desk.folder, { recursive: true, force: true });
});

it.each(CALLS_VIEWS)('%s tells no group of few', async (view) => {
  const rows = await ask(`SELECT * FROM ${view}`);
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.filter(({ suppressed, calls }) => suppressed !== (calls === null))).toEqual([]);
  expect(rows.filter(({ calls }) => count(calls) > 0 && count(calls) < MINIMUM)).toEqual([]);
  expect(rows.some(({ suppressed }) => suppressed === true)).toBe(true);
  expect(rows.some(({ suppressed }) => suppressed === false)).toBe(true);
});

describe('what was called about', () => {
  it('is told of a year as the page tells it, and of months as their reports do', async () => {
    const review = await desk.call('hotline.calls', { schoolYear: '2025-2026' });
    const cells = await ask('SELECT * FROM hotline_call_topics');
    expect(review.topicByLevel?.topics.flatMap((topic, down) => review.topicByLevel?.levels.map((level, across) => [topic, level, review.topicByLevel?.calls[down]?.[across]]) ?? [])).toEqual(
      cells.map(({ topicName, crisisLevelName, calls }) => [topicName, crisisLevelName, calls === null ? null : count(calls)]),
    );
    for (const month of MONTHS) {
      const { files } = await desk.call('report.issue', { kind: 'callsMonth', parameters: { month } });
      const book = XLSX.read(files[0]!.bytes, { type: 'array' });
      const printed = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['表4 来电构成']!, { header: 1 });
      const rows = await ask(`SELECT partName, valueName, calls FROM hotline_call_parts WHERE month = '${month}'`);
      expect(rows.length).toBeGreaterThan(30);
      for (const { partName, valueName, calls } of rows) {
        const row = printed.find(([part, value]) => part === partName && value === valueName);
        expect([month, partName, valueName, row?.[2]]).toEqual([month, partName, valueName, calls === null ? '样本过小' : count(calls)]);
      }
    }
  });

  it('adds up with what is hidden to the calls of its month, in every part', async () => {
    const parts = await ask('SELECT month, part, sum(calls) AS told, count(*) FILTER (WHERE suppressed) AS hidden FROM hotline_call_parts GROUP BY ALL');
    const months = new Map((await askCalls(desk, "SELECT strftime(calledOn, '%Y-%m') AS month, count(*) AS calls FROM calls GROUP BY ALL")).map(({ month, calls }) => [month, count(calls)]));
    expect(parts).toHaveLength(MONTHS.length * CALL_PARTS.length);
    for (const { month, told, hidden } of parts) {
      const rest = (months.get(month) ?? 0) - count(told);
      // A month of few calls is told whole; all that it is made of is hidden.
      if (count(hidden) === 0) expect(rest).toBe(0);
      else if ((months.get(month) ?? 0) >= MINIMUM) expect([count(hidden) >= 2, rest >= MINIMUM]).toEqual([true, true]);
      else expect(count(told)).toBe(0);
    }
  });
});

describe('when and where calls came', () => {
  it('is told so that the calls of counties, months and hours give no small group away', async () => {
    const calls = await askCalls(desk, "SELECT county, strftime(calledOn, '%Y-%m') AS month, hour, count(*) AS calls FROM calls GROUP BY ALL");
    const sums = (by: string): Map<unknown, number> => calls.reduce((found, row) => found.set(row[by], (found.get(row[by]) ?? 0) + count(row['calls'])), new Map<unknown, number>());
    const tried = async (view: string, by: string): Promise<void> => {
      for (const { name, told, hidden } of await ask(`SELECT ${by} AS name, sum(calls) AS told, count(*) FILTER (WHERE suppressed) AS hidden FROM ${view} GROUP BY ALL`)) {
        const all = sums(by).get(name) ?? 0;
        const rest = all - count(told);
        if (count(hidden) === 0) expect([view, name, rest]).toEqual([view, name, 0]);
        else if (all >= MINIMUM) expect([view, name, count(hidden) >= 2, rest >= MINIMUM]).toEqual([view, name, true, true]);
      }
    };
    await tried('hotline_call_counts', 'county');
    await tried('hotline_call_counts', 'month');
    for (const view of ['hotline_call_months', 'hotline_call_hours']) {
      const [all] = await ask(`SELECT sum(calls) AS told, count(*) FILTER (WHERE suppressed) AS hidden FROM ${view}`);
      const rest = 195 - count(all?.['told']);
      expect([view, count(all?.['hidden']) >= 2, rest >= MINIMUM]).toEqual([view, true, true]);
    }
  });

  it('is one row for the single call of a county, with a number of neither calls nor answers', async () => {
    expect(await ask("SELECT month, suppressed, calls, answered FROM hotline_call_counts WHERE countyName = '东明县'")).toEqual([{ month: '2025-11', suppressed: true, calls: null, answered: null }]);
    expect(await ask('SELECT suppressed, calls, answered FROM hotline_call_hours WHERE hour = 3')).toEqual([{ suppressed: true, calls: null, answered: null }]);
  });
});

it('knows its views under capitals and quotes, and follows the threshold of the workspace', async () => {
  const told = async (): Promise<number> => count((await ask('SELECT count(calls) AS told FROM "HOTLINE_CALL_PARTS"'))[0]?.['told']);
  const before = await told();
  expect(before).toBeGreaterThan(0);
  await desk.call('settings.set', { setting: 'minimumValidResults', value: 50 });
  expect(await told()).toBeLessThan(before);
  await desk.call('settings.reset', { setting: 'minimumValidResults' });
  expect(await told()).toBe(before);
});

it('tells nothing to a connection that nothing was told', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const view of CALLS_VIEWS) expect((await connection.runAndReadAll(callsViewSql(view))).getRows()).toEqual([]);
  connection.closeSync();
  instance.closeSync();
});
