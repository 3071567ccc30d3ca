/** More than one table in a sheet. */
import { describe, expect, it } from 'vitest';
import { findTables, isForeignHeader } from '../../../electron/engine/ingest/recognise/find-tables';
import { headOf, look, mapping, only, PUPIL_HEADER, PUPILS, type Row, SCHOOLS, TEACHERS } from './tables';

const schoolHeader: Row = ['县区', '学校名称', '学校标识码', '学校类别', '班级数', '在校生数', '教职工数'];
const teacherHeader: Row = ['序号', '学校', '姓名', '性别', '专兼职', '证书名称'];

describe('stacked', () => {
  const rows: readonly Row[] = [
    ['一、学校名录（2025—2026学年）'],
    schoolHeader,
    ...SCHOOLS,
    ['合计', '', '', '', 90, 4521, 311],
    ['填表人：张三'],
    [''],
    ['二、心理健康教师'],
    teacherHeader,
    ...TEACHERS,
  ];

  it('is read as one table each, the first ending where the second begins', () => {
    const { tables, unknown } = look(rows);
    expect(unknown).toEqual([]);
    expect(tables.map(({ dataset, firstHeaderRow, lastHeaderRow, lastRow }) => [dataset.id, firstHeaderRow, lastHeaderRow, lastRow])).toEqual([
      ['schools', 2, 2, 8],
      ['counselors', 10, 10, null],
    ]);
    expect(tables.map(({ heading }) => heading.title)).toEqual(['一、学校名录（2025—2026学年）', '二、心理健康教师']);
    // What the first title says of the whole sheet holds below.
    expect(tables[1]?.heading.schoolYear).toBe('2025-2026');
  });

  it('keeps apart the same form filled in by two schools', () => {
    const form = (school: string): Row[] => [[`${school}心理测评结果`], PUPIL_HEADER, ...PUPILS, ['']];
    const { tables } = look([...form('曹县第一中学'), ...form('曹县第二中学')]);
    expect(tables.map(({ heading, lastRow }) => [heading.unit, lastRow])).toEqual([
      ['曹县第一中学', 6],
      ['曹县第二中学', null],
    ]);
    expect(tables[0]?.layoutKey).toBe(tables[1]?.layoutKey);
  });

  it('takes a header repeated after a page break for what it is', () => {
    const table = only([['教师台账'], teacherHeader, ...TEACHERS, ['续表'], ['教师台账'], teacherHeader, ...TEACHERS]);
    expect(table).toMatchObject({ lastHeaderRow: 2, lastRow: null });
  });

  it('tells of a table below that fits nothing, and ends the one above', () => {
    const { tables, unknown } = look([schoolHeader, ...SCHOOLS, [''], ['经费投入情况'], ['学校', '经费', '负责人', '联系电话'], ['曹县第一中学', 60, '李静', '13800000000'], ['曹县实验小学', 40, '王强', '13800000001']]);
    expect(tables.map(({ lastRow }) => lastRow)).toEqual([5]);
    expect(unknown).toMatchObject([{ headerRow: 7, heading: { title: '经费投入情况' } }]);
    expect(unknown[0]?.headers.map(({ path }) => path)).toEqual(['学校', '经费', '负责人', '联系电话']);
  });
});

describe('side by side', () => {
  it('cuts where the same header begins again', () => {
    const header: Row = ['序号', '姓名', '学号', '年级', '预警等级'];
    const row = (index: number): Row => [index, `赵${'一二三四五六'.charAt(index % 6)}鸣`, `S${index}`, '七年级', index % 3 === 0 ? '二级' : '正常'];
    const { tables } = look([['曹县第一中学测评结果'], [...header, ...header], [...row(1), ...row(4)], [...row(2), ...row(5)], [...row(3), ...row(6)]]);
    expect(tables.map(({ firstColumn, lastColumn, lastRow }) => [firstColumn, lastColumn, lastRow])).toEqual([[0, 4, null], [5, 9, null]]);
    expect(tables.map(mapping)).toEqual([{ name: 1, studentNumber: 2, grade: 3, riskLevel: 4 }, { name: 6, studentNumber: 7, grade: 8, riskLevel: 9 }]);
    expect(tables.map(({ heading }) => heading.unit)).toEqual(['曹县第一中学', '曹县第一中学']);
    expect(tables[0]?.layoutKey).toBe(tables[1]?.layoutKey);
  });

  it('cuts at a blank column between two whole tables', () => {
    const { tables } = look([[...schoolHeader, '', ...teacherHeader], ...SCHOOLS.map((row, index) => [...row, '', ...(TEACHERS[index] ?? [])])]);
    expect(tables.map(({ dataset, firstColumn, lastColumn }) => [dataset.id, firstColumn, lastColumn])).toEqual([['schools', 0, 6], ['counselors', 8, 13]]);
  });

  it('finds the neighbour whose header stands further down', () => {
    const blank = schoolHeader.map(() => '');
    const rows: readonly Row[] = [
      ['学校名录'],
      schoolHeader,
      SCHOOLS[0] ?? [],
      [...(SCHOOLS[1] ?? []), '', '教师台账'],
      [...(SCHOOLS[2] ?? []), '', ...teacherHeader],
      ...TEACHERS.map((row) => [...blank, '', ...row]),
    ];
    const { tables } = look(rows);
    expect(tables.map(({ dataset, lastHeaderRow, firstColumn, lastRow }) => [dataset.id, lastHeaderRow, firstColumn, lastRow])).toEqual([['schools', 2, 0, null], ['counselors', 5, 8, null]]);
    expect(tables[1]?.heading.title).toBe('教师台账');
  });

  it('does not cut one table at a blank column inside it', () => {
    const table = only([['学校名称', '学校标识码', '', '学校类别', '在校生数'], ...SCHOOLS.map((row) => [row[1] ?? '', row[2] ?? '', '', row[3] ?? '', row[5] ?? ''])]);
    expect(mapping(table)).toEqual({ schoolName: 0, schoolCode: 1, stage: 3, students: 4 });
  });

  it('does not cut 学生·姓名 from 家长·姓名', () => {
    const { tables } = look([['学生', '', '家长', '', '结果', ''], ['姓名', '年级', '姓名', '联系电话', '总分', '预警等级'], ...PUPILS.map((row) => [row[0] ?? '', row[3] ?? '', '王大力', '13800000000', 30, row[7] ?? ''])], { merges: ['A1:B1', 'C1:D1', 'E1:F1'] });
    expect(tables).toHaveLength(1);
  });
});

describe('a header far down a sheet', () => {
  const window: readonly Row[] = [
    ['曹县实验小学', '王强', '兼职'],
    [2, '曹县实验小学', '孙丽', '女', '兼职', ''],
    ['二、学校名录'],
    schoolHeader,
    ...SCHOOLS,
  ];

  it('is given no title that is a record of the table above', () => {
    expect(only(window).heading).toMatchObject({ title: '二、学校名录', unit: null });
    expect(only(window.filter((row) => row[0] !== '二、学校名录')).heading).toMatchObject({ title: null, unit: null });
  });

  it('stands under the heading of the table above', () => {
    const outer = { title: '一、教师台账', schoolYear: '2025-2026', schoolYearOfDate: null, unit: '曹县教育和体育局', county: '371721' };
    expect(findTables(headOf(window), [], { sheet: '表', filePath: 'a.xlsx' }, new Map(), outer).tables[0]?.heading).toEqual({ ...outer, title: '二、学校名录' });
  });
});

describe('a header among data rows', () => {
  const table = only([['学校名录'], schoolHeader, ...SCHOOLS]);
  it('is seen', () => {
    expect(isForeignHeader(teacherHeader.map(String), table)).toBe(true);
    expect(isForeignHeader(['姓 名', '学 号', '预警等级（必填）'], table)).toBe(true);
  });
  it('is not seen in data, totals, notes and the own header', () => {
    for (const row of [...SCHOOLS, ['合计', '', '', '', 90], ['注：以学籍为准'], schoolHeader, ['县 区', '学校名称', '学校标识码', '学校类别'], ['学校名称', '曹县第一中学', '初中', '是'], []]) {
      expect(isForeignHeader(row.map(String), table)).toBe(false);
    }
  });
  it('looks only at its own columns', () => {
    expect(isForeignHeader([...schoolHeader, '', ...teacherHeader].map(String), table)).toBe(false);
  });
});
