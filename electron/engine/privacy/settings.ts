import type { AudienceId, Rounding, Telling } from '../../../shared/audience';
import type { HiddenForReports } from './earlier-reports';
import type { IssuedGroup, Register } from './register';

/** What a report that is issued has to mind, and what it will be remembered by. */
export interface Issuing {
  readonly earlier: (population: string, schoolYear: string) => Register | undefined;
  readonly keep: (group: Omit<IssuedGroup, 'report'>) => void;
  readonly hidden: HiddenForReports;
}

/** Thresholds of the gate. Printed on everything that leaves. */
export interface PrivacySettings {
  /** For whom figures are told. */
  readonly audience: AudienceId;
  /** Valid results below which every figure derived from results is hidden (DOMAIN §5.4: n < 10). */
  readonly minimumValidResults: number;
  /** To multiples of how many counts of pupils are rounded; null: told as they are. */
  readonly rounding: Rounding;
  /** The same of those who are told more; those who are told the most first. */
  readonly within: readonly Telling[];
  /** Of reports that are issued. */
  readonly issuing?: Issuing;
}
