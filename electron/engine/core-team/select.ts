/** Chooses the core team. The same candidates and rules give the same list, in whatever order the candidates come. */
import { EngineFailure } from '../../../shared/contract';
import { type Eligibility, eligibilityOf, verdictsOf } from './eligibility';
import { type CountySeats, type Quotas, quotasOf } from './quotas';
import { compareScored, decidedBy, requireSoundScoring, scoreOf } from './scoring';
import type { Candidate, CoreTeamRules, RuleId, RuleVerdict, Score, Verdict } from './types';

/** `toCheck`: would be eligible if what is missing or doubtful proved right. */
export type Outcome = 'chosen' | 'reserve' | 'notChosen' | 'toCheck' | 'notEligible';

export interface Judged {
  readonly candidate: Candidate;
  readonly verdicts: readonly RuleVerdict[];
  readonly eligibility: Eligibility;
  readonly score: Score;
  /** Place among the county's eligible candidates, from 1; absent for the others. */
  readonly rank?: number;
  readonly outcome: Outcome;
  /** Chinese: why. */
  readonly reason: string;
}

export interface RuleCount {
  readonly rule: RuleId;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Candidates whom only this rule keeps out. */
  readonly onlyThis: number;
}

export interface CoreTeamSelection {
  readonly rules: CoreTeamRules;
  readonly quotas: Quotas;
  /** Counties in the order of the rules, then by rank; the others by id at the end. */
  readonly candidates: readonly Judged[];
  /** 卡在哪一条. */
  readonly ruleCounts: readonly RuleCount[];
}

const RULES: readonly RuleId[] = ['certificate', 'years', 'inService', 'post', 'willing', 'county'];

type Placed = Omit<Judged, 'outcome' | 'reason' | 'rank'>;

/**
 * @throws BAD_REQUEST for doubled ids, and for rules that cannot be worked with
 */
export function selectCoreTeam(candidates: readonly Candidate[], rules: CoreTeamRules): CoreTeamSelection {
  requireSoundScoring(rules.scoring);
  if (new Set(candidates.map(({ id }) => id)).size < candidates.length) throw new EngineFailure('BAD_REQUEST', '候选人名单中有编号相同的人，请先合并重复的人员。');
  const placed = [...candidates]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((candidate): Placed => {
      const verdicts = verdictsOf(candidate, rules);
      return { candidate, verdicts, eligibility: eligibilityOf(verdicts), score: scoreOf(candidate, rules) };
    });
  const ofCounty = new Map(rules.quota.counties.map(({ county }) => [county, placed.filter((one) => one.eligibility === 'eligible' && one.candidate.county === county).sort((a, b) => compareScored(a, b, rules))]));
  const quotas = quotasOf(rules, new Map([...ofCounty].map(([county, ranked]) => [county, ranked.length])));
  const ranked = quotas.counties.flatMap((seats) => judgedOf(ofCounty.get(seats.county) ?? [], seats, rules));
  const others = placed.filter(({ eligibility }) => eligibility !== 'eligible').map(keptOut);
  return { rules, quotas, candidates: [...ranked, ...others], ruleCounts: RULES.map((rule) => ruleCount(rule, placed)) };
}

function judgedOf(ranked: readonly Placed[], seats: CountySeats, rules: CoreTeamRules): readonly Judged[] {
  const chosen = seats.filled + seats.takenOver;
  return ranked.map((one, index): Judged => {
    const rank = index + 1;
    const place = `符合全部条件，得分 ${one.score.total.toFixed(2)}，列${seats.label}第 ${rank} 名（共 ${ranked.length} 人符合条件）`;
    if (rank <= seats.filled) return { ...one, rank, outcome: 'chosen', reason: `${place}，在本县区 ${seats.quota} 个名额之内，入选。` };
    if (rank <= chosen) return { ...one, rank, outcome: 'chosen', reason: `${place}，本县区名额 ${seats.quota} 个之外，递补其他县区空缺名额入选。` };
    const last = ranked[chosen - 1];
    const behind = last === undefined ? '本县区没有名额' : `未进入前 ${chosen} 名（${behindWhom(last, one, rules)}）`;
    if (rank <= chosen + rules.reservePerCounty) return { ...one, rank, outcome: 'reserve', reason: `${place}，${behind}，列候补第 ${rank - chosen} 位。` };
    return { ...one, rank, outcome: 'notChosen', reason: `${place}，${behind}，未入选。` };
  });
}

function behindWhom(last: Placed, one: Placed, rules: CoreTeamRules): string {
  const by = decidedBy(last, one, rules);
  const difference = (last.score.total - one.score.total).toFixed(2);
  return by === '得分' ? `与入选末位相差 ${difference} 分` : `与入选末位同分，按${by}排在其后`;
}

function keptOut(one: Placed): Judged {
  const reasons = (verdicts: readonly Verdict[]) => one.verdicts.filter(({ verdict }) => verdicts.includes(verdict)).map(({ reason }) => reason);
  if (one.eligibility === 'notEligible') return { ...one, outcome: 'notEligible', reason: `不符合条件：${reasons(['notMet']).join('；')}。` };
  return { ...one, outcome: 'toCheck', reason: `暂不能认定：${reasons(['missing', 'doubtful']).join('；')}。` };
}

function ruleCount(rule: RuleId, placed: readonly Placed[]): RuleCount {
  const counts: Record<Verdict, number> = { met: 0, notMet: 0, missing: 0, doubtful: 0 };
  let onlyThis = 0;
  for (const { verdicts } of placed) {
    const own = verdicts.find((verdict) => verdict.rule === rule);
    if (!own) continue;
    counts[own.verdict] += 1;
    if (own.verdict !== 'met' && verdicts.every((other) => other.rule === rule || other.verdict === 'met')) onlyThis += 1;
  }
  return { rule, counts, onlyThis };
}
