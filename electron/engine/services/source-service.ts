/** Other sources held against our own rows: the national teacher system's export, the totals of counties. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { AREA_BASES } from '../../../shared/area-basis';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import { countyLabel } from '../../../shared/regions';
import type { CountyComparison } from '../../../shared/county-comparison';
import { DEFAULT_SCOPE } from '../../../shared/scope';
import type { TeacherComparison } from '../../../shared/teacher-comparison';
import { record } from '../audit/log';
import { compareTeachers } from '../reconciliation/compare-teachers';
import { compareTotals, TOTAL_INDICATORS, TOTALS_BASIS } from '../reconciliation/compare-totals';
import { countyTotalsReport } from '../report/county-totals';
import { teacherComparisonReport } from '../report/teacher-comparison';
import { statedFor } from '../report/made-for';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { firstRow } from '../warehouse/sql';
import { releasedFigures } from './data-service';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

async function requireRows(connection: DuckDBConnection, table: 'fact_counselor' | 'fact_teacher_record' | 'fact_county_total', schoolYear: string, what: string): Promise<void> {
  if ((await firstRow(connection, `SELECT 1 FROM ${table} WHERE schoolYear = $1 LIMIT 1`, [schoolYear])) !== undefined) return;
  throw new EngineFailure('NO_DATA', `${schoolYear}学年还没有导入${what}，无法核对。请把它拖进“数据导入”，或选别的学年。`, { schoolYear });
}

async function teachers(connection: DuckDBConnection, request: Pick<ParsedRequestOf<'reconcile.teachers'>, 'schoolYear' | 'areaBasis' | 'county'>): Promise<TeacherComparison> {
  const schoolYear = await chosenSchoolYear(connection, request.schoolYear);
  await requireRows(connection, 'fact_counselor', schoolYear, '心理健康教师台账');
  await requireRows(connection, 'fact_teacher_record', schoolYear, '教师管理信息系统导出表（含“是否心理健康教育教师”一栏）');
  return compareTeachers(connection, { ...request, schoolYear, scope: DEFAULT_SCOPE });
}

async function countyTotals(connection: DuckDBConnection, session: Session, request: Pick<ParsedRequestOf<'reconcile.countyTotals'>, 'schoolYear' | 'county'>): Promise<CountyComparison> {
  const schoolYear = await chosenSchoolYear(connection, request.schoolYear);
  await requireRows(connection, 'fact_county_total', schoolYear, '县区汇总表');
  const figures = await releasedFigures(connection, session, { indicators: TOTAL_INDICATORS, by: ['county'], where: {}, schoolYear, areaBasis: TOTALS_BASIS, scope: DEFAULT_SCOPE });
  return compareTotals(connection, schoolYear, request.county, figures, session.privacy, session.settings.riskLevelMapping.preset);
}

type Methods = 'reconcile.teachers' | 'reconcile.teachersWorkbook' | 'reconcile.countyTotals' | 'reconcile.countyTotalsWorkbook';

export function sourceService(session: Session): Handlers<Methods> {
  return {
    'reconcile.countyTotals': (request) => session.reading((connection) => countyTotals(connection, session, request)),
    'reconcile.countyTotalsWorkbook': ({ unit, preparedBy, ...request }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const comparison = await countyTotals(writer, session, request);
        const issuer = issuerOf(session, { unit, preparedBy });
        const model = countyTotalsReport({ comparison, ...issuer });
        const bytes = await writeWorkbook(statedFor(model, session.privacy), issuer);
        await record(writer, 'report.export', { report: 'countyTotals', schoolYear: comparison.schoolYear, unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
    'reconcile.teachers': (request) => session.reading((connection) => teachers(connection, request)),
    'reconcile.teachersWorkbook': ({ unit, preparedBy, ...request }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const comparison = await teachers(writer, request);
        const issuer = issuerOf(session, { unit, preparedBy });
        const area = request.county === undefined || request.county.length === 0 ? '全市' : request.county.map(countyLabel).join('、');
        const model = teacherComparisonReport({ comparison, areaBasis: request.areaBasis, scope: `${area}（${AREA_BASES[request.areaBasis].label}）`, ...issuer });
        const bytes = await writeWorkbook(statedFor(model, session.privacy), issuer);
        await record(writer, 'report.export', { report: 'teachers', schoolYear: comparison.schoolYear, unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
  };
}
