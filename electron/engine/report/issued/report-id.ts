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
