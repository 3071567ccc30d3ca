/** Serial of 1 March 0000 in the proleptic Gregorian calendar, whose years end with the leap day. */
const MARCH_OF_YEAR_0 = -693_899;
const DAYS_PER_ERA = 146_097;
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
  // Days to a date by eras of 400 years; millions of Date objects would take ten times as long.
  const sinceMarch = days + (days < FIRST_TRUE_SERIAL ? 1 : 0) - MARCH_OF_YEAR_0;
  const era = Math.floor(sinceMarch / DAYS_PER_ERA);
  const dayOfEra = sinceMarch - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
    secondOfDay: seconds - days * 86_400,
  };
}

export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** HH:MM:SS */
export function clockTime(secondOfDay: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(secondOfDay / 3600))}:${two(Math.floor(secondOfDay / 60) % 60)}:${two(secondOfDay % 60)}`;
}

/** @param month 1–12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
