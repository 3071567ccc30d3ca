/** Values that a query asks for when it is run. They travel as text, are checked against their type, and are bound, never pasted into SQL. */
import { z } from 'zod';
import { COUNTIES } from './regions';
import { isSchoolYear } from './school-year';

export const PARAMETER_TYPES = { text: '文字', number: '数', date: '日期', schoolYear: '学年', county: '县区', choice: '选项' } as const;
export type ParameterType = keyof typeof PARAMETER_TYPES;
export const PARAMETER_TYPE_IDS = Object.keys(PARAMETER_TYPES) as [ParameterType, ...ParameterType[]];

/** Of parameters that the program puts around a query. */
export const RESERVED_PREFIX = 'yuxin__';
/** Letters of any script, digits and underscores, as DuckDB reads a name without quotes. */
export const PARAMETER_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
export const MOST_PARAMETERS = 30;
const MOST_CHARACTERS = 1000;

const value = z.string().max(MOST_CHARACTERS, `参数的值不能超过 ${MOST_CHARACTERS} 个字`);

export const parameterSchema = z.object({
  /** As written in the text after the colon. */
  name: z.string().max(60, '参数名不能超过 60 个字').regex(PARAMETER_NAME, '参数名只能用汉字、字母、数字和下划线，不能以数字开头').refine((name) => !name.toLowerCase().startsWith(RESERVED_PREFIX), `参数名不能以 ${RESERVED_PREFIX} 开头`),
  type: z.enum(PARAMETER_TYPE_IDS),
  /** What people are asked for; '' shows the name. */
  label: z.string().trim().max(60, '参数的说明不能超过 60 个字').default(''),
  /** Of the type `choice`: what may be chosen. */
  choices: z.array(value).max(200, '选项不能超过 200 个').readonly().default([]),
  /** Filled in at first; '' leaves it empty. */
  defaultValue: value.default(''),
});
export type QueryParameter = z.infer<typeof parameterSchema>;

export const parametersSchema = z
  .array(parameterSchema)
  .max(MOST_PARAMETERS, `参数不能超过 ${MOST_PARAMETERS} 个`)
  .refine((parameters) => new Set(parameters.map(({ name }) => name.toLowerCase())).size === parameters.length, '参数不能重名（不分大小写）')
  .readonly();

export const boundParametersSchema = z.array(parameterSchema.extend({ value })).max(MOST_PARAMETERS).readonly();
export type BoundParameter = z.infer<typeof boundParametersSchema>[number];

export function parameterLabel({ name, label }: QueryParameter): string {
  return label === '' ? name : label;
}

const date = z.iso.date();
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** @returns what is wrong with the value, in Chinese; null where nothing is. */
export function valueProblem(parameter: QueryParameter, text: string): string | null {
  const said = `参数“${parameterLabel(parameter)}”`;
  switch (parameter.type) {
    case 'text':
      return null;
    case 'number':
      return number.test(text) && Number.isFinite(Number(text)) ? null : `${said}应填一个数。`;
    case 'date':
      return date.safeParse(text).success ? null : `${said}应填日期，如 2025-11-03。`;
    case 'schoolYear':
      return isSchoolYear(text) ? null : `${said}应填学年，如 2025-2026。`;
    case 'county':
      return COUNTIES.some(({ code }) => code === text) ? null : `${said}应选一个县区。`;
    case 'choice':
      return parameter.choices.includes(text) ? null : `${said}应从选项里选：${parameter.choices.join('、')}。`;
  }
}
