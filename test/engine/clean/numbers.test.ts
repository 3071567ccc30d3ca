import { describe, expect, it } from 'vitest';
import { normaliserFor } from '../../../electron/engine/ingest/clean/normaliser';
import { booleanCell, column, dateCell, numberCell, randomFrom, textCell } from './cells';

const integer = normaliserFor(column('integer', { minimum: 0, maximum: 30_000 }));
const decimal = normaliserFor(column('decimal', { minimum: 0, maximum: 500 }));
const seconds = normaliserFor(column('integer', { label: '用时（秒）', minimum: 0, maximum: 86_400 }));

describe('integer', () => {
  it.each([
    ['30', 30],
    ['３０', 30],
    ['30人', 30],
    ['30 名', 30],
    ['30（人）', 30],
    ['1,820', 1820],
    ['1，820', 1820],
    ['1 820', 1820],
    ['30.0', 30],
    ['+30', 30],
    ['1.2万', 12_000],
    ['三十', 30],
    ['三百零五人', 305],
    ['36个班', 36],
    ['1.82E3', 1820],
    ['0', 0],
    ['-0', 0],
  ])('%s -> %d', (text, value) => {
    expect(integer(textCell(text))).toEqual({ value });
  });

  it.each([
    ['约30', 30, 'number.approximate'],
    ['约30人', 30, 'number.approximate'],
    ['30人左右', 30, 'number.approximate'],
    ['30余人', 30, 'number.approximate'],
    ['30多人', 30, 'number.approximate'],
    ['≥30', 30, 'number.approximate'],
    ['30+', 30, 'number.approximate'],
    ['共30人', 30, 'number.remark'],
    ['30(含寄宿)', 30, 'number.remark'],
  ])('%s -> %d with the issue %s', (text, value, code) => {
    expect(integer(textCell(text))).toMatchObject({ value, issue: { code, action: 'fixed' } });
  });

  it.each([
    ['30.5', 'number.notWhole'],
    ['95%', 'number.percentCount'],
    ['-5', 'number.outOfRange'],
    ['30001', 'number.outOfRange'],
    ['30-40', 'number.several'],
    ['12/15', 'number.several'],
    ['男12女15', 'number.several'],
    ['很多', 'number.unreadable'],
    ['人', 'number.unreadable'],
    ['1,82', 'number.several'],
    ['0x10', 'number.several'],
    ['Infinity', 'number.unreadable'],
  ])('%s is refused as %s', (text, code) => {
    expect(integer(textCell(text))).toMatchObject({ value: null, issue: { code, action: 'emptied', severity: 'error' } });
  });

  it.each(['', '/', '-', '—', '——', '－', '无', '暂无', 'N/A'])('%j says nothing', (text) => {
    expect(integer(textCell(text))).toEqual({ value: null });
  });

  it('takes number cells', () => {
    expect(integer(numberCell(1820))).toEqual({ value: 1820 });
    expect(integer(numberCell(29.999999999999996))).toEqual({ value: 30 });
    expect(integer(numberCell(30.5)).issue?.code).toBe('number.notWhole');
    expect(integer(numberCell(371702201203150000, '371702201203150017')).issue?.code).toBe('number.outOfRange');
    expect(integer(numberCell(Number.NaN)).issue?.code).toBe('number.unreadable');
    expect(integer(dateCell(45170)).issue?.code).toBe('number.becameDate');
    expect(integer(booleanCell(true)).issue?.code).toBe('number.unreadable');
  });

  it('names the range in words', () => {
    expect(integer(numberCell(-1)).issue?.message).toContain('0 到 30000 之间');
    expect(normaliserFor(column('integer', { minimum: 3 }))(numberCell(1)).issue?.message).toContain('不小于 3');
    expect(normaliserFor(column('integer', { maximum: 3 }))(numberCell(4)).issue?.message).toContain('不大于 3');
    expect(normaliserFor(column('integer'))(numberCell(-4))).toEqual({ value: -4 });
  });

  it('reads every count however it is written', () => {
    const random = randomFrom(5);
    for (let round = 0; round < 1000; round += 1) {
      const value = Math.floor(random() * 30_000);
      for (const text of [String(value), value.toLocaleString('en-US'), `${value}人`, ` ${value} `, String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))]) {
        expect(integer(textCell(text))).toEqual({ value });
      }
    }
  });
});

describe('decimal', () => {
  it.each([
    ['38', 38],
    ['38.5分', 38.5],
    ['6年', 6],
    ['3年半', 3.5],
    ['三年半', 3.5],
    ['半年', 0.5],
    ['.5', 0.5],
    ['8节/周', 8],
    ['95%', 0.95],
    ['12.3％', 0.123],
  ])('%s -> %d', (text, value) => {
    expect(decimal(textCell(text))).toEqual({ value });
  });

  it('leaves what it cannot measure', () => {
    expect(decimal(textCell('5个月'))).toMatchObject({ value: null, issue: { code: 'number.unreadable' } });
    expect(decimal(numberCell(501)).issue?.code).toBe('number.outOfRange');
    expect(decimal(numberCell(38.25))).toEqual({ value: 38.25 });
  });
});

describe('a column in seconds', () => {
  it.each([
    [textCell('860'), 860],
    [textCell('860秒'), 860],
    [textCell('14分20秒'), 860],
    [textCell('14分钟'), 840],
    [textCell('1小时2分'), 3720],
    [textCell('00:14:20'), 860],
    [textCell('14:20'), 860],
    [numberCell(860.35), 860],
    [dateCell(860 / 86_400), 860],
  ])('%o -> %d', (cell, value) => {
    expect(seconds(cell)).toEqual({ value });
  });

  it('bounds the duration', () => {
    expect(seconds(textCell('30小时')).issue?.code).toBe('number.outOfRange');
  });
});
