/** Scales that a bureau defines for itself, from JSON: checked like the built-in ones, and marked as unverified. */
import { type Band, checkScaleDefinition, type KeyedScale, reachableRange, type ScaleDefinition, SCALES, type ScoreForm } from '../../../../shared/scales';
import { strict } from '../../../../shared/scales/define';
import { nameProblems } from './scale-names';
import { type CustomScaleInput, parseShape } from './schema';
import { withoutWording } from './wording';

interface Read {
  /** Where the wording of questions stood that has been left out. */
  readonly dropped: readonly string[];
}

export type CustomScale = Read &
  (
    | { readonly ok: true; readonly scale: KeyedScale; /** As it is kept: keys only. */ readonly definition: CustomScaleInput }
    | { readonly ok: false; /** Chinese, each naming the field. */ readonly problems: readonly string[] }
  );

/** @param text a JSON document. */
export function parseCustomScaleText(text: string, others?: readonly ScaleDefinition[]): CustomScale {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, dropped: [], problems: ['文件不是有效的 JSON，请检查括号、引号和逗号。'] };
  }
  return parseCustomScale(input, others);
}

/**
 * @param input as `customScaleSchema` describes it.
 * @param others scales whose names may not be used again.
 */
export function parseCustomScale(input: unknown, others: readonly ScaleDefinition[] = SCALES): CustomScale {
  const { value, dropped } = withoutWording(input);
  const shape = parseShape(value);
  if (!shape.ok) return { ...shape, dropped };
  const scale = definitionOf(shape.value);
  const problems = [...nameProblems(scale, others), ...checkScaleDefinition(scale)];
  return problems.length > 0 ? { ok: false, problems, dropped } : { ok: true, scale, definition: shape.value, dropped };
}

function definitionOf(input: CustomScaleInput): KeyedScale {
  const { coding, lieScale } = input;
  const lies = new Set(lieScale?.items ?? []);
  const totalItems = Array.from({ length: input.items }, (_, index) => index + 1).filter((item) => !lies.has(item));
  const total = input.total === null ? null : { id: 'total', name: '总分', items: totalItems, form: formOf(input.total.form) };
  const range = total === null ? null : reachableRange(total, { ...coding, id: 'key', label: '' });
  const graded = {
    ...(input.total === null || input.total.bands.length === 0 ? {} : { total: input.total.bands.map(totalBand) }),
    ...Object.fromEntries(input.subscales.filter(({ bands }) => bands.length > 0).map(({ name, bands }) => [name, bands.map(subscaleBand)])),
  };
  const hasBands = Object.keys(graded).length > 0;
  return {
    kind: 'keyed',
    id: input.id,
    label: input.label,
    aliases: input.aliases,
    items: input.items,
    totals: range === null ? [] : [{ minimum: range[0], maximum: range[1], meaning: '总分' }],
    version: input.version,
    direction: input.direction,
    coding: { id: `${coding.minimum}-${coding.maximum}`, minimum: coding.minimum, maximum: coding.maximum, label: coding.label ?? `${coding.minimum}–${coding.maximum} 记分` },
    otherCodings: [],
    reverse: input.reverse,
    totalScores: total === null ? [] : [total],
    subscales: input.subscales.map(({ name, aliases, items, form, direction }) => ({ id: name, name, aliases, items, form: formOf(form), ...(direction === undefined ? {} : { direction }) })),
    partitioned: input.subscales.length > 0 && !input.overlapping,
    lieScale,
    critical: input.critical,
    missing: input.missing === undefined ? strict(input.items) : { ...input.missing, note: `缺答超过 ${input.missing.invalidAbove} 题的答卷无效；每个得分缺答不超过 ${input.missing.replaceUpTo} 题时用均值补足。` },
    bandSets: hasBands ? [{ id: 'own', label: '自定义分级', source: input.source, certainty: 'unverified', bands: graded }] : [],
    defaultBandSet: hasBands ? 'own' : null,
    applies: { ...(input.ages === undefined ? {} : { ages: input.ages }), ...(input.grades === undefined ? {} : { grades: input.grades }), note: '由使用单位填写' },
    licence: input.licence,
    source: input.source,
    certainty: 'unverified',
    uncertain: '记分键由使用单位填写，本程序只检查其内部一致。',
  };
}

function formOf(form: NonNullable<CustomScaleInput['total']>['form']): ScoreForm {
  return typeof form === 'string' ? { kind: form } : { kind: 'multiplied', ...form };
}

type InputBand = CustomScaleInput['subscales'][number]['bands'][number];

function totalBand({ from, to, label, severity, level }: InputBand): Band {
  return { from, to, label, severity, level: level ?? (severity === 3 ? 2 : severity > 0 ? 1 : 0) };
}

function subscaleBand({ from, to, label, severity, level }: InputBand): Band {
  const band = { from, to, label, severity, level: level ?? (severity >= 2 ? 1 : 0) } as const;
  return severity >= 2 ? { ...band, high: true } : band;
}
