import { describe, expect, it } from 'vitest';
import { DateClass, dateClassOf } from '../../../electron/engine/ingest/read/xlsx/number-format';
import { serialOfIso } from '../../../electron/engine/ingest/read/xlsx/serial-date';

describe('number formats', () => {
  it.each([
    ['yyyy"年"m"月"', DateClass.date],
    ['yyyy"年"m"月"d"日";@', DateClass.date],
    ['[$-804]aaaa;@', DateClass.date],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日"', DateClass.date],
    ['m/d', DateClass.date],
    ['mmm', DateClass.date],
    ['e年m月', DateClass.date],
    ['yyyy-mm-dd hh:mm:ss.000', DateClass.date],
    ['[$-F400]h:mm:ss AM/PM', DateClass.time],
    ['上午/下午h"时"mm"分"', DateClass.time],
    ['[h]:mm', DateClass.time],
    ['mm:ss.0', DateClass.time],
    ['[mm]:ss', DateClass.time],
    ['General', DateClass.none],
    ['G/通用格式', DateClass.none],
    ['0.00E+00', DateClass.none],
    ['#,##0"元/天";[Red]-#,##0', DateClass.none],
    ['0"days"', DateClass.none],
    ['@', DateClass.none],
    ['', DateClass.none],
    ['\\y\\m0', DateClass.none],
    ['[红色]0.0_);[Yellow](0.0)', DateClass.none],
  ])('%s', (code, expected) => {
    expect(dateClassOf(164, code)).toBe(expected);
  });

  it.each([
    [0, DateClass.none],
    [2, DateClass.none],
    [14, DateClass.date],
    [22, DateClass.date],
    [20, DateClass.time],
    [31, DateClass.date],
    [57, DateClass.date],
    [49, DateClass.none],
    [164, DateClass.none],
  ])('built-in %d', (id, expected) => {
    expect(dateClassOf(id, undefined)).toBe(expected);
  });
});

describe('ISO dates', () => {
  it.each([
    ['1900-01-01', 1],
    ['1900-02-28', 59],
    ['1900-03-01', 61],
    ['2024-09-01', 45536],
    ['2024-09-01T12:00:00', 45536.5],
    ['2024-09-01T06:00:00.000Z', 45536.25],
    ['18:00:00', 0.75],
    ['2024-02-30', undefined],
    ['开学', undefined],
    ['', undefined],
  ])('%s', (text, serial) => {
    expect(serialOfIso(text)).toBe(serial);
  });
});
