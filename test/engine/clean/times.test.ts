import { describe, expect, it } from 'vitest';
import { clockRange, clockTime, dateTimeNormaliser } from '../../../electron/engine/ingest/clean/times';
import { dateCell, numberCell, textCell } from './cells';

describe('clockTime', () => {
  it.each([
    ['8:00', '08:00'],
    ['08：30', '08:30'],
    ['8:30:15', '08:30'],
    ['8点', '08:00'],
    ['8时5分', '08:05'],
    ['8点半', '08:30'],
    ['晚8点', '20:00'],
    ['下午 3:20', '15:20'],
    ['上午8点整', '08:00'],
    ['中午12点', '12:00'],
    ['中午1点', '13:00'],
    ['晚12点', '24:00'],
    ['次日6:00', '06:00'],
    ['24:00', '24:00'],
  ])('%s', (text, time) => expect(clockTime(textCell(text))).toEqual({ value: time }));

  it.each(['25:00', '8:75', '早', '24:01', '8-9', '八点'])('leaves %s empty with an issue', (text) => expect(clockTime(textCell(text))).toMatchObject({ value: null, issue: { code: 'time.unreadable' } }));

  it('reads times as spreadsheets store them', () => {
    expect(clockTime(numberCell(0.354166667))).toEqual({ value: '08:30' });
    expect(clockTime(dateCell(0.5))).toEqual({ value: '12:00' });
    expect(clockTime(textCell('无'))).toEqual({ value: null });
  });
});

describe('clockRange', () => {
  it.each([
    ['8:00-16:00', '08:00-16:00'],
    ['08：00—16：00', '08:00-16:00'],
    ['8点至16点', '08:00-16:00'],
    ['22:00~次日6:00', '22:00-06:00'],
    ['晚10点到次日早6点', '22:00-06:00'],
    ['16:00-24:00', '16:00-24:00'],
  ])('%s', (text, range) => expect(clockRange(textCell(text))).toEqual({ value: range }));

  it.each(['8:00', '8:00-12:00-16:00', '全天', '8:00-'])('leaves %s empty with an issue', (text) => expect(clockRange(textCell(text))).toMatchObject({ value: null, issue: { code: 'timeRange.unreadable' } }));
});

describe('dateTime', () => {
  const dateTime = dateTimeNormaliser(new Date(2026, 2, 1));

  it.each([
    ['2025-11-01 21:35', '2025-11-01 21:35'],
    ['2025/11/1 9:05:30', '2025-11-01 09:05'],
    ['2025年11月1日21时35分', '2025-11-01 21:35'],
    ['2025年11月1日 晚9点', '2025-11-01 21:00'],
    ['2025.11.1 下午3点半', '2025-11-01 15:30'],
    ['2025-11-01T21:35', '2025-11-01 21:35'],
  ])('%s', (text, value) => expect(dateTime(textCell(text)).value).toBe(value));

  it('keeps the time of a spreadsheet date, and says where there is none', () => {
    expect(dateTime(dateCell(45_962.899305556))).toEqual({ value: '2025-11-01 21:35' });
    expect(dateTime(dateCell(45_962))).toMatchObject({ value: '2025-11-01', issue: { code: 'dateTime.onlyDate' } });
    expect(dateTime(textCell('2025-11-01'))).toMatchObject({ value: '2025-11-01', issue: { code: 'dateTime.onlyDate' } });
  });

  it('refuses what is no date', () => {
    expect(dateTime(textCell('昨晚9点'))).toMatchObject({ value: null, issue: { action: 'emptied' } });
    expect(dateTime(textCell('2025-13-01 21:35'))).toMatchObject({ value: null, issue: { action: 'emptied' } });
    expect(dateTime(textCell('无'))).toEqual({ value: null });
  });
});
