/** Each rule's verdict on a candidate. What was not reported is its own verdict, never a silent no. */
import { EngineFailure } from '../../../shared/contract';
import { type CertificateMatch, matchCertificates } from './certificates';
import type { Candidate, CoreTeamRules, RuleVerdict, Verdict } from './types';

/** Reports are rounded, and a year begun may have been counted. */
const MOST_YEARS_APART = 1;

/**
 * Whole years since a day or month. @returns undefined without a day that can be read
 * @throws BAD_REQUEST when `asOf` is not `YYYY-MM-DD`
 */
function yearsSince(startedOn: string | undefined, asOf: string): number | undefined {
  const now = /^(\d{4})-(\d{2})-(\d{2})$/.exec(asOf);
  if (!now) throw new EngineFailure('BAD_REQUEST', `评选基准日“${asOf}”不是有效日期，请写成 2026-01-31 这样的形式。`);
  const start = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(startedOn ?? '');
  if (!start) return undefined;
  const monthAndDay = (parts: RegExpExecArray) => Number(parts[2]) * 100 + Number(parts[3] ?? 1);
  return Number(now[1]) - Number(start[1]) - (monthAndDay(now) < monthAndDay(start) ? 1 : 0);
}

/** Years in the work: as reported, else counted from the start; undefined when neither is known. */
export function yearsOf(candidate: Candidate, rules: CoreTeamRules): number | undefined {
  return candidate.years !== undefined && Number.isFinite(candidate.years) ? candidate.years : yearsSince(candidate.startedOn, rules.asOf);
}

/** The certificate that counts: the first accepted one in the order of the rules. */
export function bestCertificate(candidate: Candidate, rules: CoreTeamRules): CertificateMatch | undefined {
  const matches = matchCertificates(candidate.certificates ?? [], rules.certificates);
  const rank = (match: CertificateMatch) => (match.kind === 'other' ? Number.POSITIVE_INFINITY : (match.kind === 'doubtful' ? 1000 : 0) + rules.certificates.findIndex(({ id }) => id === match.certificate.id));
  return [...matches].sort((a, b) => rank(a) - rank(b))[0];
}

function certificateVerdict(candidate: Candidate, rules: CoreTeamRules): RuleVerdict {
  const of = (verdict: Verdict, reason: string): RuleVerdict => ({ rule: 'certificate', verdict, reason });
  if (candidate.certificates === undefined) return of('missing', '未填报证书，请补报证书名称');
  const best = bestCertificate(candidate, rules);
  if (!best) return of('notMet', '填报为无证书');
  if (best.kind === 'accepted') return of('met', `持有${best.certificate.label}证书`);
  if (best.kind === 'doubtful') return of('doubtful', `“${best.held.name}”${best.why}，请核验原件`);
  const names = matchCertificates(candidate.certificates, rules.certificates).map(({ held }) => `“${held.name}”`);
  return of('notMet', `所持${names.join('、')}不在认可证书清单内`);
}

function yearsVerdict(candidate: Candidate, rules: CoreTeamRules): RuleVerdict {
  const of = (verdict: Verdict, reason: string): RuleVerdict => ({ rule: 'years', verdict, reason });
  const years = yearsOf(candidate, rules);
  if (years === undefined) return of('missing', '未填报从事心理健康教育的年限或起始年月，请补报');
  const counted = yearsSince(candidate.startedOn, rules.asOf);
  const isEnough = years >= rules.minimumYears;
  if (counted !== undefined && Math.abs(counted - years) > MOST_YEARS_APART && counted >= rules.minimumYears !== isEnough) {
    return of('doubtful', `填报年限 ${years} 年与起始年月 ${candidate.startedOn ?? ''}（满 ${counted} 年）不一致，请核实`);
  }
  return isEnough ? of('met', `从事心理健康教育 ${years} 年`) : of('notMet', `从事心理健康教育 ${years} 年，不满 ${rules.minimumYears} 年`);
}

function postVerdict({ employment, researcher }: Candidate): RuleVerdict {
  const of = (verdict: Verdict, reason: string): RuleVerdict => ({ rule: 'post', verdict, reason });
  if (researcher === true) return of('met', '心理教研员');
  if (employment === 'fullTime') return of('met', '专职心理健康教育教师');
  if (employment === 'partTime') return of('met', '兼职心理健康教育教师');
  if (employment === undefined) return of('missing', '未填报专职或兼职，请补报');
  return researcher === undefined ? of('missing', '不是专兼职教师，且未填报是否教研员，请补报') : of('notMet', '既不是专兼职心理健康教育教师，也不是教研员');
}

function answerVerdict(rule: 'inService' | 'willing', answer: boolean | undefined, texts: readonly [met: string, notMet: string, missing: string]): RuleVerdict {
  if (answer === undefined) return { rule, verdict: 'missing', reason: texts[2] };
  return answer ? { rule, verdict: 'met', reason: texts[0] } : { rule, verdict: 'notMet', reason: texts[1] };
}

function countyVerdict(candidate: Candidate, rules: CoreTeamRules): RuleVerdict {
  if (candidate.county === undefined) return { rule: 'county', verdict: 'missing', reason: '未注明县区，无法归入名额，请补报' };
  const county = rules.quota.counties.find((one) => one.county === candidate.county);
  return county ? { rule: 'county', verdict: 'met', reason: `属${county.label}` } : { rule: 'county', verdict: 'notMet', reason: `“${candidate.county}”不在名额分配的县区之内` };
}

/** In the order of the published rule; the county, which only places a candidate, comes last. */
export function verdictsOf(candidate: Candidate, rules: CoreTeamRules): readonly RuleVerdict[] {
  return [
    certificateVerdict(candidate, rules),
    yearsVerdict(candidate, rules),
    answerVerdict('inService', candidate.inService, ['在职', '不在职', '未填报是否在职，请补报']),
    postVerdict(candidate),
    answerVerdict('willing', candidate.willing, ['自愿参加', '本人不愿参加', '未填报是否自愿，请补报']),
    countyVerdict(candidate, rules),
  ];
}

/** `incomplete`: nothing speaks against the candidate, but something is not reported or to be checked. */
export type Eligibility = 'eligible' | 'incomplete' | 'notEligible';

export function eligibilityOf(verdicts: readonly RuleVerdict[]): Eligibility {
  if (verdicts.some(({ verdict }) => verdict === 'notMet')) return 'notEligible';
  return verdicts.every(({ verdict }) => verdict === 'met') ? 'eligible' : 'incomplete';
}
