import { createHash } from 'node:crypto';

/** JSON whose keys stand in one order, whatever order they were given in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
}

export interface ReportOrigin {
  readonly kind: string;
  /** All that was chosen, defaults filled in. */
  readonly parameters: unknown;
  /** Hash of the data. */
  readonly dataState: string;
  readonly appVersion: string;
  /** ISO date */
  readonly issuedOn: string;
}

/** e.g. YX-20260715-3F9A2C7B: the date printed on the report, and what it was made from. */
export function reportIdOf(origin: ReportOrigin): string {
  const digest = createHash('sha256').update(canonical(origin)).digest('hex');
  return `YX-${origin.issuedOn.replaceAll('-', '')}-${digest.slice(0, 8).toUpperCase()}`;
}

const RUN = /^YX-\d{8}-[0-9A-F]{8}/;
const PAGE = /^YX-\d{8}-[0-9A-F]{8}-(\d{4,})$/;

/** Number of one page of a report, e.g. YX-20260715-3F9A2C7B-0012. */
export function pageIdOf(report: string, page: number): string {
  return `${report}-${String(page).padStart(4, '0')}`;
}

/** The report that a page belongs to; a report's own number stays what it is. */
export function reportOfPage(id: string): string {
  return RUN.exec(id)?.[0] ?? id;
}

/** Which page of its report a number is; null for the report's own. */
export function pageOf(id: string): number | null {
  const number = PAGE.exec(id)?.[1];
  return number === undefined ? null : Number(number);
}
