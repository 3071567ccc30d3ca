/**
 * The rule matrix from scores to a level, as data: what a workspace may change, and within which bounds. A level is made of rules V1 to F2
 * (DOMAIN §4.2); no threshold can take a critical item below level 2, and only an interview lowers a level.
 */
import { isWhole, type KeyedScale, reachableRange, SCALES, type ScoreDefinition } from './scales';

export const RULE_IDS = ['V1', 'C1', 'C2', 'T1', 'T2', 'T3', 'F1', 'F2'] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** Thresholds of the checks of how a sheet was answered. Ours, not of any manual. */
export interface ValidityRules {
  /** Share of answers that are the same from which a sheet is flat. */
  readonly flatShare: number;
  /** Length of a run of one answer, as share of the items, on scales with reverse items. */
  readonly runShare: number;
  /** Scales without reverse items are checked for flat answers and patterns from this many items on. */
  readonly longScale: number;
  /** Seconds per answered item below which answers are invalid, and below which they are noticed. */
  readonly invalidSeconds: number;
  readonly hurriedSeconds: number;
}

/** Where a level begins: 1 and 2 of a score, `severe` of a total (2, and 3 beside a critical item), `high` of a subscale (counted by F2). */
export const CUT_STEPS = ['level1', 'level2', 'severe', 'high'] as const;
export type CutStep = (typeof CUT_STEPS)[number];

export const STEP_LABELS: Readonly<Record<CutStep, string>> = { level1: '一般关注', level2: '重点关注', severe: '重度', high: '高分' };

export interface CutChange {
  readonly scale: string;
  /** Id of the score, or ALL_SUBSCALES. */
  readonly score: string;
  readonly step: CutStep;
  /** Least score that counts (以上含本数). */
  readonly from: number;
}

export const ALL_SUBSCALES = '*';

export interface RiskRules {
  readonly validity: ValidityRules;
  /** Sum of the lie scale from which answers are invalid, by scale; scales left out keep that of their manual. */
  readonly lieScales: Readonly<Record<string, number>>;
  /** What a critical item gives by itself. */
  readonly criticalLevel: 2 | 3;
  /** So many high subscales give level 2. */
  readonly highSubscales: number;
  /** Cuts that differ from the published ones. */
  readonly cuts: readonly CutChange[];
}

export const DEFAULT_RISK_RULES: RiskRules = {
  validity: { flatShare: 0.95, runShare: 0.8, longScale: 40, invalidSeconds: 1, hurriedSeconds: 2 },
  lieScales: {},
  criticalLevel: 2,
  highSubscales: 3,
  cuts: [],
};

/** Ends inclusive. */
export const RULE_BOUNDS = {
  flatShare: [0.9, 1],
  runShare: [0.6, 1],
  longScale: [20, 100],
  invalidSeconds: [0, 3],
  hurriedSeconds: [0, 5],
  highSubscales: [2, 6],
} as const satisfies Readonly<Record<keyof ValidityRules | 'highSubscales', readonly [number, number]>>;

/** A lie scale's cut may be moved by so much. */
const LIE_SCALE_MARGIN = 1;
/** Cuts of scores may be moved by a tenth of what the score can be. */
const CUT_MARGIN = 0.1;

const levelNames = { 2: '重点关注', 3: '危机' } as const;

export function ruleLabels({ criticalLevel, highSubscales }: RiskRules): Readonly<Record<RuleId, string>> {
  return {
    V1: '作答无效，待复测',
    C1: `危机题阳性，至少为${levelNames[criticalLevel]}`,
    C2: '危机题阳性且总分重度，为危机',
    T1: '总分达到重度，未经访谈确认前为重点关注',
    T2: '总分达到重点关注划界',
    T3: '总分达到筛查划界',
    F1: '分量表达到高分',
    F2: `${highSubscales} 个及以上分量表高分，为重点关注`,
  };
}

/** A cut that a workspace may move. */
export interface EditableCut {
  readonly scale: string;
  readonly scaleLabel: string;
  readonly score: string;
  readonly scoreLabel: string;
  readonly step: CutStep;
  /** As published; several where the sets of bands differ. */
  readonly published: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
  readonly whole: boolean;
}

type Starts = Readonly<Record<CutStep, number | null>>;

/** Where levels begin in the bands of a score; null: they never do. Bands go from the mildest up. */
export function publishedStarts(bands: readonly { readonly from: number; readonly level: number; readonly severity: number; readonly high?: true }[], isTotal: boolean): Starts {
  const first = (holds: (band: (typeof bands)[number]) => boolean): number | null => bands.find(holds)?.from ?? null;
  return {
    level1: first(({ level }) => level >= 1),
    level2: first(({ level }) => level >= 2),
    severe: isTotal ? first(({ level, severity }) => severity === 3 && level === 2) : null,
    high: isTotal ? null : first(({ high }) => high === true),
  };
}

/** Totals first, then subscales, of scores where higher is worse. Steps that are the same as a graver one are moved with it. */
export function editableCuts(scale: KeyedScale): readonly EditableCut[] {
  const upwards = (score: ScoreDefinition): boolean => (score.direction ?? scale.direction) === 'higherIsWorse';
  const cutsOf = (score: ScoreDefinition, isTotal: boolean, id: string, scoreLabel: string): EditableCut[] => {
    const sets = scale.bandSets.flatMap(({ bands }) => (bands[score.id] === undefined ? [] : [publishedStarts(bands[score.id] ?? [], isTotal)]));
    const [least, most] = reachableRange(score, scale.coding);
    const whole = isWhole(score);
    const margin = whole ? Math.floor((most - least) * CUT_MARGIN) : (most - least) * CUT_MARGIN;
    return CUT_STEPS.flatMap((step) => {
      const own = sets.filter((starts) => leading(starts, step));
      const published = [...new Set(own.flatMap((starts) => starts[step] ?? []))].sort((a, b) => a - b);
      const [first, last] = [published[0], published.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [{ scale: scale.id, scaleLabel: scale.label, score: id, scoreLabel, step, published, minimum: Math.max(least, first - margin), maximum: Math.min(most, last + margin), whole }];
    });
  };
  const totals = scale.totalScores.filter(upwards).flatMap((score) => cutsOf(score, true, score.id, score.name));
  const subscales = scale.subscales.filter(upwards).map((score) => ({ score, cuts: cutsOf(score, false, score.id, score.name) }));
  const [shared] = subscales;
  const same = shared !== undefined && subscales.length > 1 && subscales.every(({ cuts }) => JSON.stringify(cuts.map(({ step, published }) => [step, published])) === JSON.stringify(shared.cuts.map(({ step, published }) => [step, published])));
  if (!same) return [...totals, ...subscales.flatMap(({ cuts }) => cuts)];
  return [
    ...totals,
    ...shared.cuts.map((cut, index): EditableCut => ({
      ...cut,
      score: ALL_SUBSCALES,
      scoreLabel: '各分量表',
      minimum: Math.max(...subscales.map(({ cuts }) => cuts[index]?.minimum ?? cut.minimum)),
      maximum: Math.min(...subscales.map(({ cuts }) => cuts[index]?.maximum ?? cut.maximum)),
    })),
  ];
}

/** Whether the step is one of its own: level 1 that begins with level 2, or level 2 that begins with the severe band, follows that. */
function leading(starts: Starts, step: CutStep): boolean {
  if (step === 'level1') return starts.level1 !== starts.level2 && starts.level1 !== starts.high;
  return step !== 'level2' || starts.level2 !== starts.severe;
}

/** @param rules in force. @returns where levels of one score begin, Infinity: never */
export function startsOf(scale: KeyedScale, score: ScoreDefinition, bands: Parameters<typeof publishedStarts>[0], isTotal: boolean, { cuts }: RiskRules): Readonly<Record<CutStep, number>> {
  const published = publishedStarts(bands, isTotal);
  const moved = (step: CutStep): number | undefined => cuts.find((cut) => cut.scale === scale.id && cut.step === step && (cut.score === score.id || (!isTotal && cut.score === ALL_SUBSCALES)))?.from;
  const at = (step: CutStep): number => (published[step] === null ? Infinity : (moved(step) ?? published[step]));
  const severe = at('severe');
  const high = at('high');
  const level2 = published.level2 !== null && published.level2 === published.severe ? severe : at('level2');
  const level1 = published.level1 !== null && published.level1 === published.level2 ? level2 : published.level1 !== null && published.level1 === published.high ? high : at('level1');
  return { level1, level2, severe, high };
}

const keyedScales = SCALES.filter((scale): scale is KeyedScale => scale.kind === 'keyed');

/** What keeps rules from being used, in Chinese; empty when all is well. */
export function ruleProblems(rules: RiskRules): string[] {
  const problems: string[] = [];
  if (rules.validity.hurriedSeconds < rules.validity.invalidSeconds) problems.push('“请留意”的每题秒数不能少于“无效”的每题秒数');
  for (const [id, from] of Object.entries(rules.lieScales)) {
    const published = keyedScales.find((scale) => scale.id === id)?.lieScale?.invalidFrom;
    if (published === undefined) problems.push(`量表“${id}”没有效度（测谎）量表`);
    else if (Math.abs(from - published) > LIE_SCALE_MARGIN) problems.push(`${id} 的效度划界应在 ${published - LIE_SCALE_MARGIN}—${published + LIE_SCALE_MARGIN} 之间`);
  }
  const known = new Map(keyedScales.flatMap(editableCuts).map((cut) => [keyOf(cut), cut]));
  for (const change of rules.cuts) {
    const cut = known.get(keyOf(change));
    if (cut === undefined) problems.push(`没有可以调整的划界“${change.scale} ${change.score} ${change.step}”`);
    else if (change.from < cut.minimum || change.from > cut.maximum || (cut.whole && !Number.isInteger(change.from))) problems.push(`${cut.scaleLabel}${cut.scoreLabel}“${STEP_LABELS[cut.step]}”的划界应在 ${rangeText(cut)} 之间`);
  }
  if (new Set(rules.cuts.map(keyOf)).size < rules.cuts.length) problems.push('同一个划界改了两次');
  return [...problems, ...keyedScales.flatMap((scale) => disorder(scale, rules))];
}

/** A graver level must not begin before a milder one. */
function disorder(scale: KeyedScale, rules: RiskRules): string[] {
  const wrong = (score: ScoreDefinition, isTotal: boolean): boolean =>
    scale.bandSets.some(({ bands }) => {
      if ((score.direction ?? scale.direction) !== 'higherIsWorse' || bands[score.id] === undefined) return false;
      const { level1, level2, severe } = startsOf(scale, score, bands[score.id] ?? [], isTotal, rules);
      return level1 > level2 || (severe !== Infinity && level2 > severe);
    });
  const names = [...scale.totalScores.filter((score) => wrong(score, true)), ...scale.subscales.filter((score) => wrong(score, false))].map(({ name }) => name);
  return names.length === 0 ? [] : [`${scale.label}${names.join('、')}：较重等级的划界不能低于较轻等级的`];
}

export function rangeText({ minimum, maximum, whole }: Pick<EditableCut, 'minimum' | 'maximum' | 'whole'>): string {
  const shown = (value: number): string => (whole ? String(value) : value.toFixed(2));
  return `${shown(minimum)}—${shown(maximum)}`;
}

function keyOf({ scale, score, step }: Pick<CutChange, 'scale' | 'score' | 'step'>): string {
  return `${scale} ${score} ${step}`;
}

/** What differs from the default, in Chinese. */
export function describeRules(rules: RiskRules): string {
  const { validity, criticalLevel, highSubscales } = rules;
  const standard = DEFAULT_RISK_RULES;
  const known = new Map(keyedScales.flatMap(editableCuts).map((cut) => [keyOf(cut), cut]));
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  const changes = [
    ...(validity.flatShare === standard.validity.flatShare ? [] : [`同一选项达 ${percent(validity.flatShare)} 为无效`]),
    ...(validity.runShare === standard.validity.runShare ? [] : [`连续同一选项达 ${percent(validity.runShare)} 为无效`]),
    ...(validity.longScale === standard.validity.longScale ? [] : [`${validity.longScale} 题以上的量表查规律作答`]),
    ...(validity.invalidSeconds === standard.validity.invalidSeconds ? [] : [`每题不足 ${validity.invalidSeconds} 秒为无效`]),
    ...(validity.hurriedSeconds === standard.validity.hurriedSeconds ? [] : [`每题不足 ${validity.hurriedSeconds} 秒请留意`]),
    ...Object.entries(rules.lieScales).map(([scale, from]) => `${scale} 效度 ≥${from} 为无效`),
    ...(criticalLevel === standard.criticalLevel ? [] : [`危机题阳性即为${levelNames[criticalLevel]}`]),
    ...(highSubscales === standard.highSubscales ? [] : [`${highSubscales} 个分量表高分为重点关注`]),
    ...rules.cuts.map((change) => {
      const cut = known.get(keyOf(change));
      return `${change.scale} ${cut?.scoreLabel ?? change.score}${STEP_LABELS[change.step]} ≥${change.from}（通行 ${cut?.published.join('、') ?? ''}）`;
    }),
  ];
  return changes.length === 0 ? '默认规则' : changes.join('；');
}
