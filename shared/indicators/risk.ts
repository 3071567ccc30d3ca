import { ASSESSED, LISTED, PUPILS, VALID } from './define';
import type { IndicatorDefinition } from './types';

export const riskIndicators: readonly IndicatorDefinition[] = [
  {
    id: 'riskDistribution',
    label: '风险等级分布',
    theme: 'risk',
    unit: 'share',
    definition:
      '各等级人数占比。正常、一般关注、重点关注、危机四级以有效结果数为分母（不以应测数为分母）；“无效”以实测数（有效＋无效）为分母；“未测”以测评名单中的全部学生为分母。筛查结果不作为诊断依据。',
    formula: '某等级人数 ÷ 有效结果数 × 100%',
    numerator: { ...LISTED, alwaysBy: ['riskLevel'] },
    denominator: VALID,
    denominatorByRiskLevel: {
      X: ASSESSED,
      N: LISTED,
    },
    dimensions: [...PUPILS, 'riskLevel'],
    targets: [],
    direction: 'neutral',
    policy: '教思政厅函〔2021〕10号（2021）；检出率只供研判，不作排名',
    suppression: 'health',
  },
  {
    id: 'validResults',
    label: '有效结果数',
    theme: 'risk',
    unit: 'person',
    definition: '本学年作答有效的学生数；风险等级占比的分母。',
    formula: '有效结果数',
    numerator: VALID,
    dimensions: PUPILS,
    targets: [],
    direction: 'higher',
    policy: '教思政厅函〔2021〕10号（2021）',
    suppression: 'health',
  },
];
