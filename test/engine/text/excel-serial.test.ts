import { expect, it } from 'vitest';
import { daysInMonth, momentOfSerial } from '../../../electron/engine/ingest/text/excel-serial';

const MILLISECONDS_PER_DAY = 86_400_000;
/** Serial of 1 January 1970. */
const UNIX_EPOCH = 25_569;

it('gives the date of every serial that Excel knows', () => {
  for (let serial = 61; serial < 2_958_466; serial++) {
    const { year, month, day } = momentOfSerial(serial);
    if (Date.UTC(year, month - 1, day) !== (serial - UNIX_EPOCH) * MILLISECONDS_PER_DAY) expect.fail(`serial ${serial} is not ${year}-${month}-${day}`);
  }
  expect(momentOfSerial(1)).toEqual({ year: 1900, month: 1, day: 1, secondOfDay: 0 });
  expect(momentOfSerial(59)).toMatchObject({ year: 1900, month: 2, day: 28 });
  expect(momentOfSerial(61)).toMatchObject({ year: 1900, month: 3, day: 1 });
  expect(momentOfSerial(45_951.99999)).toMatchObject({ year: 2025, month: 10, day: 21, secondOfDay: 86_399 });
  expect(momentOfSerial(-1)).toMatchObject({ year: 1899, month: 12, day: 30 });
});

it('knows the days of every month', () => {
  for (let year = 1890; year <= 2410; year++) {
    for (let month = 1; month <= 12; month++) if (daysInMonth(year, month) !== new Date(Date.UTC(year, month, 0)).getUTCDate()) expect.fail(`${year}-${month}`);
  }
});
