/** Selection of the core team: verdicts, quotas, points, order, lists. Pure: no database, no files. */
export { type Apportionment, type Claim, type Share, largestRemainder } from './apportion';
export { type CertificateMatch, matchCertificates, normalisedCertificate } from './certificates';
export { ACCEPTED_CERTIFICATES, DEFAULT_SCORING, defaultCoreTeamRules } from './default-rules';
export { type Eligibility, eligibilityOf, verdictsOf } from './eligibility';
export { type CoreTeamList, type CoreTeamRow, coreTeamList } from './list';
export type { CountySeats, Quotas, Redistribution } from './quotas';
export { scoreOf } from './scoring';
export { type CoreTeamSelection, type Judged, type Outcome, type RuleCount, selectCoreTeam } from './select';
export type * from './types';
