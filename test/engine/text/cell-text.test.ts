import { describe, expect, it } from 'vitest';
import { cellText, maskIdentifier, normaliseHeader, normaliseSchoolName } from '../../../electron/engine/ingest/text/cell-text';
import { booleanCell, dateCell, emptyCell, errorCell, numberCell, textCell } from '../clean/cells';

describe('cellText', () => {
  it.each([
    ['曹县第一中学', '曹县第一中学'],
    ['　张三\u00a0', '张三'],
    ['\ufeff学校名称\u200b', '学校名称'],
    ['张\u200b三', '张三'],
    ['实验　 \n小学', '实验 小学'],
    ['ＡＢＣ１２３（％）', 'ABC123(%)'],
    ['2023．9', '2023.9'],
    ['Ⅲ级', 'III级'],
    ['面积㎡', '面积m2'],
    ['⽅⼭⼩学', '方山小学'],
    ["'371702", '371702'],
    ['="0012"', '0012'],
    ['\t0012\t', '0012'],
    ["'\u2019", "'\u2019"],
    ['=SUM(A1)', '=SUM(A1)'],
    ['', ''],
    ['　', ''],
  ])('%j -> %j', (text, expected) => {
    expect(cellText(textCell(text))).toBe(expected);
  });

  it.each(['㛃', '𠅤', '䶮', '\ufa11', '\uf92c', '\u{2f81a}', '禇\u{e0100}', '阿依古丽·买买提', '〇'])('leaves the rare name %s as it is', (name) => {
    expect(cellText(textCell(` ${name} `))).toBe(name);
  });

  it('writes other kinds as a person sees them', () => {
    expect(cellText(emptyCell)).toBe('');
    expect(cellText(errorCell('#N/A'))).toBe('#N/A');
    expect(cellText(numberCell(0.1 + 0.2))).toBe('0.3');
    expect(cellText(numberCell(1820))).toBe('1820');
    expect(cellText(numberCell(-2.5))).toBe('-2.5');
    expect(cellText(numberCell(371702201203150000, '371702201203150017'))).toBe('371702201203150017');
    expect(cellText(dateCell(45170))).toBe('2023-09-01');
    expect(cellText(dateCell(45946.395833333336))).toBe('2025-10-16 09:30:00');
    expect(cellText(dateCell(0.5))).toBe('12:00:00');
    expect(cellText(dateCell(1))).toBe('1900-01-01');
    expect(cellText(dateCell(61))).toBe('1900-03-01');
    expect(cellText(booleanCell(true))).toBe('TRUE');
    expect(cellText(booleanCell(false))).toBe('FALSE');
  });
});

describe('normaliseHeader', () => {
  it.each([
    ['学 校\n名　称', '学校名称'],
    ['*姓名', '姓名'],
    ['姓名＊', '姓名'],
    ['1.学校名称', '学校名称'],
    ['1、学校名称', '学校名称'],
    ['一、学校名称', '学校名称'],
    ['（二）学校名称', '学校名称'],
    ['①学校名称', '学校名称'],
    ['学生数（人）', '学生数'],
    ['学生数(单位：人)', '学生数'],
    ['用时（秒）', '用时'],
    ['学生数（人）（必填）', '学生数'],
    ['覆盖率（％）', '覆盖率'],
    ['姓名：', '姓名'],
    ['是否寄宿制（是/否）', '是否寄宿制'],
    ['县（市、区）', '县(市/区)'],
    ['乡镇（街道）', '乡镇(街道)'],
    ['专（兼）职', '专(兼)职'],
    ['专/兼职', '专/兼职'],
    ['专、兼职', '专/兼职'],
    ['专－兼职', '专/兼职'],
    ['教育id', '教育ID'],
    ['一级', '一级'],
    ['（人）', '(人)'],
    ['1.', '1.'],
    ['', ''],
  ])('%j -> %j', (header, expected) => {
    expect(normaliseHeader(header)).toBe(expected);
    expect(normaliseHeader(normaliseHeader(header))).toBe(expected);
  });
});

describe('normaliseSchoolName', () => {
  it.each([
    ['第21中学', '第21中学'],
    ['第二十一中学', '第21中学'],
    ['21中', '第21中学'],
    ['二十一中', '第21中学'],
    ['21中学', '第21中学'],
    ['菏泽市第二十一中学', '第21中学'],
    ['山东省菏泽第一中学', '第1中学'],
    ['菏泽一中', '第1中学'],
    ['山东省曹县第一中学', '曹县第1中学'],
    ['曹县一中', '曹县第1中学'],
    ['曹县一中（东校区）', '曹县第1中学(东校区)'],
    ['单县 第二 实验小学', '单县第2实验小学'],
    ['单县第二初级中学', '单县第2初级中学'],
    ['牡丹区二小', '牡丹区第2小学'],
    // Names that only look like ordinals.
    ['八一中学', '八一中学'],
    ['五四小学', '五四小学'],
    ['李三小学', '李三小学'],
    ['十里铺小学', '十里铺小学'],
    ['城关镇三中心小学', '城关镇三中心小学'],
    ['菏泽路小学', '菏泽路小学'],
    ['菏泽市', '菏泽市'],
  ])('%s -> %s', (name, expected) => {
    expect(normaliseSchoolName(name)).toBe(expected);
    expect(normaliseSchoolName(expected)).toBe(expected);
  });
});

describe('maskIdentifier', () => {
  it.each([
    ['李静', '李*'],
    ['欧阳娜娜', '欧***'],
    ['𠅤明', '𠅤*'],
    ['371702201203150012', '3717**********0012'],
    ['G371702201203150012', 'G3717**********0012'],
    ['13853001234', '138****1234'],
    ['20230115', '20****15'],
    ['12', '1*'],
    ['7', '*'],
    ['', ''],
  ])('%s -> %s', (text, expected) => {
    expect(maskIdentifier(text)).toBe(expected);
  });
});
