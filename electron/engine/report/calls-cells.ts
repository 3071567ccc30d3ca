/** Cells of reports about calls. */
import type { SafeCalls } from '../../../shared/hotline-calls';
import type { ReportCell } from './model';
import { count } from './official-form';

export const MISSING: ReportCell = { kind: 'missing' };

/** A count that may be kept back. */
export const safe = (calls: SafeCalls): ReportCell => (calls === null ? { kind: 'suppressed' } : count(calls));

export const share = (part: number, whole: number): ReportCell => (whole === 0 ? MISSING : { kind: 'figure', value: part / whole, format: 'percent' });

/** Seconds, minutes, a mean; null: nothing says. */
export const decimal = (value: number | null): ReportCell => (value === null ? MISSING : { kind: 'figure', value, format: 'decimal' });
