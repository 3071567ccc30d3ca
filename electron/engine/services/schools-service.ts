import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import type { SchoolComparison } from '../../../shared/school-history';
import { compareSchools } from '../areas/compare';
import { readCrossing, readOrigins, readUndetermined, readYear } from '../areas/read-schools';
import { record } from '../audit/log';
import { schoolComparisonReport } from '../report/school-comparison';
import { statedFor } from '../report/made-for';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { readChanges } from '../warehouse/derive-schools';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

type ComparisonRequest = Pick<ParsedRequestOf<'schools.compare'>, 'from' | 'to' | 'areaBasis' | 'county'>;

async function comparisonOf(connection: DuckDBConnection, { from, to, areaBasis, county }: ComparisonRequest): Promise<readonly SchoolComparison[]> {
  if (from >= to) throw new EngineFailure('BAD_REQUEST', '对照的两个学年要前后不同，请重新选择：先选较早的学年。', { from, to });
  const [before, after] = [await readYear(connection, from, areaBasis), await readYear(connection, to, areaBasis)];
  const missing = [...(before.length === 0 ? [from] : []), ...(after.length === 0 ? [to] : [])];
  if (missing.length > 0) throw new EngineFailure('NO_DATA', `${missing.join('、')}学年还没有学校名录，无法对照。请先导入。`, { missing: missing.join() });
  const between = (await readChanges(connection)).filter(({ firstYear }) => firstYear > from && firstYear <= to);
  const schools = compareSchools(before, after, between);
  return county === undefined ? schools : schools.filter((school) => school.county === county);
}

export function schoolsService(session: Session): Handlers<'schools.areas' | 'schools.compare' | 'schools.compareWorkbook'> {
  return {
    'schools.areas': ({ schoolYear: asked, areaBasis }) =>
      session.reading(async (connection) => {
        const schoolYear = await chosenSchoolYear(connection, asked);
        const crossing = await readCrossing(connection, schoolYear);
        const undetermined = await readUndetermined(connection, schoolYear);
        return { schoolYear, crossing, undetermined, origins: await readOrigins(connection, schoolYear, areaBasis) };
      }),
    'schools.compare': (request) => session.reading(async (connection) => ({ from: request.from, to: request.to, schools: await comparisonOf(connection, request) })),
    'schools.compareWorkbook': (request) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const schools = await comparisonOf(writer, request);
        const { from, to, areaBasis } = request;
        const issuer = issuerOf(session, request);
        const model = schoolComparisonReport({ ...issuer, from, to, areaBasis, schools });
        const bytes = await writeWorkbook(statedFor(model, session.privacy), issuer);
        await record(writer, 'report.export', { report: 'schoolComparison', from, to, areaBasis, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
  };
}
