/**
 * Scores that somebody else worked out: graded, and recomputed where the subscales allow it. A vendor's total is never
 * taken on trust.
 */
import { type Band, formedScore, isWhole, reachableRange, type KeyedScale, type ReportedScale, type ScaleDefinition, type ScoreDefinition } from '../../../shared/scales';
import type { RiskLevel } from '../../../shared/risk';
import { DEFAULT_RISK_RULES, ruleLabels } from '../../../shared/risk-rules';
import { bandAt, bandTable, chooseBandSet, NO_BAND } from './band-table';
import { type Findings, levelOf, LEVELS, ruleIdsOf, rulesOf } from './level';

export interface GradedScore {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly band: Band | null;
}

export interface GradedScores {
  readonly scores: readonly GradedScore[];
  /** Without item answers there is no validity check and no critical item: the level can only be too low. */
  readonly level: RiskLevel;
  readonly reasons: readonly string[];
  /** Chinese: scores out of range, totals that do not add up. */
  readonly problems: readonly string[];
}

interface Known {
  readonly id: string;
  readonly name: string;
  readonly range: readonly [number, number];
  readonly isTotal: boolean;
}

/** Means are reported with two decimals at least. */
const ROUNDING = 0.005;

/**
 * @param given scores by id: `total` (困难总分 of the SDQ), `mean`, … and the standard names of subscales.
 * @throws EngineFailure BAD_REQUEST when the band set is unknown or still to be chosen.
 */
export function gradeReportedScores(scale: ScaleDefinition, given: Readonly<Record<string, number>>, bandSetId?: string): GradedScores {
  const bandSet = chooseBandSet(scale, bandSetId);
  const problems: string[] = [];
  const known = knownScores(scale);
  const values = new Map<string, number>();
  for (const [id, value] of Object.entries(given)) {
    const score = known.find((each) => each.id === id);
    if (score === undefined) problems.push(`${scale.label}没有“${id}”这个得分。`);
    else if (!(value >= score.range[0] && value <= score.range[1])) problems.push(`“${score.name}”${value} 分超出可能的范围 ${score.range[0]}–${score.range[1]}，未采用。`);
    else values.set(id, value);
  }
  const recomputed = scale.kind === 'reported' ? sumOfParts(scale, values) : totalsOfSubscales(scale, values);
  for (const [id, { value, tolerance }] of recomputed) {
    const reported = values.get(id);
    if (reported !== undefined && Math.abs(reported - value) > tolerance) problems.push(`“${known.find((each) => each.id === id)?.name ?? id}”报为 ${reported}，按各维度应为 ${Number(value.toFixed(2))}，已按各维度计算。`);
    if (reported === undefined || Math.abs(reported - value) > tolerance) values.set(id, value);
  }
  const findings: Findings = { answered: values.size, invalid: false, critical: false, totalLevel: 0, severeTotal: false, subscaleLevel: 0, highSubscales: 0 };
  const scores = known.flatMap((score): GradedScore[] => {
    const value = values.get(score.id);
    if (value === undefined) return [];
    const bands = bandSet?.bands[score.id];
    const index = bands === undefined ? NO_BAND : bandAt(bandTable(bands, scale.direction), value);
    const band = bands?.[index] ?? null;
    if (band !== null && score.isTotal) {
      findings.totalLevel = Math.max(findings.totalLevel, band.level);
      findings.severeTotal ||= band.severity === 3 && band.level === 2;
    } else if (band !== null) {
      findings.subscaleLevel = Math.max(findings.subscaleLevel, band.level);
      if (band.high === true) findings.highSubscales += 1;
    }
    return [{ id: score.id, name: score.name, value, band }];
  });
  const rules = rulesOf(findings, DEFAULT_RISK_RULES);
  const labels = ruleLabels(DEFAULT_RISK_RULES);
  return { scores, level: LEVELS[levelOf(findings, rules, DEFAULT_RISK_RULES)] ?? 'N', reasons: ruleIdsOf(rules).map((id) => `${id} ${labels[id]}`), problems };
}

function knownScores(scale: ScaleDefinition): Known[] {
  if (scale.kind === 'reported') {
    return [
      { id: scale.total.id, name: scale.total.name, range: scale.total.range, isTotal: true },
      ...scale.subscales.map(({ name, range }) => ({ id: name, name, range, isTotal: false })),
    ];
  }
  const known = (score: ScoreDefinition, isTotal: boolean): Known => ({ id: score.id, name: score.name, range: reachableRange(score, scale.coding), isTotal });
  return [...scale.totalScores.map((score) => known(score, true)), ...scale.subscales.map((score) => known(score, false))];
}

type Recomputed = ReadonlyMap<string, { readonly value: number; readonly tolerance: number }>;

function sumOfParts({ total }: ReportedScale, given: ReadonlyMap<string, number>): Recomputed {
  const parts = total.parts.map((name) => given.get(name) ?? Number.NaN);
  const value = parts.reduce((sum, part) => sum + part, 0);
  return Number.isNaN(value) ? new Map() : new Map([[total.id, { value, tolerance: ROUNDING }]]);
}

/** Only where the subscales hold the items of a total exactly once and all of them are given. */
function totalsOfSubscales(scale: KeyedScale, given: ReadonlyMap<string, number>): Recomputed {
  if (!scale.partitioned) return new Map();
  let sum = 0;
  let slack = 0;
  for (const subscale of scale.subscales) {
    const raw = rawSum(subscale, given.get(subscale.id) ?? Number.NaN);
    if (raw === null) return new Map();
    sum += raw;
    slack += isWhole(subscale) ? 0 : ROUNDING * subscale.items.length;
  }
  return new Map(
    scale.totalScores.flatMap((score) => (score.form.kind === 'count' ? [] : [[score.id, { value: formedScore(score, sum), tolerance: ROUNDING + formedScore({ ...score, form: linear(score) }, slack) }] as const])),
  );
}

function linear({ form }: ScoreDefinition): ScoreDefinition['form'] {
  return form.kind === 'multiplied' ? { ...form, truncated: false } : form;
}

/** @returns the sum behind a score, null where the score does not tell it. */
function rawSum({ form, items }: ScoreDefinition, value: number): number | null {
  if (Number.isNaN(value) || form.kind === 'count') return null;
  if (form.kind === 'sum') return value;
  if (form.kind === 'mean') return Math.round(value * items.length);
  return form.truncated ? null : value / form.factor;
}
