/** Columns told by their values, doubts that lead to a question, and answers that are remembered. */
import { describe, expect, it } from 'vitest';
import { CONFIRM_BELOW } from '../../../electron/engine/ingest/recognise/judge';
import type { RememberedLayout } from '../../../electron/engine/ingest/recognise/types';
import { look, mapping, only, PUPIL_HEADER, PUPILS, type Row, SCHOOLS, TEACHERS } from './tables';

/** Valid check digits, invented people. */
const IDS = ['371721201203040017', '371721201105060024', '371722201007080031'].map(withCheckDigit);

function withCheckDigit(id: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return id.slice(0, 17) + ('10X98765432'[sum % 11] ?? '');
}

function basisOf(table: ReturnType<typeof only>): Record<string, string> {
  return Object.fromEntries(table.columns.map(({ column, basis }) => [column.id, basis]));
}

describe('values', () => {
  it('tell what a header does not', () => {
    const table = only([
      ['姓名', '年级', '总分', '预警等级', '代号甲', '代号乙', '所在', '来源', '类'],
      ...PUPILS.map((row, index) => [row[0] ?? '', row[3] ?? '', row[6] ?? '', row[7] ?? '', IDS[index] ?? '', `G${IDS[index] ?? ''}`, '曹县', '曹县第一中学', index === 0 ? '男' : '女']),
    ]);
    expect(mapping(table)).toMatchObject({ idCard: 4, nationalStudentNumber: 5, county: 6, schoolName: 7, gender: 8 });
    expect(basisOf(table)).toMatchObject({ name: 'header', idCard: 'values', nationalStudentNumber: 'values', county: 'values', schoolName: 'values', gender: 'values' });
    expect(table.columns.filter(({ basis }) => basis === 'values').every(({ confidence }) => confidence < 0.9)).toBe(true);
  });

  it('tell a column that has no header at all, in every file of a remembered layout too', () => {
    const rows: readonly Row[] = [['姓名', '', '年级', '预警等级'], ...PUPILS.map((row) => [row[0] ?? '', '曹县第一中学', row[3] ?? '', row[7] ?? ''])];
    const table = only(rows);
    expect(mapping(table)).toEqual({ name: 0, schoolName: 1, grade: 2, riskLevel: 3 });
    expect(table.headers.map(({ path }) => path)).toEqual(['姓名', '年级', '预警等级']);
    const memory: RememberedLayout[] = [{ layoutKey: table.layoutKey, dataset: 'assessmentResults', columns: [{ columnId: 'name', position: 0 }, { columnId: 'riskLevel', position: 2 }] }];
    expect(mapping(only(rows, { memory }))).toEqual({ name: 0, schoolName: 1, riskLevel: 3 });
  });

  it('tell an ID card by its check digit only', () => {
    const wrong = IDS.map((id) => id.slice(0, 17) + (id.endsWith('0') ? '1' : '0'));
    const table = only([['姓名', '年级', '预警等级', '代号'], ...PUPILS.map((row, index) => [row[0] ?? '', row[3] ?? '', row[7] ?? '', wrong[index] ?? ''])]);
    expect(mapping(table)).not.toHaveProperty('idCard');
  });

  it('never take a guardian’s number or a home county for the pupil’s or the school’s', () => {
    const table = only([['姓名', '年级', '预警等级', '监护人身份证号', '户籍地', '家庭所在地'], ...PUPILS.map((row, index) => [row[0] ?? '', row[3] ?? '', row[7] ?? '', IDS[index] ?? '', '曹县', '单县'])]);
    expect(mapping(table)).toEqual({ name: 0, grade: 1, riskLevel: 2 });
  });

  it('do not make 学籍状态 正常 a risk level', () => {
    expect(look([['姓名', '年级', '班级', '学籍状态'], ...PUPILS.map((row) => [row[0] ?? '', row[3] ?? '', row[4] ?? '', '正常'])]).tables).toEqual([]);
  });

  it('raise a near match they agree with', () => {
    const table = only([['姓名', '年级', '总分', '本次综合心理预警等级'], ...PUPILS.map((row) => [row[0] ?? '', row[3] ?? '', row[6] ?? '', row[7] ?? ''])]);
    expect(table.columns.find(({ column }) => column.id === 'riskLevel')).toMatchObject({ basis: 'near', confidence: 0.88 });
    expect(table.needsConfirmation).toBe(false);
  });

  it('tell a sheet in a foreign tongue, and a person is asked', () => {
    const table = only([['School', 'Name', 'Gender', 'Grade', 'Level'], ...PUPILS.map((row) => ['曹县第一中学', row[0] ?? '', row[2] ?? '', row[3] ?? '', row[7] ?? ''])]);
    expect(mapping(table)).toEqual({ schoolName: 0, name: 1, gender: 2, grade: 3, riskLevel: 4 });
    expect(table.needsConfirmation).toBe(true);
  });

  it('lower a header they contradict, and a person is asked', () => {
    const swapped = only([['姓名', '身份证号', '年级', '预警等级'], ...PUPILS.map((row, index) => [IDS[index] ?? '', row[0] ?? '', row[3] ?? '', row[7] ?? ''])]);
    expect(swapped.columns.filter(({ confidence }) => confidence < 0.5).map(({ column }) => column.id)).toEqual(['name', 'idCard']);
    expect(swapped.needsConfirmation).toBe(true);
    const shifted = only([['学校名称', '学校类别', '在校生数'], ...SCHOOLS.map((row) => [row[1] ?? '', row[5] ?? '', row[3] ?? ''])]);
    expect(shifted.needsConfirmation).toBe(true);
  });

  it('are not held against a header when they are few or empty', () => {
    expect(only([PUPIL_HEADER]).needsConfirmation).toBe(false);
    expect(only([PUPIL_HEADER, ['赵一鸣', '', '', '', '', '', '', '无']]).needsConfirmation).toBe(false);
  });
});

describe('doubt', () => {
  it('is not raised by ordinary forms', () => {
    const ordinary: readonly (readonly Row[])[] = [
      [PUPIL_HEADER, ...PUPILS],
      [['县区', '学校名称', '学校标识码', '学校类别', '班级数', '在校生数', '教职工数'], ...SCHOOLS],
      [['序号', '学校', '姓名', '性别', '专兼职', '证书名称'], ...TEACHERS],
      [['学校名称', '在校生数'], ...SCHOOLS.map((row) => [row[1] ?? '', row[5] ?? ''])],
      [['县区', '学校名称', '学校类别', '在校生数', '校长姓名', '校长电话', '建校时间', '占地面积', '建筑面积', '邮编', '备注'], ...SCHOOLS.map((row) => [row[0] ?? '', row[1] ?? '', row[3] ?? '', row[5] ?? '', '王大力', '13800000000', '1958', 30000, 12000, '274400', ''])],
    ];
    for (const rows of ordinary) {
      const table = only(rows);
      expect(table.confidence, rows[0]?.join()).toBeGreaterThanOrEqual(CONFIRM_BELOW);
      expect(table.needsConfirmation).toBe(false);
    }
  });

  it('is raised where a required column is missing', () => {
    const table = only([['学校', '姓名', '证书名称', '从事年限'], ...TEACHERS.map((row) => [row[1] ?? '', row[2] ?? '', row[5] ?? '', 5])]);
    expect(table).toMatchObject({ dataset: { id: 'counselors' }, needsConfirmation: true });
    expect(table.missingRequired.map(({ id }) => id)).toEqual(['employment']);
  });

  it('is raised where two columns may be the total, and takes the fuller name for the level', () => {
    const table = only([['姓名', '年级', 'PHQ-9总分', 'GAD-7总分', 'PHQ-9等级', '综合预警等级'], ...PUPILS.map((row) => [row[0] ?? '', row[3] ?? '', 5, 6, '轻度', row[7] ?? ''])]);
    expect(table.needsConfirmation).toBe(true);
    expect(table.columns.find(({ column }) => column.id === 'totalScore')?.confidence).toBeLessThan(0.5);
    expect(mapping(table)['riskLevel']).toBe(5);
  });

  it('is raised where little of the header is understood', () => {
    const extra = Array.from({ length: 20 }, (_, index) => `录取线${'甲乙丙丁戊己庚辛壬癸'.charAt(index % 10)}${index}`);
    const table = only([['学校代码', '学校名称', ...extra], ...SCHOOLS.map((row) => [row[2] ?? '', row[1] ?? '', ...extra.map(() => 500)])]);
    expect(table.needsConfirmation).toBe(true);
  });

  it.each<readonly [string, readonly Row[]]>([
    ['经费投入情况', [['学校', '年度', '预算金额', '决算金额', '资金来源'], ['曹县第一中学', '2025', 20000, 18000, '公用经费'], ['曹县实验小学', '2025', 8000, 8000, '公用经费']]],
    ['图书采购清单', [['序号', '书名', '单价', '数量', '金额', '采购学校'], [1, '心理学入门', 35, 10, 350, '曹县第一中学'], [2, '少年的心事', 28, 20, 560, '曹县实验小学']]],
    ['家校联系人名单', [['学校', '部门', '职务', '办公地点', '电子邮箱'], ['曹县第一中学', '德育处', '主任', '201室', 'a@b'], ['曹县实验小学', '教导处', '主任', '102室', 'c@d']]],
  ])('%s is none of ours', (title, rows) => {
    const { tables, unknown } = look([[title], ...rows]);
    expect(tables).toEqual([]);
    expect(unknown.length).toBeLessThanOrEqual(1);
    for (const table of unknown) expect(table.headers.map(({ path }) => path)).toEqual(rows[0]);
  });
});

describe('a table without a header', () => {
  it('is told by its values and never without asking', () => {
    const table = only(PUPILS.map((row) => [...row.slice(0, 5), row[6] ?? '', row[7] ?? '']));
    expect(table).toMatchObject({ dataset: { id: 'assessmentResults' }, lastHeaderRow: 0, needsConfirmation: true });
    expect(mapping(table)).toMatchObject({ name: 0, gender: 2, grade: 3, className: 4, totalScore: 5, riskLevel: 6 });
    expect(table.headers.map(({ path }) => path)).toEqual(['A列', 'B列', 'C列', 'D列', 'E列', 'F列', 'G列']);
    expect(mapping(only(SCHOOLS.map((row) => [row[1] ?? '', row[2] ?? '', row[3] ?? '', row[5] ?? ''])))).toEqual({ schoolName: 0, schoolCode: 1, stage: 2, students: 3 });
  });

  it('may stand below a title', () => {
    const table = only([['曹县第一中学测评结果'], ...PUPILS]);
    expect(table).toMatchObject({ lastHeaderRow: 1, heading: { unit: '曹县第一中学' } });
  });

  it('is confirmed once for every file of its kind', () => {
    const first = only(PUPILS);
    const memory = [{ layoutKey: first.layoutKey, dataset: 'assessmentResults', columns: [{ columnId: 'name', position: 0 }, { columnId: 'grade', position: 3 }, { columnId: 'riskLevel', position: 7 }] }] satisfies RememberedLayout[];
    const later = only([['李四方', 'S9', '女', '初一', '5班', '2025-10-20', 12, '正常'], ['周五福', 'S8', '男', '初二', '6班', '2025-10-20', 70, '一级']], { memory });
    expect(later).toMatchObject({ needsConfirmation: false, confidence: 1 });
    expect(mapping(later)).toEqual({ name: 0, grade: 3, riskLevel: 7 });
  });
});

describe('memory', () => {
  const rows: readonly Row[] = [['甲项', '乙项', '丙项', '姓名'], ['曹县第一中学', '专职', '语文', '李静'], ['曹县实验小学', '兼职', '数学', '王强'], ['单县第二中学', '兼职', '英语', '孙丽']];

  it('fixes dataset and mapping wherever the table stands', () => {
    const { unknown, tables } = look(rows);
    const layoutKey = unknown[0]?.layoutKey ?? tables[0]?.layoutKey ?? '';
    expect(layoutKey).toMatch(/^[0-9a-f]{16}$/);
    const memory: RememberedLayout[] = [{ layoutKey, dataset: 'counselors', columns: [{ columnId: 'schoolName', position: 0 }, { columnId: 'employment', position: 1 }, { columnId: 'name', position: 3 }] }];
    const moved = only([['台账'], [''], ...rows.map((row) => ['', '', ...row])], { memory });
    expect(moved).toMatchObject({ dataset: { id: 'counselors' }, confidence: 1, needsConfirmation: false, layoutKey });
    expect(mapping(moved)).toEqual({ schoolName: 2, employment: 3, name: 5 });
    expect(moved.columns.every(({ basis, confidence }) => basis === 'memory' && confidence === 1)).toBe(true);
  });

  it('overrules what the words say', () => {
    const header: Row = ['姓名', '学号', '年级', '得分', '总分', '预警等级'];
    const body = PUPILS.map((row) => [row[0] ?? '', row[1] ?? '', row[3] ?? '', 3, row[6] ?? '', row[7] ?? '']);
    const { layoutKey } = only([header, ...body]);
    const memory: RememberedLayout[] = [{ layoutKey, dataset: 'assessmentResults', columns: [{ columnId: 'name', position: 0 }, { columnId: 'totalScore', position: 3 }, { columnId: 'riskLevel', position: 5 }, { columnId: 'gone', position: 1 }] }];
    expect(mapping(only([header, ...body], { memory }))).toEqual({ name: 0, totalScore: 3, riskLevel: 5 });
  });

  it('passes over what a person said to pass over', () => {
    const { layoutKey } = only([PUPIL_HEADER, ...PUPILS]);
    expect(look([PUPIL_HEADER, ...PUPILS], { memory: [{ layoutKey, dataset: null, columns: [] }] })).toEqual({ tables: [], ignored: 1, unknown: [] });
  });

  it('knows a layout by its words and their order, not by its dress', () => {
    const key = (header: Row): string => only([header, ...PUPILS]).layoutKey;
    const plain = key(PUPIL_HEADER);
    expect(key(PUPIL_HEADER.map((text) => `* ${String(text)}：`))).toBe(plain);
    expect(only([PUPIL_HEADER.flatMap((text) => ['', text]), ...PUPILS.map((row) => row.flatMap((cell) => ['', cell]))]).layoutKey).toBe(plain);
    expect(key([...PUPIL_HEADER].reverse())).not.toBe(plain);
  });
});
