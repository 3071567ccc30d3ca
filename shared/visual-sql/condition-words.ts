import type { FieldCondition } from '../visual-query';
import type { ViewField } from './fields';
import { fieldValueLabel } from './words';

/** 县区：曹县、单县; what an export prints of its filters. */
export function conditionWords(condition: FieldCondition, fields: readonly ViewField[]): string {
  const label = fields.find(({ name }) => name === condition.field)?.label ?? condition.field;
  const word = (value: string): string => fieldValueLabel(condition.field, null, value);
  switch (condition.test) {
    case 'in':
      return `${label}：${condition.values.map(word).join('、')}`;
    case 'contains':
      return `${label}包含“${condition.text}”`;
    case 'between':
      return `${label}${condition.from === null ? '' : `从 ${condition.from} `}${condition.to === null ? '起' : `到 ${condition.to}`}`;
    case 'empty':
      return `${label}为空`;
    case 'notEmpty':
      return `${label}不为空`;
  }
}
