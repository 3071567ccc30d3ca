import type { DuckDBConnection } from '@duckdb/node-api';
import { describeRules } from '../../../shared/risk-rules';
import { SCALES } from '../../../shared/scales';
import { readSetting } from '../warehouse/settings';
import { rows, text } from '../warehouse/sql';

/** How the year's answers became levels, to be printed with them: version of the rules, and the bands of each scale that was used. */
export async function gradingNotes(connection: DuckDBConnection, schoolYear: string): Promise<{ readonly label: string; readonly text: string }[]> {
  const found = await rows(connection, "SELECT DISTINCT s.scale, s.bandSet FROM scored_batch s JOIN batch b USING (batch) WHERE b.schoolYear = $1 AND s.status = 'scored' AND s.scale <> '' ORDER BY ALL", [schoolYear]);
  if (found.length === 0) return [];
  const { value, version } = await readSetting(connection, 'riskRules');
  const bands = found.map((row) => `${SCALES.find(({ id }) => id === text(row['scale']))?.label ?? text(row['scale'])}：${text(row['bandSet']) === '' ? '不分级' : text(row['bandSet'])}`);
  return [
    { label: '定级规则', text: `${version === 0 ? '' : `第 ${version} 版：`}${describeRules(value)}。用于逐题作答；平台已定的等级未改动。` },
    { label: '分级标准', text: `${bands.join('；')}。` },
  ];
}
