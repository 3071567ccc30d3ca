import type { Rounding } from '../../../../shared/audience';

/** What a written 0 says, beside what a dash says. */
export function zeroMeans(rounding: Rounding): string {
  return rounding === null ? '“0”表示确为零' : '“0”表示为零或取整为零';
}
