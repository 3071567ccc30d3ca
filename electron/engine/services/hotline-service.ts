import type { DuckDBConnection } from '@duckdb/node-api';
import { AREA_BASES } from '../../../shared/area-basis';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import type { CallReview } from '../../../shared/hotline-calls';
import { countyLabel } from '../../../shared/regions';
import { record } from '../audit/log';
import { reviewRota } from '../hotline/review';
import { reviewCalls } from '../hotline/review-calls';
import { callsReport } from '../report/calls';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

export function hotlineService(session: Session): Handlers<'hotline.review' | 'hotline.calls' | 'hotline.callsWorkbook'> {
  const calls = async (connection: DuckDBConnection, request: ParsedRequestOf<'hotline.calls'>): Promise<CallReview> =>
    reviewCalls(connection, await chosenSchoolYear(connection, request.schoolYear), request, session.privacy.minimumValidResults);
  return {
    'hotline.review': ({ schoolYear }) => session.reading(async (connection) => reviewRota(connection, await chosenSchoolYear(connection, schoolYear))),
    'hotline.calls': (request) => session.reading((connection) => calls(connection, request)),
    'hotline.callsWorkbook': (request) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const review = await calls(writer, request);
        if (review.period === null) throw new EngineFailure('NO_DATA', `${review.schoolYear}学年没有热线来电登记，没有可导出的统计。请导入来电登记表，或选别的学年、县区。`, { schoolYear: review.schoolYear });
        const issuer = issuerOf(session, request);
        const area = request.county === undefined || request.county.length === 0 ? '全市' : request.county.map(countyLabel).join('、');
        const model = callsReport({ ...issuer, review, scope: `${area}（${AREA_BASES[request.areaBasis].label}）` });
        const bytes = await writeWorkbook(model, issuer);
        await record(writer, 'report.export', { report: 'calls', schoolYear: review.schoolYear, unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
  };
}
