import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import { filterWords } from '../../../shared/filter-words';
import { record } from '../audit/log';
import type { FormScope } from '../report/official-form';
import { reportingReport } from '../report/reporting';
import { schoolChecksReport } from '../report/school-checks';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import { CONTRADICTION_KINDS, readContradictions } from '../school-checks/contradictions';
import { readReports } from '../school-checks/read-reports';
import { readVerdicts } from '../school-checks/read-verdicts';
import type { Handlers, Session } from '../session';
import { firstRow } from '../warehouse/sql';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

/** Without a directory nobody can be missing. */
async function yearWithDirectory(connection: DuckDBConnection, asked: string | undefined): Promise<string> {
  const schoolYear = await chosenSchoolYear(connection, asked);
  if ((await firstRow(connection, 'SELECT 1 FROM fact_school WHERE schoolYear = $1 LIMIT 1', [schoolYear])) === undefined) {
    throw new EngineFailure('NO_DATA', `${schoolYear}学年还没有导入学校名录，不知道哪些学校应当报送。请先导入名录。`, { schoolYear });
  }
  return schoolYear;
}

function placeOf(request: ParsedRequestOf<'check.schools'>): FormScope {
  return { areaBasis: request.areaBasis, scope: request.scope, where: filterWords(request) };
}

type Methods = 'check.schools' | 'check.schoolsWorkbook' | 'check.reporting' | 'check.contradictions' | 'check.reportingWorkbook';

export function schoolCheckService(session: Session): Handlers<Methods> {
  return {
    'check.schools': (request) =>
      session.reading(async (connection) => {
        const schoolYear = await yearWithDirectory(connection, request.schoolYear);
        return { schoolYear, schools: await readVerdicts(connection, schoolYear, request) };
      }),
    'check.schoolsWorkbook': (request) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const schoolYear = await yearWithDirectory(writer, request.schoolYear);
        const issuer = issuerOf(session, request);
        const model = schoolChecksReport({ ...issuer, schoolYear, ...placeOf(request), schools: await readVerdicts(writer, schoolYear, request) });
        const bytes = await writeWorkbook(model, issuer);
        await record(writer, 'report.export', { report: 'schoolChecks', schoolYear, unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
    'check.reporting': (request) => session.reading(async (connection) => readReports(connection, await yearWithDirectory(connection, request.schoolYear), request)),
    'check.contradictions': (request) =>
      session.reading(async (connection) => {
        const schoolYear = await yearWithDirectory(connection, request.schoolYear);
        return { schoolYear, kinds: CONTRADICTION_KINDS, contradictions: await readContradictions(connection, schoolYear, request) };
      }),
    'check.reportingWorkbook': (request) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const schoolYear = await yearWithDirectory(writer, request.schoolYear);
        const issuer = issuerOf(session, request);
        const state = await readReports(writer, schoolYear, request);
        const contradictions = await readContradictions(writer, schoolYear, request);
        const model = reportingReport({ ...issuer, ...placeOf(request), state, kinds: CONTRADICTION_KINDS, contradictions, deadline: request.deadline ?? '' });
        const bytes = await writeWorkbook(model, issuer);
        await record(writer, 'report.export', { report: 'reporting', schoolYear, deadline: request.deadline ?? '', unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
  };
}
