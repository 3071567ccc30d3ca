/** The distribution of levels over the city in a sentence. */
import { VALID_RISK_LEVELS } from '../../../../shared/risk';
import { shownLevel } from '../../../../shared/risk-labels';
import { amount } from '../words/amounts';
import type { LetterInput } from './types';

export const NOT_A_DIAGNOSIS = '筛查结果只供研判和跟进使用，不作为诊断依据，不用于对县区和学校排名。';

/** Where one level is hidden all are: the gate hides a group with every level of it. */
export function levelSentence({ index, levels }: LetterInput): readonly string[] {
  const figures = VALID_RISK_LEVELS.map((level) => ({ level, figure: index.find('riskDistribution', { riskLevel: level }) }));
  if (figures.some(({ figure }) => figure?.suppressed === true)) return ['有效结果过少，各等级人数按隐私保护规定不予反映。'];
  const told = figures.flatMap(({ level, figure }) => (figure?.value == null || figure.numerator === null ? [] : [`${shownLevel(levels, level).label}${figure.numerator}人，占${amount(figure.value, 'share')}`]));
  return told.length === 0 ? [] : [`有效结果中，${told.join('；')}。${NOT_A_DIAGNOSIS}`];
}
