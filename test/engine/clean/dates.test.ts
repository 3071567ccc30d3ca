import { describe, expect, it } from 'vitest';
import { normaliserFor } from '../../../electron/engine/ingest/clean/normaliser';
import type { Cleaned, DateValue } from '../../../electron/engine/ingest/clean/types';
import { booleanCell, column, dateCell, numberCell, randomFrom, textCell } from './cells';

const today = new Date(2026, 10, 23);
const normalise = normaliserFor(column('date'), today);
const clean = (cell: Parameters<typeof normalise>[0]): Cleaned<DateValue> => normalise(cell) as Cleaned<DateValue>;

describe('dates as text', () => {
  it.each([
    ['2023.9', '2023-09-01', 'month'],
    ['2023.09', '2023-09-01', 'month'],
    ['2023．09', '2023-09-01', 'month'],
    ['2023。9', '2023-09-01', 'month'],
    ['2023年9月', '2023-09-01', 'month'],
    ['2023年09月份', '2023-09-01', 'month'],
    ['2023年9月1日', '2023-09-01', 'day'],
    ['2023 年 9 月 1 日', '2023-09-01', 'day'],
    ['2023年9月1号', '2023-09-01', 'day'],
    ['2023/9/1', '2023-09-01', 'day'],
    ['2023-9', '2023-09-01', 'month'],
    ['2023-09-01', '2023-09-01', 'day'],
    ['2023—09—01', '2023-09-01', 'day'],
    ['2023.9.1', '2023-09-01', 'day'],
    ['2023.9.1.', '2023-09-01', 'day'],
    ['2023、9、1', '2023-09-01', 'day'],
    ['2023\\9\\1', '2023-09-01', 'day'],
    ['2023 9 1', '2023-09-01', 'day'],
    ['20230901', '2023-09-01', 'day'],
    ['202309', '2023-09-01', 'month'],
    ['20230901093000', '2023-09-01', 'day'],
    ['2023', '2023-01-01', 'year'],
    ['2023年', '2023-01-01', 'year'],
    ['2023年度', '2023-01-01', 'year'],
    ['二〇二三年九月', '2023-09-01', 'month'],
    ['二○二三年十二月三十一日', '2023-12-31', 'day'],
    ['二零二三年', '2023-01-01', 'year'],
    ['2025-10-16 09:30:00', '2025-10-16', 'day'],
    ['2025-10-16T09:30:00Z', '2025-10-16', 'day'],
    ['2025-10-16T09:30:00.123+08:00', '2025-10-16', 'day'],
    ['2025/10/16 9:30', '2025-10-16', 'day'],
    ['2025/10/16 上午 9:30', '2025-10-16', 'day'],
    ['2025年10月16日09时30分', '2025-10-16', 'day'],
    ['2025年10月16日 星期四', '2025-10-16', 'day'],
    ['20251016 09:30:00', '2025-10-16', 'day'],
    ['2024-02-29', '2024-02-29', 'day'],
  ])('%s -> %s by %s', (text, iso, precision) => {
    const { value, issue } = clean(textCell(text));
    expect(value).toMatchObject({ iso, precision, year: Number(iso.slice(0, 4)), month: precision === 'year' ? null : Number(iso.slice(5, 7)) });
    expect(issue).toBeUndefined();
  });

  it.each([
    ['23.9', '2023-09-01', 'date.shortYear'],
    ['98年6月', '1998-06-01', 'date.shortYear'],
    ['23-9-1', '2023-09-01', 'date.shortYear'],
    ['230901', '2023-09-01', 'date.shortYear'],
    ['2023.1', '2023-01-01', 'date.maybeLostZero'],
    ['45170', '2023-09-01', 'date.serial'],
    ['9/1/2023', '2023-09-01', 'date.dayOrder'],
    ['16/10/2023', '2023-10-16', 'date.dayOrder'],
    ['Sep-23', '2023-09-01', 'date.shortYear'],
    ['1-Sep-98', '1998-09-01', 'date.shortYear'],
    ['2016年11月取得', '2016-11-01', 'date.surrounded'],
    ['约2016.11', '2016-11-01', 'date.surrounded'],
  ])('%s -> %s with the issue %s', (text, iso, code) => {
    const { value, issue } = clean(textCell(text));
    expect(value?.iso).toBe(iso);
    expect(issue?.code).toBe(code);
  });

  it.each([
    ['2023-02-30', 'date.impossible'],
    ['2023-02-29', 'date.impossible'],
    ['2023.13', 'date.impossible'],
    ['20231301', 'date.impossible'],
    ['2023年0月', 'date.impossible'],
    ['1899-12-31', 'date.implausible'],
    ['2028-11-24', 'date.implausible'],
    ['99999', 'date.implausible'],
    ['0202-09-01', 'date.implausible'],
    ['2016.9-2019.6', 'date.unreadable'],
    ['去年九月', 'date.unreadable'],
    ['九月', 'date.unreadable'],
    ['23', 'date.unreadable'],
    ['9.1.', 'date.unreadable'],
    ['13853001234', 'date.unreadable'],
    ['十八周岁', 'date.unreadable'],
  ])('%s is refused as %s', (text, code) => {
    const { value, issue } = clean(textCell(text));
    expect(value).toBeNull();
    expect(issue).toMatchObject({ code, action: 'emptied' });
  });

  it('takes the last day that is plausible', () => {
    expect(clean(textCell('2028-11-23')).value?.iso).toBe('2028-11-23');
    expect(clean(textCell('1900-01-01')).value?.iso).toBe('1900-01-01');
  });
});

describe('dates as numbers', () => {
  it.each([
    [45170, '2023-09-01', 'day', 'date.serial'],
    [45946.39, '2025-10-16', 'day', 'date.serial'],
    [20230901, '2023-09-01', 'day', undefined],
    [202309, '2023-09-01', 'month', undefined],
    [2023, '2023-01-01', 'year', undefined],
    [2023.9, '2023-09-01', 'month', undefined],
    [2023.09, '2023-09-01', 'month', undefined],
    [2023.11, '2023-11-01', 'month', undefined],
    [2023.1, '2023-01-01', 'month', 'date.lostZero'],
    [23.9, '2023-09-01', 'month', 'date.shortYear'],
  ])('%d -> %s by %s', (number, iso, precision, code) => {
    const { value, issue } = clean(numberCell(number));
    expect(value).toMatchObject({ iso, precision });
    expect(issue?.code).toBe(code);
  });

  it('warns of the lost zero', () => {
    expect(clean(numberCell(2023.1)).issue).toMatchObject({ severity: 'warning', action: 'fixed' });
  });

  it.each([[0], [-5], [12], [2023.5555], [60000], [1e20], [99]])('%d is no date', (number) => {
    expect(clean(numberCell(number))).toMatchObject({ value: null, issue: { action: 'emptied' } });
  });
});

describe('date cells', () => {
  it('gives the day of the serial', () => {
    expect(clean(dateCell(45170)).value).toEqual({ iso: '2023-09-01', precision: 'day', year: 2023, month: 9 });
    expect(clean(dateCell(45946.999)).value?.iso).toBe('2025-10-16');
    expect(clean(dateCell(1)).value?.iso).toBe('1900-01-01');
    expect(clean(dateCell(59)).value?.iso).toBe('1900-02-28');
    expect(clean(dateCell(61)).value?.iso).toBe('1900-03-01');
  });

  it('refuses times without a day and days out of range', () => {
    expect(clean(dateCell(0.4)).issue?.code).toBe('date.onlyTime');
    expect(clean(dateCell(80_000)).issue?.code).toBe('date.implausible');
    expect(clean(dateCell(Number.NaN)).value).toBeNull();
    expect(clean(booleanCell(true)).issue?.code).toBe('date.unreadable');
  });
});

describe('every form of a date', () => {
  const chineseDigits = '〇一二三四五六七八九';
  const words = (value: number): string => (value < 10 ? (chineseDigits[value] ?? '') : `${value < 20 ? '' : (chineseDigits[Math.floor(value / 10)] ?? '')}十${value % 10 === 0 ? '' : (chineseDigits[value % 10] ?? '')}`);
  const two = (value: number): string => String(value).padStart(2, '0');
  const forms: readonly ((year: number, month: number, day: number) => string)[] = [
    (y, m, d) => `${y}-${two(m)}-${two(d)}`,
    (y, m, d) => `${y}/${m}/${d}`,
    (y, m, d) => `${y}.${m}.${d}`,
    (y, m, d) => `${y}年${m}月${d}日`,
    (y, m, d) => `${y}${two(m)}${two(d)}`,
    (y, m, d) => `${y}-${m}-${d} 23:59:59`,
    (y, m, d) => `${[...String(y)].map((digit) => chineseDigits[Number(digit)]).join('')}年${words(m)}月${words(d)}日`,
  ];

  it('comes back as the same day', () => {
    const random = randomFrom(3);
    for (let round = 0; round < 3000; round += 1) {
      const date = new Date(Date.UTC(1900, 0, 1) + Math.floor(random() * 46_000) * 86_400_000);
      const iso = date.toISOString().slice(0, 10);
      const form = forms[round % forms.length];
      const text = form?.(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) ?? '';
      const serial = date.getTime() / 86_400_000 + 25_569;
      expect([text, clean(textCell(text))]).toEqual([text, { value: expect.objectContaining({ iso, precision: 'day' }) as unknown }]);
      if (serial > 60) expect(clean(dateCell(serial + random() * 0.99)).value?.iso).toBe(iso);
    }
  });
});
