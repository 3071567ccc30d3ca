/** Ten changes of filters as an official makes them on the overview, and what the page asks for each. */
import type { RequestOf } from '../../../shared/contract';

export interface FilterChange {
  readonly name: string;
  /** Query of the page's address. */
  readonly search: string;
  readonly where: NonNullable<RequestOf<'indicator.query'>['where']>;
}

const change = (name: string, where: Readonly<Record<string, readonly string[]>>): FilterChange => ({
  name,
  search: Object.entries(where).flatMap(([key, values]) => values.map((value) => `${key}=${value}`)).join('&'),
  where: Object.fromEntries(Object.entries(where).map(([key, values]) => [key, [...values]])),
});

export const CHANGES: readonly FilterChange[] = [
  change('one county', { county: ['371721'] }),
  change('the whole city again', {}),
  change('primary schools', { stage: ['primary'] }),
  change('primary schools of one county', { stage: ['primary'], county: ['371702'] }),
  change('three counties', { county: ['371702', '371721', '371725'] }),
  change('rural schools', { urbanRural: ['rural'] }),
  change('junior and senior schools', { stage: ['junior', 'senior'] }),
  change('public schools of two counties', { ownership: ['public'], county: ['371722', '371724'] }),
  change('senior schools', { stage: ['senior'] }),
  change('the whole city, from senior schools', {}),
];

/** The overview's own questions; what it asks afterwards, when these are on the screen, is not waited for. */
export function questions({ where }: FilterChange): readonly RequestOf<'indicator.query'>[] {
  const cut = where['county']?.length === 1 ? 'stage' : 'county';
  // The chart by counties shows the others beside a chosen one.
  const others = Object.fromEntries(Object.entries(where).filter(([name]) => name !== cut));
  return [
    { indicators: ['schoolCount', 'counselorCoverage', 'counselorCount', 'studentsPerCounselor', 'assessmentCompletion', 'schoolsAssessed', 'fullTimeCounselorCount', 'partTimeCounselorCount', 'schoolAssessmentRate', 'assessedStudents', 'studentsToAssess'], where },
    { indicators: ['counselorCoverage', 'assessmentCompletion'], by: [cut], where: others },
    { indicators: ['riskDistribution'], by: ['riskLevel'], where },
    { indicators: ['riskDistribution'], by: [cut, 'riskLevel'], where: others },
  ];
}
