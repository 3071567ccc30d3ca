const DAY_MILLISECONDS = 86_400_000;
/** Serial 0 of the 1900 system, counted back from days after its fictional 29 February 1900. */
const EPOCH = Date.UTC(1899, 11, 30);
const FICTIONAL_LEAP_DAY = 60;

/** Days between the 1900 and the 1904 system. */
export const SHIFT_1904 = 1462;

const ISO = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/;

/** Excel serial (1900 system) of an ISO 8601 date, time, or both; undefined when it is neither. */
export function serialOfIso(text: string): number | undefined {
  const match = ISO.exec(text.trim());
  if (match === null || text.trim() === '') return undefined;
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0'] = match;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) return time;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  const days = Math.round((date.getTime() - EPOCH) / DAY_MILLISECONDS);
  return (days <= FICTIONAL_LEAP_DAY ? days - 1 : days) + time;
}
