/** Everything about all schools is asked at once, whatever their number. */
import { REPORTS_DUE } from '../../../../shared/school-checks';
import { FigureIndex } from '../../report/figures';
import { hiddenNotes } from '../../report/hidden-note';
import { schoolFeedbackReport } from '../../report/school-feedback/compose';
import { FEEDBACK_INDICATORS, OBLIGATION_INDICATORS } from '../../report/school-feedback/indicators';
import { obligationsOf } from '../../report/school-feedback/obligations';
import { CONTRADICTION_KINDS, readContradictions } from '../../school-checks/contradictions';
import { readReports } from '../../school-checks/read-reports';
import { readVerdicts } from '../../school-checks/read-verdicts';
import { readSchoolCodes } from '../../warehouse/catalogue-queries';
import { choicesOf, placeOf, yearWithDirectory } from './schools';
import type { BuildReport } from './types';

export const buildSchoolFeedback: BuildReport = async ({ connection, issuer, privacy, ask }, parameters) => {
  const { areaBasis, scope, asOf, feedback } = parameters;
  if (feedback === undefined) throw new Error('no parameters of the feedback');
  const schoolYear = await yearWithDirectory(connection, parameters.schoolYear);
  const choices = choicesOf(parameters);
  const query = { indicators: [...FEEDBACK_INDICATORS, ...OBLIGATION_INDICATORS], where: {}, schoolYear, areaBasis, scope };
  const city = await ask({ ...query, by: [] });
  const counties = await ask({ ...query, by: ['county'] });
  const schools = await ask({ ...query, by: ['school'] });
  const index = new FigureIndex(city, counties, schools);
  const reports = await readReports(connection, schoolYear, choices);
  const verdicts = new Map((await readVerdicts(connection, schoolYear, choices)).map((checked) => [checked.school, checked]));
  const contradictions = new Map<string, Set<string>>();
  for (const { school, kind } of await readContradictions(connection, schoolYear, choices)) contradictions.set(school, (contradictions.get(school) ?? new Set()).add(kind));
  const codes = await readSchoolCodes(connection, schoolYear);
  return schoolFeedbackReport({
    ...issuer,
    ...placeOf(parameters),
    schoolYear,
    asOf,
    dueBy: feedback.dueBy,
    openOnly: feedback.openOnly,
    index,
    hidden: hiddenNotes([city, counties, schools]),
    minimumValidResults: privacy.minimumValidResults,
    schools: reports.schools.map(({ reportedOn, ...place }) => {
      const { verdicts: own = [], evidence = [] } = verdicts.get(place.school) ?? {};
      const found = {
        figure: (indicator: string) => index.find(indicator, { school: place.school }),
        verdicts: own,
        evidence,
        unreported: REPORTS_DUE.filter((dataset) => reportedOn[reports.datasets.indexOf(dataset)] === null),
        contradictions: CONTRADICTION_KINDS.filter(({ id }) => contradictions.get(place.school)?.has(id) === true).map((kind) => kind.label),
      };
      return { ...place, code: codes.get(place.school) ?? '', obligations: obligationsOf(found, asOf) };
    }),
  });
};
