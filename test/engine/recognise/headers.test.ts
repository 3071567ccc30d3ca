/** Headers of one to four levels, with the notes, units and line breaks of real forms. */
import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../../shared/datasets';
import { normaliseHeader } from '../../../electron/engine/ingest/text/cell-text';
import { mapping, only, paths, PUPILS, SCHOOLS, TEACHERS } from './tables';

describe('levels', () => {
  const merged = [
    ['曹县中小学校基本情况统计表', '', '', '', '', '', ''],
    ['县区', '学校名称', '学校标识码', '学校类别', '学校情况', '', ''],
    ['', '', '', '', '学生与班级', '', '教职工数（人）'],
    ['', '', '', '', '班级数（个）', '在校生数（人）', ''],
    ...SCHOOLS,
  ];
  const merges = ['A1:G1', 'A2:A4', 'B2:B4', 'C2:C4', 'D2:D4', 'E2:G2', 'E3:F3', 'G3:G4'];
  const expected = ['县区', '学校名称', '学校标识码', '学校类别', '学校情况·学生与班级·班级数(个)', '学校情况·学生与班级·在校生数(人)', '学校情况·教职工数(人)'];

  it('reads three merged levels as paths', () => {
    const table = only(merged, { merges });
    expect(paths(table).map((path) => path.replaceAll('（', '(').replaceAll('）', ')'))).toEqual(expected);
    expect(table).toMatchObject({ firstHeaderRow: 2, lastHeaderRow: 4, confidence: 1, needsConfirmation: false });
    expect(mapping(table)).toEqual({ county: 0, schoolName: 1, schoolCode: 2, stage: 3, classes: 4, students: 5, staff: 6 });
    expect(table.heading.title).toBe('曹县中小学校基本情况统计表');
  });

  it('reads the same without merges, as in a CSV', () => {
    const table = only(merged);
    expect(paths(table).map((path) => path.replaceAll('（', '(').replaceAll('）', ')'))).toEqual(expected);
    expect(table).toMatchObject({ firstHeaderRow: 2, lastHeaderRow: 4, needsConfirmation: false });
  });

  it('reads four levels', () => {
    const table = only(
      [
        ['学校名称', '基本情况', '', ''],
        ['', '规模', '', ''],
        ['', '学生', '', '班级'],
        ['', '在校生数', '其中：寄宿生数', '班级数'],
        ...SCHOOLS.map((row) => [row[1] ?? '', row[5] ?? '', 100, row[4] ?? '']),
      ],
      { merges: ['A1:A4', 'B1:D1', 'B2:D2', 'B3:C3'] },
    );
    expect(table).toMatchObject({ firstHeaderRow: 1, lastHeaderRow: 4 });
    expect(mapping(table)).toEqual({ schoolName: 0, students: 1, boardingStudents: 2, classes: 3 });
    expect(paths(table)[2]).toBe('基本情况·规模·学生·其中：寄宿生数');
  });

  it('takes 小计 below 在校生数 for the number of pupils and leaves 男 and 女 alone', () => {
    const table = only(
      [
        ['学校名称', '学校类别', '在校生数', '', ''],
        ['', '', '小计', '男', '女'],
        ...SCHOOLS.map((row) => [row[1] ?? '', row[3] ?? '', row[5] ?? '', 800, 700]),
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:E1'] },
    );
    expect(mapping(table)).toEqual({ schoolName: 0, stage: 1, students: 2 });
    expect(table.unmappedHeaders).toEqual(['在校生数·男', '在校生数·女']);
  });

  it('lets a group label change what a header means', () => {
    const table = only(
      [
        ['学生', '', '', '家长', '', '测评', ''],
        ['姓名', '学号', '年级', '姓名', '联系电话', '总分', '预警等级'],
        ...PUPILS.map((row) => [row[0] ?? '', row[1] ?? '', row[3] ?? '', '王大力', '13800000000', row[6] ?? '', row[7] ?? '']),
      ],
      { merges: ['A1:C1', 'D1:E1', 'F1:G1'] },
    );
    expect(mapping(table)).toEqual({ name: 0, studentNumber: 1, grade: 2, phone: 4, totalScore: 5, riskLevel: 6 });
    expect(table.unmappedHeaders).toEqual(['家长·姓名']);
    expect(paths(table)[3]).toBe('家长·姓名');
  });

  it('keeps a row of units out of the paths and in the header', () => {
    const table = only([['学校名称', '学校类别', '班级数', '在校生数', '寄宿率'], ['', '', '个', '人', '%'], ...SCHOOLS.map((row) => [row[1] ?? '', row[3] ?? '', row[4] ?? '', row[5] ?? '', 12])]);
    expect(table.lastHeaderRow).toBe(2);
    expect(paths(table)).toEqual(['学校名称', '学校类别', '班级数', '在校生数', '寄宿率']);
  });

  it('keeps a row of remarks out of the paths and in the header', () => {
    const table = only([['学校', '姓名', '专兼职', '证书名称'], ['（全称）', '（与身份证一致）', '（专职或兼职）', '（没有的填无）'], ...TEACHERS.map((row) => [row[1] ?? '', row[2] ?? '', row[4] ?? '', row[5] ?? ''])]);
    expect(table).toMatchObject({ firstHeaderRow: 1, lastHeaderRow: 2 });
    expect(paths(table)).toEqual(['学校', '姓名', '专兼职', '证书名称']);
  });

  it('does not take the first data row for a level below a merged header', () => {
    const table = only([['学校', '姓名', '专兼职', '备注', ''], ...TEACHERS.map((row) => [row[1] ?? '', row[2] ?? '', row[4] ?? '', '无', '新任'])], { merges: ['D1:E1'] });
    expect(table.lastHeaderRow).toBe(1);
  });

  it('does not take a line of particulars for a level', () => {
    const table = only([['填报单位', '曹县第一中学', '联系电话', '05300000000', '填报日期', '2025-10-20'], ['学校', '姓名', '专兼职', '性别', '职称', '备注'], ...TEACHERS.map((row) => [row[1] ?? '', row[2] ?? '', row[4] ?? '', row[3] ?? '', '一级教师', ''])]);
    expect(table).toMatchObject({ firstHeaderRow: 2, lastHeaderRow: 2 });
  });
});

describe('the catalogue', () => {
  it.each(DATASETS.map((dataset) => [dataset.id, dataset] as const))('%s: a sheet with the labels as header is understood whole', (id, dataset) => {
    const labels = dataset.columns.map(({ label }) => label);
    for (const body of [[], [dataset.columns.map(({ example }) => example)]]) {
      const table = only([[`${dataset.label}模板`], labels, ...body]);
      expect(table).toMatchObject({ dataset: { id }, unmappedHeaders: [], missingRequired: [], needsConfirmation: false, confidence: 1 });
      expect(mapping(table)).toEqual(Object.fromEntries(dataset.columns.map((column, index) => [column.id, index])));
    }
  });

  it.each(DATASETS.map((dataset) => [dataset.id, dataset] as const))('%s: no header word means two of its columns', (_, dataset) => {
    const owners = new Map<string, string[]>();
    for (const { id, label, synonyms } of dataset.columns) for (const word of new Set([label, ...synonyms].map(normaliseHeader))) owners.set(word, [...(owners.get(word) ?? []), id]);
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });
});

describe('texts of a header', () => {
  it.each([
    ['姓 名', 'name'], ['*姓名（必填）', 'name'], ['1.姓名', 'name'], ['学生姓名（与身份证一致）', 'name'], ['被测者姓名', 'name'],
    ['全国学籍号（G开头）', 'nationalStudentNumber'], ['测评完成时间', 'assessedOn'], ['用时（秒）', 'durationSeconds'], ['作答时长(秒)', 'durationSeconds'],
    ['MHT总分', 'totalScore'], ['所在县(市、区)', 'county'], ['学生所在年级', 'grade'], ['心理健康预警等级', 'riskLevel'],
  ])('%s is %s', (header, column) => {
    const sample: Readonly<Record<string, string>> = { name: '赵一鸣', county: '曹县', grade: '七年级', riskLevel: '二级', assessedOn: '2025-10-16', durationSeconds: '860', totalScore: '38', nationalStudentNumber: 'G371721201203040012' };
    const others = ['姓名', '学号', '年级', '总分', '预警等级', '班级'].filter((each) => !header.replace(' ', '').includes(each));
    const table = only([[...others, header], ...PUPILS.map(() => [...others.map((each) => ({ 姓名: '李四方', 学号: 'S1', 年级: '初一', 总分: '30', 预警等级: '正常', 班级: '1班' })[each] ?? ''), sample[column] ?? ''])]);
    expect(mapping(table)[column]).toBe(others.length);
    expect(table.needsConfirmation).toBe(false);
  });

  it.each(['家长姓名', '校长姓名', '监护人身份证号', '男生数', '留守学生数', '上学年在校生数', '学校地址', '心理健康教师数', '学习焦虑等级', '焦虑总分', '证书编号', '户口性质', '招生人数'])('%s is nothing of ours', (header) => {
    const schools = only([['学校名称', '学校标识码', header], ...SCHOOLS.map((row) => [row[1] ?? '', row[2] ?? '', 12])]);
    expect(schools.unmappedHeaders).toEqual([header]);
    const pupils = only([['姓名', '年级', '预警等级', header], ...PUPILS.map((row) => [row[0] ?? '', row[3] ?? '', row[7] ?? '', '正常'])]);
    expect(pupils.unmappedHeaders).toEqual([header]);
  });
});
