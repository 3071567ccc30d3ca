/** Scores of real respondents, worked out elsewhere with other software. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnOf, explainPerson, prepareScorer, scoreAnswers } from '../../../electron/engine/scoring';
import { keyed, oracleAnswers, oracleRows, oracles, oraclesPresent } from './support';

const numbers = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

function scoreFile(id: string, file: string, columns: readonly string[], bandSet?: string) {
  const scale = keyed(id);
  return scoreAnswers(prepareScorer(scale, bandSet === undefined ? { coding: scale.coding.id } : { coding: scale.coding.id, bandSet }), oracleAnswers(oracleRows(file), columns));
}

describe.skipIf(!oraclesPresent)('references', () => {
  const students = 'data/ukm__Psychological_aspects.csv';

  it('PHQ-9, GAD-7 and their bands of 223 students', () => {
    const phq = scoreFile('PHQ-9', students, numbers(9, 'D'));
    const gad = scoreFile('GAD-7', students, numbers(7, 'A'), 'international');
    const expected = oracleRows('expected/ukm__phq9_gad7.scores.csv');
    const bands = oracleRows('expected/ukm__bands.csv');
    const labels: Readonly<Record<string, string>> = { 'none-minimal': '没有抑郁', minimal: '无或极轻', mild: '轻度', moderate: '中度', 'moderately severe': '中重度', severe: '重度' };
    const labelOf = (text: string | undefined): string | undefined => labels[text?.replace(/^\S+ /, '') ?? ''];
    expect(phq.persons).toBe(expected.length);
    expected.forEach((row, person) => {
      expect(phq.answered[person]).toBe(Number(row['PHQ9_n']));
      expect(columnOf(phq, 'total').values[person]).toBeCloseTo(Number(row['PHQ9_sum_complete']), 9);
      expect(phq.availableMean[person]).toBeCloseTo(Number(row['PHQ9_mean_avail']), 9);
      expect(columnOf(gad, 'total').values[person]).toBeCloseTo(Number(row['GAD7_sum_complete']), 9);
      expect(gad.availableMean[person]).toBeCloseTo(Number(row['GAD7_mean_avail']), 9);
      expect(phq.critical[person]).toBe(Number(bands[person]?.['phq9_item9_positive']));
      expect(explainPerson(phq, person).scores[0]?.band?.label).toBe(labelOf(bands[person]?.['phq9_band']));
      expect(explainPerson(gad, person).scores[0]?.band?.label).toBe(labelOf(bands[person]?.['gad7_band']));
    });
  });

  it('PSS-10 of 223 students, raw answers with four reverse items', () => {
    const result = scoreFile('PSS-10', students, numbers(10, 'S'));
    const expected = oracleRows('expected/ukm__pss10.scores.csv');
    expect(result.persons).toBe(expected.length);
    expected.forEach((row, person) => {
      expect(columnOf(result, 'total').values[person]).toBeCloseTo(Number(row['PSS10_sum_complete']), 9);
      expect(result.availableMean[person]).toBeCloseTo(Number(row['PSS10_mean_avail']), 9);
    });
  });

  it('SCL-90: totals, positive items and factors of 43 respondents', () => {
    const result = scoreFile('SCL-90', 'data/scl90_items.csv', numbers(90, 'q'));
    const factorNames = ['躯体化', '强迫症状', '人际关系敏感', '抑郁', '焦虑', '敌对', '恐怖', '偏执', '精神病性', '其他'];
    const expected = oracleRows('expected/scl90.scores.csv');
    expect(result.persons).toBe(expected.length);
    expected.forEach((row, person) => {
      expect(result.answered[person]).toBe(Number(row['n_answered']));
      if (row['complete'] !== 'True') return;
      expect(columnOf(result, 'total').values[person]).toBe(Number(row['总分']));
      expect(columnOf(result, 'mean').values[person]).toBeCloseTo(Number(row['总分']) / 90, 9);
      expect(columnOf(result, 'positive').values[person]).toBe(Number(row['阳性项目数(>=2)']));
      factorNames.forEach((name, index) => {
        const column = result.columns[3 + index];
        const mean = column?.values[person] ?? Number.NaN;
        expect(mean * (column?.score.items.length ?? 0), name).toBeCloseTo(Number(row[`${name}_和`]), 9);
        // The reference prints six decimals.
        expect(mean).toBeCloseTo(Number(row[`${name}_均`]), 5);
      });
    });
  });

  it('the factor key of the SCL-90 is the published one', () => {
    const { key } = JSON.parse(readFileSync(join(oracles, 'expected/scl90_key.json'), 'utf8')) as { key: Record<string, { items: number[] }> };
    expect(keyed('SCL-90').subscales.map(({ items }) => items)).toEqual(Object.values(key).map(({ items }) => items));
  });
});
