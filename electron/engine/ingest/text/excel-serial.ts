const MILLISECONDS_PER_DAY = 86_400_000;
const UNIX_EPOCH_SERIAL = 25_569;
// Excel counts a 29 February 1900 that never was, so serials before 1 March 1900 lie one day off.
const FIRST_TRUE_SERIAL = 61;

export interface CalendarMoment {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
  readonly secondOfDay: number;
}

/** @param serial Excel day number in the 1900 system; the fraction is the time of day. */
export function momentOfSerial(serial: number): CalendarMoment {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const date = new Date((days - UNIX_EPOCH_SERIAL + (days < FIRST_TRUE_SERIAL ? 1 : 0)) * MILLISECONDS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), secondOfDay: seconds - days * 86_400 };
}

export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** HH:MM:SS */
export function clockTime(secondOfDay: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(secondOfDay / 3600))}:${two(Math.floor(secondOfDay / 60) % 60)}:${two(secondOfDay % 60)}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
