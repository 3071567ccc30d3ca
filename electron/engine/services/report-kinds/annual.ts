import { getDataset } from '../../../../shared/datasets';
import { riskScheme } from '../../../../shared/risk-labels';
import { scopeNote } from '../../metrics/scope-note';
import type { ReleasedFigures } from '../../privacy/released';
import { annualReport } from '../../report/annual';
import { ANNUAL_CUTS, ANNUAL_INDICATORS, PUPIL_CUTS, PUPIL_INDICATORS } from '../../report/annual-indicators';
import { YEAR_INDICATORS } from '../../report/annual-years';
import { readLacking } from '../../school-checks/read-lacking';
import { listBatches, summariseYears } from '../../warehouse/catalogue-queries';
import { gradingNotes } from '../grading-notes';
import { APP_VERSION } from '../version';
import type { BuildReport } from './types';

export const buildAnnual: BuildReport = async ({ connection, session, issuer, privacy, ask }, { schoolYear, areaBasis, scope, asOf }) => {
  const query = { where: {}, schoolYear, areaBasis, scope };
  const cuts = [...ANNUAL_CUTS.map((by) => ({ indicators: ANNUAL_INDICATORS, by })), ...PUPIL_CUTS.map((by) => ({ indicators: PUPIL_INDICATORS, by }))];
  const figures: ReleasedFigures[] = [];
  for (const cut of cuts) figures.push(await ask({ ...query, ...cut }));
  const years = await summariseYears(connection);
  const earlier: ReleasedFigures[] = [];
  for (const year of years.map((each) => each.schoolYear).filter((each) => each < schoolYear).sort()) earlier.push(await ask({ ...query, indicators: YEAR_INDICATORS.map(({ id }) => id), by: [], schoolYear: year }));
  return annualReport({
    ...issuer,
    schoolYear,
    areaBasis,
    scope,
    asOf,
    scopeNote: await scopeNote(connection, { ...query, indicators: ANNUAL_INDICATORS, by: [] }),
    appVersion: APP_VERSION,
    figures,
    earlier,
    batches: (await listBatches(connection)).filter((batch) => batch.schoolYear === schoolYear || getDataset(batch.dataset).about === 'reference'),
    summary: years.find((year) => year.schoolYear === schoolYear) ?? null,
    minimumValidResults: privacy.minimumValidResults,
    hotline: session.settings.hotlineNumber,
    lacking: await readLacking(connection, schoolYear, { areaBasis, scope }),
    levels: riskScheme(session.settings.riskLabels),
    grading: await gradingNotes(connection, schoolYear),
  });
};
