/** What `yuxin scale <id>` prints beside quality: reliability by group, percentiles and published figures, hints. */
import { countyLabel } from '../../../shared/regions';
import { HINT_LABELS, type PlausibilityHint, type ScaleReliability, type ScaleScores, type ScaleSpread } from '../../../shared/scale-quality';
import { formatTable, printLine } from '../output';
import { formatDecimal, formatShare, safeCountText } from '../scale-words';

export function printReliability({ label, schoolYear, groups, sampled }: ScaleReliability): void {
  printLine(`${label}（${schoolYear}学年）分组信度${sampled ? '（抽取的作答）' : ''}：`);
  printLine(formatTable(['分组', '得分', '完整作答', 'α', 'ω', '测量标准误', '说明'], groups.map((group) => [group.label, group.score, safeCountText(group.complete), formatDecimal(group.alpha), formatDecimal(group.omega), formatDecimal(group.standardError), group.reason])));
}

export function printScores({ label, schoolYear, source, persons, minimum, percentiles, means, shares }: ScaleScores): void {
  printLine(`${label}（${schoolYear}学年）总分：${safeCountText(persons)} 人，${source === 'answers' ? '按逐题作答计算' : '上报的总分'}。两侧不足 ${minimum} 人的百分位不显示。`);
  const points = percentiles[0]?.points ?? [];
  printLine(formatTable(['范围', '人数', ...points.map(({ percent }) => `P${percent}`)], percentiles.map((group) => [group.label, safeCountText(group.persons), ...group.points.map(({ score }) => (score === null ? '不显示' : String(score)))])));
  const genders = { male: '男', female: '女' } as const;
  if (means.length > 0) {
    printLine('\n与公布的平均数对照（仅供核对数据，不作评价）：');
    printLine(formatTable(['对照组', '性别', '公布值', '本次', '相差（95%置信区间）', 'd', '来源'], means.map((each) => [each.group, each.gender === null ? '全部' : genders[each.gender], `${each.normMean}±${each.normStandardDeviation}`, each.mean === null ? '不显示' : `${formatDecimal(each.mean)}±${formatDecimal(each.standardDeviation)}`, each.difference === null ? '—' : `${formatDecimal(each.difference)}（${formatDecimal(each.low)} 至 ${formatDecimal(each.high)}）`, formatDecimal(each.cohensD), each.source])));
  }
  if (shares.length > 0) {
    printLine('\n与公布的比例对照（仅供核对数据，不作评价）：');
    printLine(formatTable(['对照组', '划界', '公布值', '本次（95%置信区间）', 'h', '来源', '说明'], shares.map((each) => [each.group, `≥${each.from}`, formatShare(each.published), each.share === null ? '不显示' : `${formatShare(each.share)}（${formatShare(each.low)}—${formatShare(each.high)}）`, formatDecimal(each.effectSize), each.source, each.remark])));
  }
}

export function printSpread({ label, schoolYear, source, minimum, groups }: ScaleSpread): void {
  printLine(`${label}（${schoolYear}学年）总分的分布，${source === 'answers' ? '按逐题作答计算' : '上报的总分'}。两侧不足 ${minimum} 人的百分位不显示。`);
  printLine(formatTable(['分组', '人数', ...(groups[0]?.points ?? []).map(({ percent }) => `P${percent}`)], groups.map((group) => [group.label, safeCountText(group.persons), ...group.points.map(({ score }) => (score === null ? '不显示' : String(score)))])));
}

export function printHints(hints: readonly PlausibilityHint[]): void {
  if (hints.length === 0) {
    printLine('没有请核对的县区和学校。');
    return;
  }
  printLine(formatTable(['县区', '学校', '有效结果', '请核对'], hints.map((hint) => [countyLabel(hint.county), hint.kind === 'school' ? hint.label : '（全县区）', String(hint.valid), HINT_LABELS[hint.hint]])));
  printLine('只提示核对数据（量表、等级含义、是否只报了一部分学生），不是对学校的评价。');
}
