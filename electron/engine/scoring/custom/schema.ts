/** The shape of a scale that users define as JSON. What the key means is checked afterwards, by the self-test. */
import { z } from 'zod';

const text = z.string().trim().min(1).max(200);
/** Too short for the wording of a question. */
const word = z.string().trim().min(1).max(20);
const item = z.number().int().min(1).max(1000);
const items = z.array(item).min(1).max(1000);
const wholeRange = z.tuple([z.number().int(), z.number().int()]);
const direction = z.enum(['higherIsWorse', 'lowerIsWorse']);

const form = z.union([z.enum(['sum', 'mean']), z.strictObject({ factor: z.number().positive(), truncated: z.boolean().default(false) })]).default('sum');

const bands = z
  .array(
    z.strictObject({
      from: z.number(),
      to: z.number(),
      label: word,
      severity: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
      /** Totals: 1 for mild and moderate, 2 for severe unless stated. Subscales: 1 from moderate on unless stated. */
      level: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
    }),
  )
  .max(20)
  .default([]);

export const customScaleSchema = z.strictObject({
  id: text,
  label: text,
  aliases: z.array(text).max(50).default([]),
  version: text.default('1'),
  items: item,
  coding: z.strictObject({ minimum: z.number().int(), maximum: z.number().int(), label: text.optional() }),
  direction: direction.default('higherIsWorse'),
  reverse: z.array(item).default([]),
  /** Of all items but the lie scale; null: the scale has no total. */
  total: z.strictObject({ form, bands }).nullable().default({ form: 'sum', bands: [] }),
  subscales: z.array(z.strictObject({ name: word, aliases: z.array(word).max(50).default([]), items, form, direction: direction.optional(), bands })).max(100).default([]),
  /** An item may belong to several subscales, or to none. */
  overlapping: z.boolean().default(false),
  lieScale: z.strictObject({ name: word.default('效度量表'), items, invalidFrom: z.number() }).nullable().default(null),
  critical: z.array(z.strictObject({ item, from: z.number(), kind: word, raises: z.boolean().default(true) })).default([]),
  missing: z.strictObject({ invalidAbove: z.number().int(), replaceUpTo: z.number().int().default(0) }).optional(),
  ages: wholeRange.optional(),
  grades: wholeRange.optional(),
  licence: text,
  source: text,
});

export type CustomScaleInput = z.output<typeof customScaleSchema>;

/** Chinese names of fields, for messages. */
const fieldNames: Readonly<Record<string, string>> = {
  id: '编号', label: '名称', aliases: '别名', version: '版本', items: '题目', coding: '记分范围', minimum: '最低分', maximum: '最高分', direction: '方向', reverse: '反向题', total: '总分', subscales: '维度', name: '名称', form: '计分方式', factor: '倍数', truncated: '取整',
  bands: '分级', from: '下限', to: '上限', severity: '严重程度', level: '关注级别', overlapping: '题目可重复', lieScale: '效度量表', invalidFrom: '作废分', critical: '危机题', item: '题号', kind: '危机类别', raises: '是否升级', missing: '缺答规则', invalidAbove: '允许缺答题数', replaceUpTo: '可补足题数', ages: '适用年龄', grades: '适用年级', licence: '使用许可', source: '出处',
};

function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '量表定义';
  const parts: string[] = [];
  path.forEach((part) => {
    const last = parts.length - 1;
    if (typeof part === 'number') parts[last] = `${parts[last] ?? ''}第 ${part + 1} 项`;
    else parts.push(parts.length === 0 && part === 'items' ? '题数' : (fieldNames[String(part)] ?? String(part)));
  });
  return `${parts.join('的')}（${path.map(String).join('.')}）`;
}

const types: Readonly<Record<string, string>> = { string: '文字', number: '数字', int: '整数', boolean: 'true 或 false', array: '列表', object: '一组字段', tuple: '两个数的列表' };

function complaint(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return '不能缺少';
  switch (issue.code) {
    case 'invalid_type':
      return `应为${types[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'string' ? '不能为空' : issue.origin === 'array' ? `至少要有 ${String(issue.minimum)} 项` : `不能小于${issue.inclusive === false ? '或等于' : ''} ${String(issue.minimum)}`;
    case 'too_big':
      return issue.origin === 'string' ? `不能超过 ${String(issue.maximum)} 个字` : issue.origin === 'array' ? `最多 ${String(issue.maximum)} 项` : `不能大于 ${String(issue.maximum)}`;
    case 'unrecognized_keys':
      return `有不认识的字段 ${issue.keys.join('、')}`;
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`;
    default:
      return '填写有误';
  }
}

/** The values that a union of single values allows, in words. */
function unionComplaint(issue: z.core.$ZodIssue): string | null {
  if (issue.code !== 'invalid_union') return null;
  const values = issue.errors.flatMap((branch) => branch.flatMap((each) => (each.code === 'invalid_value' ? each.values.map(String) : [])));
  return values.length === 0 ? null : `只能是 ${values.join('、')}`;
}

/** @returns the parsed input, or Chinese problems that name the field. */
export function parseShape(input: unknown): { readonly ok: true; readonly value: CustomScaleInput } | { readonly ok: false; readonly problems: readonly string[] } {
  const parsed = customScaleSchema.safeParse(input, { error: complaint });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => `${nameOf(issue.path)}：${unionComplaint(issue) ?? issue.message}。`) };
}
