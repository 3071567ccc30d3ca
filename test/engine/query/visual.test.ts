/** Questions put together by hand on a sample city, counted a second time in plain code over what the sample was made from. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import type { EngineApi, ResultOf } from '../../../shared/contract';
import { countyLabel } from '../../../shared/regions';
import { stageLabel } from '../../../shared/stages';
import { type FieldCondition, type FieldGroup, type FieldMeasure, fieldQuery, groupKey, indicatorQuery, STARTING_POINTS, type VisualQuery, writeVisualQuery } from '../../../shared/visual-query';
import { compileFields, fieldKind, type ViewField } from '../../../shared/visual-sql';
import { anyFieldQuery } from '../../shared/visual-query/arbitrary';
import { reread } from '../report/reread';
import { errorOf, PASSPHRASE, valueOf } from '../support/engine';

interface Counts {
  readonly schoolCount: number;
  readonly schoolsWithCounselor: number;
  readonly assessedStudents: number;
  readonly riskLevels: Readonly<Record<string, number>>;
}
interface Truth {
  readonly schoolYear: string;
  readonly city: Counts;
  readonly byCounty: Readonly<Record<string, Counts>>;
  readonly byStage: Readonly<Record<string, Counts>>;
  readonly bySchool: Readonly<Record<string, Counts>>;
  readonly previous: Truth;
}
type Row = Readonly<Record<string, unknown>>;

const folder = mkdtempSync(join(tmpdir(), 'yuxin-visual-'));
let engine: EngineApi;
let truth: Truth;
/** School -> where it stands. */
let places: ReadonlyMap<string, { readonly county: string; readonly stage: string }>;

beforeAll(async () => {
  engine = createEngine({ memoryLimitMb: 512, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
  valueOf(await engine.call('workspace.create', { path: join(folder, '查询.yuxin'), passphrase: PASSPHRASE }));
  const sample = valueOf(await engine.call('sample.write', { folder: join(folder, 'sample'), seed: 5, schools: 40, students: 1200, schoolYear: '2025-2026', withPreviousYear: true }));
  truth = JSON.parse(readFileSync(sample.truthFile, 'utf8')) as Truth;
  valueOf(await engine.call('import.run', { sources: [{ kind: 'path', path: join(folder, 'sample') }] }));
  const { schools } = valueOf(await engine.call('data.schools', { schoolYear: '2025-2026' }));
  places = new Map(schools.map(({ school, county, stage }) => [school, { county, stage }]));
}, 120_000);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function rowsOf(bytes: Uint8Array): Row[] {
  return tableFromIPC(bytes).toArray().map((row: { toJSON(): Row }) => row.toJSON());
}

async function ask(query: VisualQuery): Promise<ResultOf<'query.visual'>> {
  return valueOf(await engine.call('query.visual', { spec: query }));
}

async function figures(query: VisualQuery): Promise<Row[]> {
  const answer = await ask(query);
  if (answer.source !== 'indicators') throw new Error(answer.source);
  return rowsOf(answer.rows);
}

/** Truth of the schools of a place, added up. */
function gathered(of: (counts: Counts) => number, county?: string, stage?: string): number {
  return Object.entries(truth.bySchool).reduce((sum, [school, counts]) => {
    const place = places.get(school);
    return (county === undefined || place?.county === county) && (stage === undefined || place?.stage === stage) ? sum + of(counts) : sum;
  }, 0);
}
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const valid = ({ riskLevels }: Counts): number => ['0', '1', '2', '3'].reduce((sum, level) => sum + (riskLevels[level] ?? 0), 0);

describe('figures of indicators', () => {
  const query = indicatorQuery({ indicators: ['schoolCount', 'counselorCoverage'], rows: ['county'], columns: ['stage'], rowTotals: true, columnTotals: true, presentation: 'pivot' });

  it('are those of the schools behind every cell and every total', async () => {
    const rows = await figures(query);
    expect(rows.filter(({ part }) => part === 'cell').length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ part }) => part))).toEqual(new Set(['cell', 'rowTotal', 'columnTotal', 'total']));
    for (const row of rows) {
      const [county, stage] = [row['county'], row['stage']].map((value) => (value === null ? undefined : text(value)));
      const schools = gathered(({ schoolCount }) => schoolCount, county, stage);
      const staffed = gathered(({ schoolsWithCounselor }) => schoolsWithCounselor, county, stage);
      expect([row['indicator'], county, stage, row['value']]).toEqual([row['indicator'], county, stage, row['indicator'] === 'schoolCount' ? schools : staffed / schools]);
    }
  });

  it('hide what too few stand behind, with the cells that totals would tell it by', async () => {
    const rows = await figures(indicatorQuery({ indicators: ['validResults'], rows: ['county'], columns: ['stage'], rowTotals: true, columnTotals: true, presentation: 'pivot' }));
    const cells = rows.filter(({ part }) => part === 'cell');
    const counts = new Map(cells.map((row) => [row, gathered(valid, text(row['county']), text(row['stage']))]));
    for (const [row, count] of counts) {
      if (count > 0 && count < 10) expect(row['suppressed']).toBe(true);
      expect(row['value']).toBe(row['suppressed'] === true ? null : count);
    }
    // Those of nobody stay, and so does most of the table.
    for (const [row, count] of counts) if (count === 0) expect(row['suppressed']).toBe(false);
    expect([...counts].filter(([row, count]) => count >= 10 && row['suppressed'] === false).length).toBeGreaterThan(5);
    expect([...counts.values()].some((count) => count > 0 && count < 10)).toBe(true);
    for (const [total, name] of [['rowTotal', 'county'], ['columnTotal', 'stage']] as const) {
      for (const row of rows.filter(({ part }) => part === total)) {
        const line = cells.filter((cell) => cell[name] === row[name]);
        const hidden = line.filter((cell) => cell['suppressed'] === true).map((cell) => counts.get(cell) ?? 0);
        // Shown, the total leaves at least two of together the threshold.
        if (row['suppressed'] === false && hidden.length > 0) expect([row[name], hidden.length > 1, hidden.reduce((sum, count) => sum + count, 0) >= 10]).toEqual([row[name], true, true]);
        if (row['suppressed'] === false) expect(row['value']).toBe(gathered(valid, name === 'county' ? text(row[name]) : undefined, name === 'stage' ? text(row[name]) : undefined));
      }
    }
    const answer = await ask(indicatorQuery({ indicators: ['validResults'], rows: ['county'], columns: ['stage'], rowTotals: true, columnTotals: true, presentation: 'pivot' }));
    expect(answer).toMatchObject({ source: 'indicators', privacyNote: expect.stringMatching(/有效结果.*少于 10.*推算出不足门槛的人数/) as unknown });
  });

  it('of several years stand beside each other and are not added up', async () => {
    const rows = await figures(indicatorQuery({ indicators: ['schoolCount'], rows: ['county'], columns: ['schoolYear'], schoolYears: ['2024-2025', '2025-2026'], rowTotals: true, columnTotals: true, presentation: 'pivot' }));
    expect(new Set(rows.map(({ part }) => part))).toEqual(new Set(['cell', 'columnTotal']));
    const totals = rows.filter(({ part }) => part === 'columnTotal').map((row) => [row['schoolYear'], row['value']]);
    expect(totals).toEqual([['2024-2025', truth.previous.city.schoolCount], ['2025-2026', truth.city.schoolCount]]);
  });

  it('stand beside the year before', async () => {
    const rows = await figures(indicatorQuery({ indicators: ['schoolCount'], rows: ['county'], compare: true }));
    for (const row of rows) expect(row['change']).toBe((truth.byCounty[text(row['county'])]?.schoolCount ?? 0) - (truth.previous.byCounty[text(row['county'])]?.schoolCount ?? 0));
    expect(rows.length).toBeGreaterThan(5);
  });

  it('that do not go together are refused in words', async () => {
    const asked = async (spec: unknown) => errorOf(await engine.call('query.visual', { spec })).message;
    expect(await asked(indicatorQuery({ indicators: ['schoolCount', 'counselorCoverage'], rows: ['grade'] }))).toContain('不能按年级统计或筛选');
    expect(await asked(indicatorQuery({ indicators: ['riskDistribution'], rows: ['county'] }))).toContain('总是分风险等级列出');
    expect(await asked({ source: 'indicators', indicators: ['nothing'] })).toContain('没有名为“nothing”的指标');
    expect(await asked(fieldQuery('audit', { measures: [{ aggregate: 'count' }] }))).toContain('没有名为“audit”的数据表');
    expect(await asked(fieldQuery('schools', { rows: [{ field: 'passphrase', part: null }] }))).toContain('没有字段“passphrase”');
  });
});

describe('fields of a documented view', () => {
  it('are grouped and measured as plain code does it, with totals of everything', async () => {
    const all = rowsOf(valueOf(await engine.call('query.run', { sql: 'SELECT county, level, hours, name FROM trainings', rowLimit: 100_000 })).rows);
    const answer = await ask(
      fieldQuery('trainings', {
        rows: [{ field: 'county', part: null }],
        columns: [{ field: 'level', part: null }],
        measures: [{ aggregate: 'count' }, { aggregate: 'sum', field: 'hours' }, { aggregate: 'distinct', field: 'name' }, { aggregate: 'average', field: 'hours' }, { aggregate: 'median', field: 'hours' }],
        rowTotals: true,
        columnTotals: true,
        presentation: 'pivot',
      }),
    );
    if (answer.source !== 'fields') throw new Error(answer.source);
    expect(answer.parts.map(({ statement }) => statement.part)).toEqual(['cell', 'rowTotal', 'columnTotal', 'total']);
    for (const { statement, rows } of answer.parts) {
      const keys = statement.part === 'cell' ? ['county', 'level'] : statement.part === 'rowTotal' ? ['county'] : statement.part === 'columnTotal' ? ['level'] : [];
      const groups = new Map<string, Row[]>();
      for (const row of all) {
        const key = JSON.stringify(keys.map((name) => row[name] ?? null));
        groups.set(key, [...(groups.get(key) ?? []), row]);
      }
      const shown = rowsOf(rows).map((row) => Object.values(row).map((value) => (typeof value === 'bigint' ? Number(value) : value)));
      expect(shown).toHaveLength(groups.size);
      for (const row of shown) {
        const group = groups.get(JSON.stringify(row.slice(0, keys.length))) ?? [];
        const hours = group.flatMap(({ hours: own }) => (typeof own === 'number' ? [own] : [])).sort((a, b) => a - b);
        const sum = hours.reduce((one, other) => one + other, 0);
        const middle = hours.length / 2;
        const median = hours.length % 2 === 1 ? hours[Math.floor(middle)] : ((hours[middle - 1] ?? 0) + (hours[middle] ?? 0)) / 2;
        const expected = [group.length, hours.length === 0 ? null : sum, new Set(group.map(({ name }) => name)).size, hours.length === 0 ? null : sum / hours.length, hours.length === 0 ? null : median];
        row.slice(keys.length).forEach((value, index) => (typeof value === 'number' ? expect(value).toBeCloseTo(Number(expected[index]), 9) : expect(value).toBe(expected[index])));
      }
    }
  });

  it('are narrowed by every kind of condition, as plain code does it', async () => {
    const all = rowsOf(valueOf(await engine.call('query.run', { sql: "SELECT schoolName, county, students, stage, boarding FROM schools WHERE schoolYear = '2025-2026'", rowLimit: 100_000 })).rows);
    const year = { field: 'schoolYear', test: 'in', values: ['2025-2026'] } as const;
    const counted = async (condition: FieldCondition): Promise<unknown> => {
      const answer = await ask(fieldQuery('schools', { measures: [{ aggregate: 'count' }], where: [year, condition] }));
      return answer.source === 'fields' ? Number(Object.values(rowsOf(answer.parts[0]?.rows ?? new Uint8Array())[0] ?? {})[0]) : null;
    };
    const students = (row: Row): number | null => (typeof row['students'] === 'number' ? row['students'] : null);
    expect(await counted({ field: 'county', test: 'in', values: ['371721', '371722'] })).toBe(all.filter(({ county }) => county === '371721' || county === '371722').length);
    expect(await counted({ field: 'schoolName', test: 'contains', text: '中学' })).toBe(all.filter(({ schoolName }) => text(schoolName).includes('中学')).length);
    expect(await counted({ field: 'students', test: 'between', from: '20', to: '40' })).toBe(all.filter((row) => (students(row) ?? -1) >= 20 && (students(row) ?? Infinity) <= 40).length);
    expect(await counted({ field: 'boarding', test: 'empty' })).toBe(all.filter(({ boarding }) => boarding === null).length);
    expect(await counted({ field: 'boarding', test: 'notEmpty' })).toBe(all.filter(({ boarding }) => boarding !== null).length);
  });

  it('stay one harmless SELECT whatever is typed: a hostile value only ever finds itself', async () => {
    const hostile = ["' OR 1=1 --", "'; DROP TABLE school; --", "x' UNION SELECT passphrase FROM audit --", '\\', '"', '$1', ':name', '%', "''", '𝕏', '../../etc/passwd'];
    for (const value of hostile) {
      for (const where of [[{ field: 'schoolName', test: 'in', values: [value] }], [{ field: 'schoolName', test: 'contains', text: value }]] as const) {
        const answer = await ask(fieldQuery('schools', { measures: [{ aggregate: 'count' }], where }));
        expect([value, answer.source === 'fields' && Number(Object.values(rowsOf(answer.parts[0]?.rows ?? new Uint8Array())[0] ?? {})[0])]).toEqual([value, 0]);
      }
    }
    const error = errorOf(await engine.call('query.visual', { spec: fieldQuery('schools', { measures: [{ aggregate: 'count' }], where: [{ field: 'students', test: 'between', from: '1 OR 1=1', to: null }] }) }));
    expect(error).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('不是数') as unknown });
  });

  it('are answered or refused in words, whatever is put together, and answered where the kinds of fields fit', async () => {
    const { views } = valueOf(await engine.call('query.schema', {}));
    const question = fc.tuple(anyFieldQuery, fc.constantFrom(...views), fc.infiniteStream(fc.nat()), fc.boolean()).map(([query, view, picks, fits]) => {
      const next = () => view.columns[Number(picks.next().value) % view.columns.length]!;
      const group = (own: FieldGroup): FieldGroup => {
        const { name, type } = next();
        return { field: name, part: fits && fieldKind(type) !== 'date' ? null : own.part };
      };
      const measure = (own: FieldMeasure): FieldMeasure => {
        const { name, type } = next();
        return own.aggregate === 'count' ? own : { aggregate: fits && fieldKind(type) !== 'number' ? 'distinct' : own.aggregate, field: name };
      };
      const condition = (own: FieldCondition): FieldCondition => {
        const { name, type } = next();
        return fits && fieldKind(type) !== 'text' ? { field: name, test: 'notEmpty' } : { ...own, field: name };
      };
      const once = <T>(items: readonly T[], key: (item: T) => string): readonly T[] => [...new Map(items.map((item) => [key(item), item])).values()];
      const columns = once(query.columns.map(group), groupKey);
      const rows = once(query.rows.map(group), groupKey).filter((own) => columns.every((other) => groupKey(other) !== groupKey(own)));
      return { fits, query: { ...query, view: view.name, columns, rows, measures: once(query.measures.map(measure), (own) => JSON.stringify(own)), where: query.where.map(condition), order: null } };
    });
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(question, async ({ fits, query }) => {
        const outcome = await engine.call('query.visual', { spec: JSON.parse(writeVisualQuery(query)) as unknown });
        if (outcome.ok) answered++;
        // Not by the database or the guard: what cannot be asked is known before.
        else expect([outcome.error.code, fits && outcome.error.message]).toEqual(['BAD_REQUEST', false]);
      }),
      { numRuns: 150 },
    );
    expect(answered).toBeGreaterThan(50);
  }, 60_000);

  it('can be shown as SQL that gives the same rows', async () => {
    const fields: ViewField[] = valueOf(await engine.call('query.schema', {})).views.find(({ name }) => name === 'activities')?.columns.map(({ name, label, type }) => ({ name, label, kind: fieldKind(type) })) ?? [];
    const query = fieldQuery('activities', { rows: [{ field: 'heldOn', part: 'month' }], measures: [{ aggregate: 'count' }] });
    const compiled = compileFields(query, fields);
    if (!compiled.ok) throw new Error(compiled.problem);
    const run = valueOf(await engine.call('query.run', { sql: compiled.statements[0].sql }));
    const answer = await ask(query);
    expect(rowsOf(run.rows)).toEqual(answer.source === 'fields' ? rowsOf(answer.parts[0]?.rows ?? new Uint8Array()) : []);
    expect(Object.keys(rowsOf(run.rows)[0] ?? {})).toEqual(['活动日期（按月）', '行数']);
  });
});

describe('the questions to start from', () => {
  it.each(STARTING_POINTS.map(({ id, query }) => [id, query] as const))('%s has an answer on sample data, as a workbook too', async (_, query) => {
    const answer = await ask(query);
    const rows = answer.source === 'indicators' ? rowsOf(answer.rows) : rowsOf(answer.parts[0]?.rows ?? new Uint8Array());
    expect(rows.length).toBeGreaterThan(1);
    if (answer.source === 'indicators') expect(rows.some(({ value }) => typeof value === 'number')).toBe(true);
    const book = reread(valueOf(await engine.call('query.visualWorkbook', { spec: query })).bytes).book;
    expect(book.SheetNames).toEqual(['查询结果']);
  });
});

describe('the workbook', () => {
  const cells = async (query: VisualQuery): Promise<readonly (readonly unknown[])[]> => {
    const { bytes } = valueOf(await engine.call('query.visualWorkbook', { spec: query, unit: '菏泽市教育局' }));
    const sheet = reread(bytes).book.Sheets['查询结果'];
    return sheet === undefined ? [] : XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null });
  };

  it('has the figures of the page, under levels of heads, with unit, year, definitions and what is hidden', async () => {
    const query = indicatorQuery({ title: '有效结果', indicators: ['validResults', 'schoolCount'], rows: ['county'], columns: ['stage'], rowTotals: true, columnTotals: true, presentation: 'pivot' });
    const sheet = await cells(query);
    const words = sheet.flat().filter((value) => typeof value === 'string');
    expect(sheet[0]?.[0]).toBe('有效结果');
    expect(words.some((word) => word.includes('填报单位（盖章）：菏泽市教育局'))).toBe(true);
    expect(words.some((word) => word.includes('2025—2026学年'))).toBe(true);
    for (const part of ['有效结果数：', '学校数：', '口径：', '不显示（标为“样本过小”）', '推算出不足门槛的人数']) expect([part, words.some((word) => word.includes(part))]).toEqual([part, true]);
    // Heads: groups above measures; merged cells hold their text in the first.
    const filled = (row: readonly unknown[]): unknown[] => row.reduce<unknown[]>((all, value) => [...all, value ?? all.at(-1)], []);
    const groups = filled(sheet[2] ?? []);
    const measures = sheet[3] ?? [];
    for (const row of await figures(query)) {
      const stage = row['stage'] === null ? '合计' : stageLabel(text(row['stage']));
      const label = row['indicator'] === 'validResults' ? '有效结果数' : '学校数';
      const column = groups.findIndex((group, index) => group === stage && text(measures[index]).startsWith(label));
      const line = sheet.find((own, index) => index > 3 && own[0] === (row['county'] === null ? '合计' : countyLabel(text(row['county']))));
      expect([row['county'], stage, label, line?.[column]]).toEqual([row['county'], stage, label, row['suppressed'] === true ? '样本过小' : (row['value'] ?? '—')]);
    }
  });

  it('has every row of a question, also those that the page cuts', async () => {
    const sheet = await cells(fieldQuery('issues', { rows: [{ field: 'sourceRow', part: null }, { field: 'message', part: null }], measures: [{ aggregate: 'count' }] }));
    const answer = await ask(fieldQuery('issues', { rows: [{ field: 'sourceRow', part: null }, { field: 'message', part: null }], measures: [{ aggregate: 'count' }] }));
    const count = answer.source === 'fields' ? (answer.parts[0]?.rowCount ?? 0) : 0;
    expect(count).toBeGreaterThan(10);
    expect(sheet.filter((row) => typeof row[2] === 'number')).toHaveLength(count);
  });
});
