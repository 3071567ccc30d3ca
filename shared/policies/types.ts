export const POLICY_LEVELS = { national: '国家', provincial: '省级', city: '市级', benchmark: '对标' } as const;
export type PolicyLevel = keyof typeof POLICY_LEVELS;

/** A document that sets targets, or a practice elsewhere that is held against as a benchmark. */
export interface Policy {
  readonly id: string;
  readonly title: string;
  /** 文号; '' where it has none, or none is known for certain. */
  readonly number: string;
  /** 发文机关. */
  readonly issuer: string;
  /** ISO date, or only its year and month. */
  readonly issuedOn: string;
  /** ISO dates. Without an end it is in force until another takes its place. */
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  readonly level: PolicyLevel;
  readonly note?: string;
}
