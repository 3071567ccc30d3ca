/** What the views hold as codes is told in Chinese beside them. */
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { RISK_LEVEL_DEFINITIONS } from '../../../shared/risk';
import { QUERY_VIEW_CATALOGUE } from '../../../shared/query-views';
import { newDesk, type TestDesk } from '../support/engine';

async function answer(desk: TestDesk, sql: string): Promise<unknown[][]> {
  const { rows } = await desk.call('query.run', { sql });
  return tableFromIPC(rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => Object.values(row.toJSON()));
}

async function filledDesk(): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.import(desk.write('学校.csv', '学校名称,县区,学段,办学性质,城乡类型,学年\n牡丹区第一小学,牡丹区,小学,公办,城区,2025-2026\n曹县第一高级中学,曹县,高中,民办,乡村,2025-2026\n'));
  await desk.import(desk.write('教师.csv', '学校名称,姓名,专职/兼职,性别,学年\n牡丹区第一小学,王一,专职,女,2025-2026\n曹县第一高级中学,李二,兼职,,2025-2026\n'));
  const calls = Array.from({ length: 3 }, (_, call) => `2025-11-0${call + 1} 20:15,${call === 0 ? '曹县' : '牡丹区'},${call === 1 ? '否' : '是'},学业`);
  await desk.import(desk.write('来电.csv', `来电时间,县区,是否接通,问题类型\n${calls.join('\n')}\n`));
  return desk;
}

describe('codes of views', () => {
  it('are told by names beside them; nothing stays nothing', async () => {
    const desk = await filledDesk();
    expect(await answer(desk, 'SELECT county, countyName, stageName, ownershipName, urbanRuralName FROM schools ORDER BY county')).toEqual([
      ['371702', '牡丹区', '小学', '公办', '城区'],
      ['371721', '曹县', '高中', '民办', '乡村'],
    ]);
    expect(await answer(desk, 'SELECT employment, employmentName, genderName FROM counselors ORDER BY name')).toEqual([
      ['partTime', '兼职', null],
      ['fullTime', '专职', '女'],
    ]);
    expect(await answer(desk, 'SELECT DISTINCT datasetName FROM batches ORDER BY 1')).toContainEqual(['学校名录']);
    expect(await answer(desk, "SELECT part, partName, value, valueName FROM hotline_call_parts WHERE value IN ('study', 'middle')")).toEqual([
      ['topic', '问题类型', 'study', '学业'],
      ['crisisLevel', '危机等级', 'middle', '中'],
    ]);
  });

  it('all have a name, and names stand beside what they tell', () => {
    for (const { name, columns } of QUERY_VIEW_CATALOGUE) {
      columns.forEach(({ tells }, place) => {
        if (tells !== undefined) expect(columns[place - 1]?.name, name).toBe(tells.column);
      });
    }
    const levels = QUERY_VIEW_CATALOGUE.find(({ name }) => name === 'assessment_cells')?.columns.find(({ name }) => name === 'riskLevelName');
    expect(levels?.tells?.codes.map(({ label }) => label)).toEqual(RISK_LEVEL_DEFINITIONS.map(({ word }) => word));
  });
});

it('numbers with more than fifteen digits keep them all', async () => {
  const desk = await newDesk();
  expect(await answer(desk, 'SELECT 1234567890123456.78::DECIMAL(20,2) AS d, 12345678901234.5::DECIMAL(20,2) AS e')).toEqual([['1234567890123456.78', 12345678901234.5]]);
});
