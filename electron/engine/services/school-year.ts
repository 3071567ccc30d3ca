import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { defaultYear, summariseYears } from '../warehouse/catalogue-queries';

/** The year asked for, else the latest with data. */
export async function chosenSchoolYear(connection: DuckDBConnection, asked: string | undefined): Promise<string> {
  if (asked !== undefined) return asked;
  const year = defaultYear(await summariseYears(connection));
  if (year === null) throw new EngineFailure('NO_DATA', '工作区里还没有数据。请先导入学校名录、教师台账或测评结果。');
  return year;
}
