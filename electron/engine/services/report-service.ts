import { defaultAsOf, localToday } from '../../../shared/as-of';
import { getDataset } from '../../../shared/datasets';
import { scopeWords } from '../../../shared/scope';
import { record } from '../audit/log';
import { ANNUAL_INDICATORS, annualReport } from '../report/annual';
import { scopeNote } from '../metrics/scope-note';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { listBatches, summarise } from '../warehouse/catalogue-queries';
import { releasedFigures } from './data-service';
import { chosenSchoolYear } from './school-year';
import { APP_VERSION } from './version';

export const DEFAULT_UNIT = '菏泽市教育局';

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
        const issuedOn = new Date();
        const asOf = askedDay ?? defaultAsOf(schoolYear, localToday(issuedOn));
        const model = annualReport({
          schoolYear,
          areaBasis,
          scope,
          asOf,
          scopeNote: await scopeNote(writer, { ...query, by: [] }),
          unit: unit?.trim() || DEFAULT_UNIT,
          preparedBy: preparedBy?.trim() ?? '',
          issuedOn,
          appVersion: APP_VERSION,
          figures,
          batches: (await listBatches(writer)).filter((batch) => batch.schoolYear === schoolYear || getDataset(batch.dataset).about === 'reference'),
          summary: (await summarise(writer)).schoolYears.find((year) => year.schoolYear === schoolYear) ?? null,
          minimumValidResults: session.privacy.minimumValidResults,
        });
        const bytes = await writeWorkbook(model, { issuedOn });
        await record(writer, 'report.export', { report: 'annual', schoolYear, areaBasis, scope: scopeWords(scope), asOf, unit: unit ?? DEFAULT_UNIT, bytes: bytes.byteLength, suppressed: figures.reduce((sum, released) => sum + released.suppressedCount, 0) });
        return { fileName: model.fileName, bytes };
      }),
  };
}
