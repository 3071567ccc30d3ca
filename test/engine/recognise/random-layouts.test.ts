/** However a table is dressed, its columns are the same: random titles, blank rows, orders, units, levels. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getDataset, type DatasetId } from '../../../shared/datasets';
import { findTables } from '../../../electron/engine/ingest/recognise/find-tables';
import type { MergedRange } from '../../../electron/engine/ingest/read/types';
import { headOf, mapping, type Row } from './tables';

const values: Readonly<Record<string, readonly (string | number)[]>> = {
  county: ['曹县', '单县', '郓城县'], township: ['曹城街道', '倪集街道', '古营集镇'], schoolName: ['曹县第一中学', '单县实验小学', '郓城县第二中学'], schoolCode: ['3137000001', '2137000002', '3137000003'],
  stage: ['初中', '小学', '初中'], ownership: ['公办', '民办', '公办'], urbanRural: ['城区', '镇区', '乡村'], boarding: ['是', '否', '否'], classes: [36, 24, 30], students: [1820, 1200, 1501], boardingStudents: [300, 0, 20],
  staff: [142, 71, 98], name: ['赵一鸣', '钱二丫', '孙小三'], gender: ['男', '女', '男'], idCard: ['', '', ''], birthMonth: ['1988.06', '1990.01', '1979.12'], employment: ['专职', '兼职', '兼职'], subject: ['语文', '数学', '英语'],
  education: ['本科', '硕士', '专科'], major: ['应用心理学', '汉语言文学', '数学'], certificate: ['国家二级心理咨询师', '无', '心理健康教育C证'], certificateDate: ['2016.11', '', '2020.05'], counselingYears: [6, 3, 10],
  title: ['一级教师', '二级教师', '高级教师'], weeklyHours: [8, 2, 4], phone: ['13800000000', '13900000000', ''], nationalStudentNumber: ['', '', ''], studentNumber: ['S1001', 'S1002', 'S1003'], birthDate: ['2012-03-04', '2012-05-06', '2012-07-08'],
  grade: ['七年级', '八年级', '九年级'], className: ['1班', '2班', '3班'], assessedOn: ['2025-10-16', '2025-10-16', '2025-10-17'], durationSeconds: [860, 777, 901], scale: ['MHT', 'MHT', 'MHT'], totalScore: [38, 66, 41],
  validityScore: [2, 1, 0], riskLevel: ['正常', '二级', '三级'],
};
/** Without these a table is not the dataset. */
const needed: Readonly<Partial<Record<DatasetId, readonly string[]>>> = {
  schools: ['schoolName', 'students', 'stage'],
  counselors: ['schoolName', 'name', 'employment'],
  assessmentResults: ['name', 'grade', 'totalScore', 'riskLevel'],
};
const units: Readonly<Record<string, string>> = { classes: '（个）', students: '（人）', boardingStudents: '(人)', staff: '（人）', durationSeconds: '(秒)', counselingYears: '（年）', totalScore: '（分）' };

interface Layout {
  readonly dataset: DatasetId;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly merges: readonly MergedRange[];
  readonly headerRow: number;
  readonly indent: number;
}

const layout: fc.Arbitrary<Layout> = fc
  .record({
    dataset: fc.constantFrom<DatasetId>('schools', 'counselors', 'assessmentResults'),
    seed: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
    titles: fc.nat(3),
    blanks: fc.nat(2),
    indent: fc.nat(2),
    numbered: fc.boolean(),
    levels: fc.constantFrom('one', 'merged', 'csv'),
    footer: fc.boolean(),
  })
  .map(({ dataset, seed, titles, blanks, indent, numbered, levels, footer }) => {
    const must = needed[dataset] ?? [];
    const chosen = getDataset(dataset).columns.filter(({ id }, index) => must.includes(id) || (seed[index] ?? 0) % 3 === 0);
    const columns = [...chosen].sort((a, b) => order(a.id, seed) - order(b.id, seed));
    const header = columns.map(({ id, label, synonyms }, index) => {
      const words = [label, ...synonyms];
      const word = words[(seed[(index + 7) % 40] ?? 0) % words.length] ?? label;
      const dressed = (seed[(index + 11) % 40] ?? 0) % 4;
      return dressed === 0 ? `${word}${units[id] ?? ''}` : dressed === 1 ? `*${word}` : dressed === 2 && word.length === 2 ? [...word].join('　') : word;
    });
    const pad: Row = Array.from({ length: indent }, () => '');
    const lead: Row = numbered ? [...pad, '序号'] : pad;
    const width = lead.length + header.length;
    const top = ['曹县统计表格标题（2025—2026学年）', '填报单位（盖章）：曹县教育和体育局　　填报人：张三', '单位：人、所'].slice(0, titles).map((title): Row => [title]);
    const gap = Array.from({ length: blanks }, (): Row => ['']);
    const groupStart = lead.length + Math.max(0, columns.length - 2);
    const body = [0, 1, 2].map((index): Row => [...lead.map((text) => (text === '' ? '' : index + 1)), ...columns.map(({ id }) => values[id]?.[index] ?? '')]);
    const headerRow = top.length + gap.length + 1;
    const grouped = levels !== 'one' && columns.length >= 4;
    const upper: Row = [...lead, ...header.slice(0, -2), '其他资料', ''];
    const lower: Row = [...lead.map(() => ''), ...header.slice(0, -2).map(() => ''), ...header.slice(-2)];
    const headerRows: Row[] = grouped ? [upper, lower] : [[...lead, ...header]];
    const merges: MergedRange[] =
      grouped && levels === 'merged'
        ? [
            ...Array.from({ length: groupStart }, (_, column) => ({ startRow: headerRow - 1, endRow: headerRow, startColumn: column, endColumn: column })),
            { startRow: headerRow - 1, endRow: headerRow - 1, startColumn: groupStart, endColumn: groupStart + 1 },
            ...top.map((_, row) => ({ startRow: row, endRow: row, startColumn: 0, endColumn: width - 1 })),
          ]
        : [];
    const end: Row[] = footer ? [['合计', ...Array.from({ length: width - 1 }, () => '')], ['填表人：张三　审核人：李四']] : [];
    return { dataset, columns: columns.map(({ id }) => id), rows: [...top, ...gap, ...headerRows, ...body, ...end], merges, headerRow, indent: lead.length };
  });

function order(id: string, seed: readonly number[]): number {
  return seed.reduce((hash, value, index) => (hash * 31 + value + id.charCodeAt(index % id.length)) % 1_000_003, 7);
}

describe('a table in any layout', () => {
  it('is found with the same columns, and nobody is asked', () => {
    fc.assert(
      fc.property(layout, ({ dataset, columns, rows, merges, headerRow, indent }) => {
        const { tables } = findTables(headOf(rows), merges, { sheet: 'Sheet1', filePath: '上报/表.xlsx' }, new Map());
        expect(tables).toHaveLength(1);
        const [table] = tables;
        if (table === undefined) return;
        expect(table.dataset.id).toBe(dataset);
        expect(mapping(table)).toEqual(Object.fromEntries(columns.map((id, index) => [id, index + indent])));
        expect(table.firstHeaderRow).toBe(headerRow);
        expect(table.needsConfirmation).toBe(false);
      }),
      { numRuns: 400, seed: 20251016 },
    );
  });

  it('has a key that does not depend on where it stands', () => {
    fc.assert(
      fc.property(layout, fc.nat(5), fc.nat(4), ({ rows, merges }, down, right) => {
        const place = { sheet: 'Sheet1', filePath: '表.xlsx' };
        const moved = [...Array.from({ length: down }, (): Row => ['']), ...rows.map((row): Row => [...Array.from({ length: right }, () => ''), ...row])];
        const shifted = merges.map((range) => ({ startRow: range.startRow + down, endRow: range.endRow + down, startColumn: range.startColumn + right, endColumn: range.endColumn + right }));
        const [here] = findTables(headOf(rows), merges, place, new Map()).tables;
        const [there] = findTables(headOf(moved), shifted, place, new Map()).tables;
        expect(there?.layoutKey).toBe(here?.layoutKey);
        expect(there?.columns.map(({ column, sheetColumn }) => [column.id, sheetColumn - right])).toEqual(here?.columns.map(({ column, sheetColumn }) => [column.id, sheetColumn]));
      }),
      { numRuns: 200, seed: 20251017 },
    );
  });

  it('never throws on rows of anything', () => {
    const cell = fc.oneof(fc.constant(''), fc.constantFrom('姓名', '学校名称', '预警等级', '序号', '合计', '1', '题1', '题2', '男', '曹县', '(', '·', '第1题'), fc.string({ maxLength: 12 }), fc.integer().map(String));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 20 }), (rows) => {
        const { tables, unknown } = findTables(headOf(rows), [{ startRow: 0, endRow: 2, startColumn: 0, endColumn: 3 }], { sheet: '', filePath: '' }, new Map());
        for (const { layoutKey } of [...tables, ...unknown]) expect(layoutKey).toMatch(/^[0-9a-f]{16}$/);
      }),
      { numRuns: 500, seed: 20251018 },
    );
  });
});
