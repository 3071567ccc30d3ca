/** A scale made ready for scoring: everything that does not depend on the person, worked out once. */
import { EngineFailure } from '../../../shared/contract';
import { DEFAULT_RISK_RULES, type RiskRules, startsOf, type ValidityRules } from '../../../shared/risk-rules';
import { type BandSet, checkScaleDefinition, type Coding, gradeLimits, type KeyedScale, type ScaleDefinition, type ScoreDefinition } from '../../../shared/scales';
import { bandTable, type BandTable, chooseBandSet } from './band-table';
import { codingNamed } from './coding';

export interface ScorerOptions {
  /** Id of the coding of the answers, stated or found by resolveCoding. */
  readonly coding: string;
  /** Needed where a scale has several and no usual one. */
  readonly bandSet?: string;
  /** Without them: the default matrix. */
  readonly rules?: RiskRules;
}

/** Kinds of items, as bits. */
export const STRAIGHT = 1;
export const REVERSED = 2;

export interface PreparedScore {
  readonly definition: ScoreDefinition;
  readonly role: 'total' | 'subscale';
  /** Indexes from 0. */
  readonly items: Int32Array;
  readonly table: BandTable | null;
  /** Where levels begin, Infinity: never; null where lower is worse, and bands alone say the level. */
  readonly starts: ReturnType<typeof startsOf> | null;
}

export interface Scorer {
  readonly scale: KeyedScale;
  readonly coding: Coding;
  readonly bandSet: BandSet | null;
  readonly rules: RiskRules;
  readonly validity: ValidityRules;
  /** Sum of the lie scale from which answers are invalid; Infinity without one. */
  readonly lieFrom: number;
  /** Value of an item in the key's coding, after reversal: answer × slope + shift. One entry per item. */
  readonly slope: Float64Array;
  readonly shift: Float64Array;
  /** STRAIGHT or REVERSED, per item. */
  readonly itemKinds: Uint8Array;
  /** Totals first, then subscales. */
  readonly scores: readonly PreparedScore[];
  readonly lieItems: Int32Array;
  /** Items that count, all but the lie scale. */
  readonly contentItems: Int32Array;
  /** Grades the scale was made for; null: all. */
  readonly grades: readonly [number, number] | null;
  /** The answer without symptoms, in the file's coding. */
  readonly healthyAnswer: number;
}

/**
 * @throws EngineFailure BAD_REQUEST in Chinese: the scale's key is not shipped, the definition is unsound, the coding or
 *   band set is unknown or still to be chosen.
 */
export function prepareScorer(scale: ScaleDefinition, options: ScorerOptions): Scorer {
  if (scale.kind === 'reported') throw new EngineFailure('BAD_REQUEST', `${scale.label}的记分键受版权限制，本程序不含，不能逐题记分。请导入已算好的各维度得分。${scale.licence}`, { scale: scale.id });
  const problems = checkScaleDefinition(scale);
  if (problems.length > 0) throw new EngineFailure('BAD_REQUEST', `${scale.label}的记分键有误，未记分。${problems.join('')}`, { scale: scale.id, problems: problems.length });
  const coding = codingNamed(scale, options.coding);
  const bandSet = chooseBandSet(scale, options.bandSet);
  const rules = options.rules ?? DEFAULT_RISK_RULES;
  const { slope, shift } = conversion(scale, coding);
  const lies = new Set(scale.lieScale?.items ?? []);
  const healthy = scale.direction === 'higherIsWorse' ? scale.coding.minimum : scale.coding.maximum;
  return {
    scale,
    coding,
    bandSet,
    rules,
    validity: rules.validity,
    lieFrom: rules.lieScales[scale.id] ?? scale.lieScale?.invalidFrom ?? Infinity,
    slope,
    shift,
    itemKinds: Uint8Array.from(slope, (_, index) => (scale.reverse.includes(index + 1) ? REVERSED : STRAIGHT)),
    scores: [...scale.totalScores.map((score) => prepared(scale, score, 'total', bandSet, rules)), ...scale.subscales.map((score) => prepared(scale, score, 'subscale', bandSet, rules))],
    lieItems: indexes([...lies]),
    contentItems: indexes(Array.from({ length: scale.items }, (_, index) => index + 1).filter((item) => !lies.has(item))),
    grades: gradeLimits(scale.applies),
    healthyAnswer: coding.reversed === true ? coding.maximum + scale.coding.minimum - healthy : healthy - scale.coding.minimum + coding.minimum,
  };
}

function indexes(items: readonly number[]): Int32Array {
  return Int32Array.from(items, (item) => item - 1);
}

function prepared(scale: KeyedScale, definition: ScoreDefinition, role: PreparedScore['role'], bandSet: BandSet | null, rules: RiskRules): PreparedScore {
  const bands = bandSet?.bands[definition.id];
  const direction = definition.direction ?? scale.direction;
  return {
    definition,
    role,
    items: indexes(definition.items),
    table: bands === undefined ? null : bandTable(bands, direction),
    starts: bands === undefined || direction === 'lowerIsWorse' ? null : startsOf(scale, definition, bands, role === 'total', rules),
  };
}

/** From the file's coding to the key's, then reversal; both are lines, and so is one after the other. */
function conversion(scale: KeyedScale, coding: Coding): { slope: Float64Array; shift: Float64Array } {
  const { minimum, maximum } = scale.coding;
  const turned = coding.reversed === true;
  const slope = new Float64Array(scale.items).fill(turned ? -1 : 1);
  const shift = new Float64Array(scale.items).fill(turned ? maximum + coding.minimum : minimum - coding.minimum);
  for (const item of scale.reverse) {
    slope[item - 1] = -(slope[item - 1] ?? 0);
    shift[item - 1] = minimum + maximum - (shift[item - 1] ?? 0);
  }
  return { slope, shift };
}
