/** The official list of the core team as typed rows; writers of files lay them out. */
import { bestCertificate, yearsOf } from './eligibility';
import { FIELD_LABELS } from './scoring';
import type { CoreTeamSelection, Judged } from './select';
import type { Candidate, CoreTeamRules } from './types';

export interface CoreTeamRow {
  /** From 1, through the whole list. */
  readonly 序号: number;
  readonly 姓名: string;
  readonly 性别: string;
  readonly 单位: string;
  readonly 县区: string;
  readonly '专/兼职': string;
  readonly 证书: string;
  readonly 年限: number | undefined;
  readonly 得分: number;
  readonly 入选理由: string;
}

export interface CoreTeamList {
  readonly chosen: readonly CoreTeamRow[];
  /** Per county in order of place; 入选理由 says the place. */
  readonly reserve: readonly CoreTeamRow[];
  /** Everyone else, with the reason why not. */
  readonly others: readonly CoreTeamRow[];
  /** Chinese: how seats and places came about, line by line, to print under the list. */
  readonly notes: readonly string[];
}

const BASES = { schools: '学校数', teachers: '教师数', students: '学生数', fixed: '固定名额' } as const;

function postLabel({ employment, researcher }: Candidate): string {
  const post = employment === 'fullTime' ? '专职' : employment === 'partTime' ? '兼职' : '';
  return [post, researcher === true ? '教研员' : ''].filter(Boolean).join('、');
}

function certificateLabel(candidate: Candidate, rules: CoreTeamRules): string {
  const best = bestCertificate(candidate, rules);
  return best === undefined ? '' : best.kind === 'accepted' ? best.certificate.label : best.held.name;
}

function rowsOf(judged: readonly Judged[], rules: CoreTeamRules): readonly CoreTeamRow[] {
  const labels = new Map(rules.quota.counties.map(({ county, label }) => [county, label]));
  return judged.map(({ candidate, score, reason }, index) => ({
    序号: index + 1,
    姓名: candidate.name,
    性别: candidate.gender ?? '',
    单位: candidate.unit ?? '',
    县区: candidate.county === undefined ? '' : (labels.get(candidate.county) ?? candidate.county),
    '专/兼职': postLabel(candidate),
    证书: certificateLabel(candidate, rules),
    年限: yearsOf(candidate, rules),
    得分: score.total,
    入选理由: reason,
  }));
}

function notesOf({ rules, quotas }: CoreTeamSelection): readonly string[] {
  const { apportionment } = quotas;
  const labels = new Map(rules.quota.counties.map(({ county, label }) => [county, label]));
  const dealt = apportionment
    ? [
        `名额：共 ${rules.size} 个，以${BASES[quotas.base]}（合计 ${apportionment.total}）为基数，按最大余额法分配：应得名额＝${rules.size}×本县区基数÷${apportionment.total}，先取整数部分，余下名额按小数部分由大到小各加 1 个。`,
        ...apportionment.shares.map(({ key, weight, exact, whole, extra, seats }) => `${labels.get(key) ?? key}：${rules.size}×${weight}÷${apportionment.total}＝${exact.toFixed(4)}，整数 ${whole}${extra === 1 ? '，余额进 1' : ''}，得 ${seats} 个。`),
      ]
    : [`名额：共 ${rules.size} 个，按固定名额分配。`];
  const rounds = quotas.redistributions.map(({ open, taken }, round) => `第 ${round + 1} 轮递补：空缺 ${open} 个，按同一基数分给尚有符合条件人员的县区：${taken.filter(({ seats }) => seats > 0).map(({ county, seats }) => `${labels.get(county) ?? county} ${seats} 个`).join('、')}。`);
  const short = quotas.counties.filter(({ quota, filled }) => filled < quota).map(({ label, quota, eligible }) => `${label}名额 ${quota} 个，符合条件 ${eligible} 人，缺 ${quota - eligible} 人。`);
  const open = quotas.open > 0 ? [`尚有 ${quotas.open} 个名额空缺${rules.quota.shortfall === 'leaveOpen' ? '，按规则保留' : '，各县区已无符合条件的候选人'}。`] : [];
  const scoring = `评分：${rules.scoring.map(({ label, points }) => `${label} ${points} 分`).join('、')}；未填报的项目计 0 分；同分时依次比较${[...rules.tieBreaks.map((field) => FIELD_LABELS[field]), '编号'].join('、')}。`;
  return [...dealt, ...short, ...rounds, ...open, scoring, `规则版本 ${rules.version}，年限计算至 ${rules.asOf}。`];
}

export function coreTeamList(selection: CoreTeamSelection): CoreTeamList {
  const of = (...outcomes: readonly Judged['outcome'][]) => rowsOf(selection.candidates.filter(({ outcome }) => outcomes.includes(outcome)), selection.rules);
  return { chosen: of('chosen'), reserve: of('reserve'), others: rowsOf(othersOf(selection), selection.rules), notes: notesOf(selection) };
}

/** Why somebody is not in the team, from the nearest to the farthest. */
const OUTCOMES_OF_OTHERS: readonly Judged['outcome'][] = ['notChosen', 'toCheck', 'notEligible'];

/** By county, outcome and score: everyone finds himself where his county stands. */
function othersOf({ candidates, rules }: CoreTeamSelection): readonly Judged[] {
  const counties = rules.quota.counties.map(({ county }) => county);
  const placeOf = ({ candidate: { county } }: Judged): number => (county === undefined || !counties.includes(county) ? counties.length : counties.indexOf(county));
  return candidates
    .filter(({ outcome }) => OUTCOMES_OF_OTHERS.includes(outcome))
    .sort((a, b) => placeOf(a) - placeOf(b) || OUTCOMES_OF_OTHERS.indexOf(a.outcome) - OUTCOMES_OF_OTHERS.indexOf(b.outcome) || b.score.total - a.score.total);
}
