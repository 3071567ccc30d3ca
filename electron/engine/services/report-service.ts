import { defaultAsOf, localToday } from '../../../shared/as-of';
import { getDataset } from '../../../shared/datasets';
import { riskScheme } from '../../../shared/risk-labels';
import { scopeWords } from '../../../shared/scope';
import { record } from '../audit/log';
import { ANNUAL_INDICATORS, annualReport } from '../report/annual';
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
        const query = { indicators: ANNUAL_INDICATORS, where: {}, schoolYear, areaBasis, scope };
        const figures = [await releasedFigures(writer, session, { ...query, by: [] }), await releasedFigures(writer, session, { ...query, by: ['county'] })];
        options.onProgress?.({ phase: '生成报表', done: 1, total: 2 });
        const issuer = issuerOf(session, { unit, preparedBy });
        const asOf = askedDay ?? defaultAsOf(schoolYear, localToday(issuer.issuedOn));
        const model = annualReport({
          schoolYear,
          areaBasis,
          scope,
          asOf,
          scopeNote: await scopeNote(writer, { ...query, by: [] }),
          ...issuer,
          appVersion: APP_VERSION,
          figures,
          batches: (await listBatches(writer)).filter((batch) => batch.schoolYear === schoolYear || getDataset(batch.dataset).about === 'reference'),
          summary: (await summariseYears(writer)).find((year) => year.schoolYear === schoolYear) ?? null,
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
