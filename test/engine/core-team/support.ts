import fc from 'fast-check';
import { type Candidate, type CoreTeamRules, type QuotaRule, defaultCoreTeamRules } from '../../../electron/engine/core-team';

export const COUNTIES = [
  { county: '371702', label: '牡丹区', count: 311 },
  { county: '371721', label: '曹县', count: 402 },
  { county: '371722', label: '单县', count: 287 },
] as const;

export function rulesOf(changes: Partial<CoreTeamRules> = {}, quota: Partial<QuotaRule> = {}): CoreTeamRules {
  return { ...defaultCoreTeamRules('2026-09-01', { base: 'schools', counties: COUNTIES, shortfall: 'redistribute', ...quota }), ...changes };
}

/** Meets every rule. */
export function candidate(id: string, changes: Partial<Candidate> = {}): Candidate {
  return { id, name: `教师${id}`, gender: '女', county: '371721', unit: '曹县第一中学', employment: 'fullTime', inService: true, willing: true, years: 5, certificates: [{ name: '国家二级心理咨询师', issuedOn: '2016-11' }], ...changes };
}

/** The candidate with one field not reported. */
export function without(field: 'willing' | 'county', one: Candidate): Candidate {
  return Object.fromEntries(Object.entries(one).filter(([key]) => key !== field)) as unknown as Candidate;
}

/** `undefined` fields are left out, as unknown ones are. */
function known<T extends object>(entry: T): T {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;
}

const maybe = <T>(values: readonly T[]) => fc.constantFrom<T | undefined>(...values, undefined);

/** Candidates of every kind, with many equal scores. */
export const anyCandidates: fc.Arbitrary<readonly Candidate[]> = fc
  .array(
    fc.record({
      county: fc.constantFrom('371702', '371721', '371721', '371722', undefined, '999999'),
      employment: fc.constantFrom<Candidate['employment']>('fullTime', 'fullTime', 'partTime', 'partTime', 'none', undefined),
      researcher: maybe([true, false]),
      inService: fc.constantFrom(true, true, true, true, false, undefined),
      willing: fc.constantFrom(true, true, true, true, false, undefined),
      years: maybe([2, 3, 3, 5, 5, 8]),
      startedOn: maybe(['2015-09', '2024-03']),
      weeklyHours: maybe([4, 8]),
      hotlineVolunteer: maybe([true, false]),
      certificates: fc.constantFrom(undefined, [], [{ name: '国家二级心理咨询师' }], [{ name: '国家二级心理咨询师' }], [{ name: '心理健康辅导员证书' }], [{ name: '三级心理咨询师', issuedOn: '2021-05' }], [{ name: '培训结业证' }]),
    }),
    { maxLength: 60 },
  )
  .map((records) => records.map((record, index) => known({ id: `c${String(index).padStart(2, '0')}`, name: `教师${index}`, ...record }) as Candidate));
