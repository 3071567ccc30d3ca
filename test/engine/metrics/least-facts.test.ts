/** Questions without grade and gender read a smaller table: it must count the same pupils. */
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { indicatorsOf } from '../../../electron/engine/metrics/figures';
import { compileQuestion } from '../../../electron/engine/metrics/question';
import { rows } from '../../../electron/engine/warehouse/sql';
import type { AreaBasis } from '../../../shared/area-basis';
import { type DimensionId, INDICATORS } from '../../../shared/indicators';
import { DEFAULT_SCOPE, type Scope } from '../../../shared/scope';
import { newDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

const schoolYear = '2025-2026';
const LEVELS = ['正常', '三级', '正常', '二级', '正常', '一级', '正常'];
const OF_PUPILS = INDICATORS.filter(({ numerator, dimensions }) => numerator.view === 'fact_assessment_group' && dimensions.includes('county')).map(({ id }) => id);

it('counts the same pupils as the table with all columns, by every place and in every 口径', async () => {
  const desk = await newDesk();
  await desk.import(desk.write(`${schoolYear}学年学校名录.csv`, csv([['县区', '学校名称', '学校类别', '在校生数', '办学类型'], ['曹县', '曹县第一中学', '初中', 500, '公办'], ['单县', '单县第一小学', '小学', 300, '民办']])));
  const schools = [['曹县', '曹县第一中学', ['七年级', '八年级']], ['单县', '单县第一小学', ['三年级', '五年级']]] as const;
  const pupils = schools.flatMap(([county, school, grades]) => Array.from({ length: 90 }, (_, index) => [county, school, grades[index % 2] ?? '', index % 3 === 0 ? '女' : '男', `某${index}`, `${school}${1000 + index}`, 'PHQ-9', 3, LEVELS[index % LEVELS.length] ?? '']));
  await desk.import(desk.write(`${schoolYear}学年心理测评结果.csv`, csv([['县区', '学校', '年级', '性别', '姓名', '学号', '量表', '总分', '预警等级'], ...pupils])));
  await desk.engine.close();

  const instance = await DuckDBInstance.create(desk.workspacePath, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const counted = async (sql: string, parameters: readonly (string | number | bigint | boolean | null)[]): Promise<string[]> => (await rows(connection, sql, parameters)).map((row) => JSON.stringify(Object.values(row).map(String))).sort();
    const scopes: readonly Scope[] = [DEFAULT_SCOPE, { ...DEFAULT_SCOPE, assessed: 'upperGrades' }, { ...DEFAULT_SCOPE, ownership: 'public' }];
    const cuts: readonly (readonly DimensionId[])[] = [[], ['county'], ['stage', 'ownership'], ['school']];
    let compared = 0;
    for (const scope of scopes) for (const areaBasis of ['managed', 'administrative'] as const satisfies readonly AreaBasis[]) for (const by of cuts) {
      const { sql, parameters } = compileQuestion(indicatorsOf(OF_PUPILS), { by, where: {}, schoolYear, areaBasis, scope });
      expect(sql).toContain('fact_assessment_school');
      const least = await counted(sql, parameters);
      expect(least).toEqual(await counted(sql.replaceAll('fact_assessment_school', 'fact_assessment_group'), parameters));
      compared += least.length;
    }
    expect(compared).toBeGreaterThan(100);
    const byGrade = compileQuestion(indicatorsOf(['riskDistribution']), { by: ['grade'], where: { county: ['371721'] }, schoolYear, areaBasis: 'managed', scope: DEFAULT_SCOPE }).sql;
    const ofGirls = compileQuestion(indicatorsOf(['riskDistribution']), { by: [], where: { gender: ['female'] }, schoolYear, areaBasis: 'managed', scope: DEFAULT_SCOPE });
    expect(byGrade).not.toContain('fact_assessment_school');
    // What filters leave out is told by the whole, which needs no gender.
    expect([...ofGirls.sql.matchAll(/fact_assessment_(\w+) WHERE/g)].map(([, table]) => table).sort()).toEqual(expect.arrayContaining(['group', 'school']));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});
