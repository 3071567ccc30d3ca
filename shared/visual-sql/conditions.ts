import type { FieldCondition } from '../visual-query';
import type { FieldKind, ViewField } from './fields';
import { identifier, literal, textLiteral } from './literals';

/** A question that cannot be written as SQL; the message is Chinese and says what to do. */
export class NotAskable extends Error {}

const KIND_WORDS: Readonly<Record<FieldKind, string>> = { text: '文字', number: '数', date: '日期（如 2025-11-03）', boolean: '是或否' };

function valueOf(field: ViewField, text: string): string {
  const written = literal(text, field.kind);
  if (written === null) throw new NotAskable(`“${field.label}”的筛选值“${text.slice(0, 40)}”不是${KIND_WORDS[field.kind]}。请改正。`);
  return written;
}

/** @returns null where it narrows nothing */
export function conditionSql(condition: FieldCondition, field: ViewField): string | null {
  const name = identifier(field.name);
  switch (condition.test) {
    case 'in':
      return condition.values.length === 0 ? null : `${name} IN (${condition.values.map((value) => valueOf(field, value)).join(', ')})`;
    case 'contains':
      if (field.kind !== 'text') throw new NotAskable(`“${field.label}”不是文字，不能按“包含”筛选。请换一种条件。`);
      return condition.text === '' ? null : `contains(${name}, ${textLiteral(condition.text)})`;
    case 'between': {
      if (field.kind === 'boolean') throw new NotAskable(`“${field.label}”只有是和否，不能按范围筛选。请换一种条件。`);
      const ends = [condition.from === null ? null : `${name} >= ${valueOf(field, condition.from)}`, condition.to === null ? null : `${name} <= ${valueOf(field, condition.to)}`].filter((end) => end !== null);
      return ends.length === 0 ? null : ends.join(' AND ');
    }
    case 'empty':
      return field.kind === 'text' ? `(${name} IS NULL OR ${name} = '')` : `${name} IS NULL`;
    case 'notEmpty':
      return field.kind === 'text' ? `${name} <> ''` : `${name} IS NOT NULL`;
  }
}
