import { levelLabel, type RiskScheme, riskScheme, schemeInWords } from '../../../shared/risk-labels';
import { type LevelSource, RELIABILITY_GROUPINGS, type ReliabilityGrouping, type ScaleQuality } from '../../../shared/scale-quality';
import type { SettingStates } from '../../../shared/settings';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { parseArguments } from '../arguments';
import { OWN_SCALE_ACTIONS, OWN_SCALES_USAGE } from './own-scales';
import { printHints, printReliability, printScores, printSpread } from './scale-scores';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { formatDecimal, formatShare, safeCountText } from '../scale-words';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';

export const SCALE_USAGE = `yuxin scale [量表] [--by county|stage|gradeBand] [--scores] [--hints] [--sources] [--county 371721] [--school-year 2025-2026] ${AREA_BASIS_USAGE} [--json] ${WORKSPACE_USAGE}\n  ${OWN_SCALES_USAGE}`;

/** The scales whose answers were scored; of one of them validity, reliability, levels with intervals, and the rules behind them. */
export async function scaleCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, county: 'text', 'school-year': 'text', 'area-basis': 'text', json: 'flag', out: 'text', check: 'flag', by: 'text', scores: 'flag', hints: 'flag', sources: 'flag' }, SCALE_USAGE);
  const [scale, subject] = options.positionals;
  const action = scale !== undefined && Object.hasOwn(OWN_SCALE_ACTIONS, scale) ? OWN_SCALE_ACTIONS[scale] : undefined;
  if (action !== undefined) return withWorkspace(options, 'open', (engine) => action(engine, options, subject));
  const schoolYear = schoolYearOption(options.text('school-year'));
  const county = options.text('county');
  const place = { schoolYear, areaBasis: areaBasisOption(options.text('area-basis')), ...(county === undefined ? {} : { county: [county] }) };
  const by = groupingOption(options.text('by'));
  const show = <T>(result: T, print: (result: T) => void): void => (options.flag('json') ? printJson(result) : print(result));
  await withWorkspace(options, 'open', async (engine) => {
    if (options.flag('hints')) {
      show(unwrap(await engine.call('scale.plausibility', place)).hints, printHints);
      return;
    }
    if (options.flag('sources')) {
      const { sources } = unwrap(await engine.call('risk.sources', place));
      const scheme = riskScheme(unwrap(await engine.call('settings.get', {})).settings.riskLabels.value);
      show(sources, (found) => printSources(found, scheme));
      return;
    }
    if (scale === undefined) {
      const { scales, reported } = unwrap(await engine.call('scale.list', { schoolYear }));
      const rows = [...scales.map((each) => ({ ...each, from: '逐题作答' })), ...reported.map((each) => ({ ...each, from: '上报总分' }))];
      if (options.flag('json')) printJson(options.flag('scores') ? reported : scales);
      else printLine(formatTable(['量表', '名称', '人数', '来源'], rows.map((each) => [each.scale, each.label, safeCountText(each.persons), each.from])));
      return;
    }
    if (by !== undefined && options.flag('scores')) show(unwrap(await engine.call('scale.spread', { ...place, scale, by })), printSpread);
    else if (by !== undefined) show(unwrap(await engine.call('scale.reliability', { ...place, scale, by })), printReliability);
    else if (options.flag('scores')) show(unwrap(await engine.call('scale.scores', { ...place, scale })), printScores);
    else {
      const { settings } = unwrap(await engine.call('settings.get', {}));
      show(unwrap(await engine.call('scale.quality', { ...place, scale })), (quality) => printQuality(quality, settings));
    }
  });
  return EXIT.done;
}

function groupingOption(text: string | undefined): ReliabilityGrouping | undefined {
  if (text === undefined) return undefined;
  const found = RELIABILITY_GROUPINGS.find((each) => each === text);
  if (found === undefined) throw new CommandRefused(`不能按“${text}”分组。可用：county（县区）、stage（学段）、gradeBand（年级段）。`);
  return found;
}

function printSources(sources: readonly LevelSource[], scheme: RiskScheme): void {
  printLine(schemeInWords(scheme));
  const rules = (source: LevelSource): string => (source.rules === null ? (source.kind === 'reported' ? '平台定级' : '不显示') : source.rules.map(({ id, persons }) => `${id} ${safeCountText(persons)}`).join('、'));
  printLine(formatTable(['文件', '量表', '人数', ...scheme.levels.map(({ label }) => label), '规则'], sources.map((source) => [source.fileName, source.scale, safeCountText(source.persons), ...source.levels.map(safeCountText), rules(source)])));
}

function printQuality(quality: ScaleQuality, { riskLabels, riskRules }: SettingStates): void {
  const scheme = riskScheme(riskLabels.value);
  printLine(`${quality.label}（${quality.schoolYear}学年）：作答 ${safeCountText(quality.persons)} 人，有效 ${safeCountText(quality.valid)} 人。`);
  if (quality.suppressed) {
    printLine(`有效作答少于 ${quality.minimum} 人，为保护学生隐私不显示。`);
    return;
  }
  printLine(formatTable(['得分', '题数', '完整作答', '平均', '标准差', 'α', 'ω'], quality.scores.map((score) => [score.name, String(score.items), safeCountText(score.complete), formatDecimal(score.mean), formatDecimal(score.standardDeviation), formatDecimal(score.alpha), formatDecimal(score.omega)])));
  printLine(schemeInWords(scheme));
  printLine(formatTable(['等级', '人数', '占比', '95%置信区间'], quality.levels.map((level) => [levelLabel(scheme, level.level), safeCountText(level.persons), formatShare(level.share), level.low === null ? '—' : `${formatShare(level.low)}—${formatShare(level.high)}`])));
  printLine(`定级规则：第 ${riskRules.version} 版，${riskRules.text}。${quality.bandSets.length === 0 ? '' : `分级标准：${quality.bandSets.join('、')}。`}`);
  printLine(formatTable(['规则', '说明', '人数'], quality.rules.map((rule) => [rule.id, rule.label, safeCountText(rule.persons)])));
}
