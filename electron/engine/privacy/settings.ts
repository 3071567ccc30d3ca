/** Thresholds of the gate. Printed on everything that leaves. */
export interface PrivacySettings {
  /** Valid results below which every figure derived from results is hidden (DOMAIN §5.4: n < 10). */
  readonly minimumValidResults: number;
}
