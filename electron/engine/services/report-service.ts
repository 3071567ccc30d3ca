import { defaultAsOf, localToday } from '../../../shared/as-of';
import { getDataset } from '../../../shared/datasets';
import { riskScheme } from '../../../shared/risk-labels';
import { scopeWords } from '../../../shared/scope';
import { record } from '../audit/log';
import type { ReleasedFigures } from '../privacy/released';
import { annualReport } from '../report/annual';
import { ANNUAL_CUTS, ANNUAL_INDICATORS, PUPIL_CUTS, PUPIL_INDICATORS } from '../report/annual-indicators';
import { YEAR_INDICATORS } from '../report/annual-years';
import { scopeNote } from '../metrics/scope-note';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { listBatches, summariseYears } from '../warehouse/catalogue-queries';
import { releasedFigures } from './data-service';
import { gradingNotes } from './grading-notes';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';
import { APP_VERSION } from './version';

export function reportService(session: Session): Handlers<'report.annual'> {
  return {
    'report.annual': ({ schoolYear: asked, areaBasis, scope, asOf: askedDay, unit, preparedBy }, options) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const schoolYear = await chosenSchoolYear(writer, asked);
        options.onProgress?.({ phase: '计算指标', done: 0, total: 2 });
        const query = { where: {}, schoolYear, areaBasis, scope };
        const cuts = [...ANNUAL_CUTS.map((by) => ({ indicators: ANNUAL_INDICATORS, by })), ...PUPIL_CUTS.map((by) => ({ indicators: PUPIL_INDICATORS, by }))];
        const figures: ReleasedFigures[] = [];
        for (const cut of cuts) figures.push(await releasedFigures(writer, session, { ...query, ...cut }));
        const years = await summariseYears(writer);
        const earlier: ReleasedFigures[] = [];
        for (const year of years.map((each) => each.schoolYear).filter((each) => each < schoolYear).sort()) earlier.push(await releasedFigures(writer, session, { ...query, indicators: YEAR_INDICATORS.map(({ id }) => id), by: [], schoolYear: year }));
        options.onProgress?.({ phase: '生成报表', done: 1, total: 2 });
        const issuer = issuerOf(session, { unit, preparedBy });
        const asOf = askedDay ?? defaultAsOf(schoolYear, localToday(issuer.issuedOn));
        const model = annualReport({
          schoolYear,
          areaBasis,
          scope,
          asOf,
          scopeNote: await scopeNote(writer, { ...query, indicators: ANNUAL_INDICATORS, by: [] }),
          ...issuer,
          appVersion: APP_VERSION,
          figures,
          earlier,
          batches: (await listBatches(writer)).filter((batch) => batch.schoolYear === schoolYear || getDataset(batch.dataset).about === 'reference'),
          summary: years.find((year) => year.schoolYear === schoolYear) ?? null,
          minimumValidResults: session.privacy.minimumValidResults,
          levels: riskScheme(session.settings.riskLabels),
          grading: await gradingNotes(writer, schoolYear),
        });
        const bytes = await writeWorkbook(model, issuer);
        await record(writer, 'report.export', { report: 'annual', schoolYear, areaBasis, scope: scopeWords(scope), asOf, unit: issuer.unit, bytes: bytes.byteLength, suppressed: figures.reduce((sum, released) => sum + released.suppressedCount, 0) });
        return { fileName: model.fileName, bytes };
      }),
  };
}
