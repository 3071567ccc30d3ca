import { levelLabel, type RiskScheme, riskScheme, schemeInWords } from '../../../shared/risk-labels';
import type { LevelSource, SafeCount, ScaleQuality } from '../../../shared/scale-quality';
import type { SettingStates } from '../../../shared/settings';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { parseArguments } from '../arguments';
import { EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';

export const SCALE_USAGE = `yuxin scale [量表] [--sources] [--county 371721] [--school-year 2025-2026] ${AREA_BASIS_USAGE} [--json] ${WORKSPACE_USAGE}`;

/** The scales whose answers were scored; of one of them validity, reliability, levels with intervals, and the rules behind them. */
export async function scaleCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, county: 'text', 'school-year': 'text', 'area-basis': 'text', sources: 'flag', json: 'flag' }, SCALE_USAGE);
  const [scale] = options.positionals;
  const schoolYear = schoolYearOption(options.text('school-year'));
  const county = options.text('county');
  await withWorkspace(options, 'open', async (engine) => {
    if (options.flag('sources')) {
      const { sources } = unwrap(await engine.call('risk.sources', { schoolYear, areaBasis: areaBasisOption(options.text('area-basis')), ...(county === undefined ? {} : { county: [county] }) }));
      if (options.flag('json')) printJson(sources);
      else printSources(sources, riskScheme(unwrap(await engine.call('settings.get', {})).settings.riskLabels.value));
      return;
    }
    if (scale === undefined) {
      const { scales } = unwrap(await engine.call('scale.list', { schoolYear }));
      if (options.flag('json')) printJson(scales);
      else printLine(formatTable(['量表', '名称', '作答人数'], scales.map((each) => [each.scale, each.label, count(each.persons)])));
      return;
    }
    const quality = unwrap(await engine.call('scale.quality', { scale, schoolYear, areaBasis: areaBasisOption(options.text('area-basis')), ...(county === undefined ? {} : { county: [county] }) }));
    if (options.flag('json')) printJson(quality);
    else printQuality(quality, unwrap(await engine.call('settings.get', {})).settings);
  });
  return EXIT.done;
}

const count = (persons: SafeCount): string => (persons === null ? '不显示' : String(persons));

function printSources(sources: readonly LevelSource[], scheme: RiskScheme): void {
  printLine(schemeInWords(scheme));
  const rules = (source: LevelSource): string => (source.rules === null ? (source.kind === 'reported' ? '平台定级' : '不显示') : source.rules.map(({ id, persons }) => `${id} ${count(persons)}`).join('、'));
  printLine(formatTable(['文件', '量表', '人数', ...scheme.levels.map(({ label }) => label), '规则'], sources.map((source) => [source.fileName, source.scale, count(source.persons), ...source.levels.map(count), rules(source)])));
}

function printQuality(quality: ScaleQuality, { riskLabels, riskRules }: SettingStates): void {
  const scheme = riskScheme(riskLabels.value);
  const decimal = (value: number | null): string => (value === null ? '—' : value.toFixed(3));
  const percent = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);
  printLine(`${quality.label}（${quality.schoolYear}学年）：作答 ${count(quality.persons)} 人，有效 ${count(quality.valid)} 人。`);
  if (quality.suppressed) {
    printLine(`有效作答少于 ${quality.minimum} 人，为保护学生隐私不显示。`);
    return;
  }
  printLine(formatTable(['得分', '题数', '完整作答', '平均', '标准差', 'α', 'ω'], quality.scores.map((score) => [score.name, String(score.items), count(score.complete), decimal(score.mean), decimal(score.standardDeviation), decimal(score.alpha), decimal(score.omega)])));
  printLine(schemeInWords(scheme));
  printLine(formatTable(['等级', '人数', '占比', '95%置信区间'], quality.levels.map((level) => [levelLabel(scheme, level.level), count(level.persons), percent(level.share), level.low === null ? '—' : `${percent(level.low)}—${percent(level.high)}`])));
  printLine(`定级规则：第 ${riskRules.version} 版，${riskRules.text}。${quality.bandSets.length === 0 ? '' : `分级标准：${quality.bandSets.join('、')}。`}`);
  printLine(formatTable(['规则', '说明', '人数'], quality.rules.map((rule) => [rule.id, rule.label, count(rule.persons)])));
}
