import { writeFile } from 'node:fs/promises';
import type { AreaBasis } from '../../../shared/area-basis';
import type { EngineApi, ProducedFile } from '../../../shared/contract';
import { QUOTA_BASE_LABELS, QUOTA_BASES, type QuotaBase } from '../../../shared/core-team';
import type { Scope } from '../../../shared/scope';
import { STAFFING_TARGETS } from '../../../shared/staffing';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { type ParsedArguments, parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { printLine } from '../output';
import { SCOPE_USAGE, scopeOption } from '../scope';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';
import { LETTER_OPTIONS, LETTER_USAGE, produceLetter } from './report-letter';

export const REPORT_USAGE = `yuxin report annual|letter|custom|staffing-plan|core-team|school-checks|reporting|school-comparison|calls --out <报表.xlsx> [--school-year 2025-2026] ${AREA_BASIS_USAGE} ${SCOPE_USAGE} [--as-of 2026-08-31] [--compare-with 2024-2025] [--unit 菏泽市教育局] [--prepared-by 填表人] [--target ${STAFFING_TARGETS.map(({ id }) => id).join('|')}] [--share 100] [--size 100] [--base ${QUOTA_BASES.join('|')}] [--deadline 2025-11-30] [--saved <收藏名称>]... [--title 标题] ${LETTER_USAGE} ${WORKSPACE_USAGE}`;

const OPTIONS = { ...WORKSPACE_OPTIONS, out: 'text', 'school-year': 'text', 'area-basis': 'text', scope: 'texts', 'as-of': 'text', 'compare-with': 'text', unit: 'text', 'prepared-by': 'text', target: 'text', share: 'text', size: 'text', base: 'text', deadline: 'text', saved: 'texts', title: 'text', ...LETTER_OPTIONS } as const;

const KINDS = new Map<string, (engine: EngineApi, options: ParsedArguments) => Promise<ProducedFile>>([
  ['annual', async (engine, options) => unwrap(await engine.call('report.annual', { ...common(options), ...counting(options), asOf: options.text('as-of') }))],
  ['letter', (engine, options) => produceLetter(engine, options, { ...common(options), ...counting(options), asOf: options.text('as-of') })],
  ['custom', async (engine, options) => unwrap(await engine.call('report.custom', { unit: options.text('unit'), preparedBy: options.text('prepared-by'), title: options.text('title'), saved: await savedIds(engine, options.texts('saved')) }))],
  ['staffing-plan', async (engine, options) => unwrap(await engine.call('staffing.planWorkbook', { ...common(options), ...counting(options), target: targetOf(options.text('target')), share: shareOf(options.text('share')) }))],
  ['core-team', async (engine, options) => unwrap(await engine.call('coreTeam.workbook', { ...common(options), size: options.integer('size'), base: baseOf(options.text('base')) }))],
  ['school-checks', async (engine, options) => unwrap(await engine.call('check.schoolsWorkbook', { ...common(options), ...counting(options) }))],
  ['reporting', async (engine, options) => unwrap(await engine.call('check.reportingWorkbook', { ...common(options), ...counting(options), deadline: deadlineOf(options.text('deadline')) }))],
  ['calls', async (engine, options) => unwrap(await engine.call('hotline.callsWorkbook', { ...common(options), areaBasis: areaBasisOption(options.text('area-basis')) }))],
  ['school-comparison', async (engine, options) => unwrap(await engine.call('schools.compareWorkbook', { ...common(options), ...yearsOf(options), areaBasis: areaBasisOption(options.text('area-basis')) }))],
]);

export async function reportCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, OPTIONS, REPORT_USAGE);
  const make = KINDS.get(options.positionals[0] ?? '');
  if (options.positionals.length !== 1 || make === undefined) throw new CommandRefused(`报表种类：annual（年度心理健康教育统计报表）、letter（Word 公文：通报、工作报告）、custom（自选内容统计表）、staffing-plan（心理健康教师补充计划）、core-team（核心团队名单）、school-checks（学校核查清单）、reporting（催报与核对清单）、school-comparison（两年分学校对照表）、calls（心理热线来电统计）。\n用法：${REPORT_USAGE}`);
  const out = options.required('out');
  const file = await withWorkspace(options, 'open', (engine) => make(engine, options));
  await writeFile(out, file.bytes).catch(() => {
    throw new CommandRefused(`写不进“${out}”。请检查文件夹是否存在、文件是否正在 Excel 或 WPS 中打开。`);
  });
  printLine(`报表已写入 ${out}`);
  return EXIT.done;
}

/** Questions put together by hand, by the names under which they are kept; all of them when none is named. */
async function savedIds(engine: EngineApi, names: readonly string[]): Promise<number[]> {
  const { queries } = unwrap(await engine.call('query.saved', { kind: 'visual' }));
  if (queries.length === 0) throw new CommandRefused('工作区里还没有收藏的自由组合。请先在查询页保存，或用 yuxin pivot --spec 直接导出。');
  return (names.length === 0 ? queries.map(({ name }) => name) : names).map((name) => {
    const found = queries.find((query) => query.name === name);
    if (found === undefined) throw new CommandRefused(`没有名为“${name}”的自由组合。现有：${queries.map((query) => query.name).join('、')}。`);
    return found.id;
  });
}

function yearsOf(options: ParsedArguments): { from: string; to: string } {
  const [from, to] = [schoolYearOption(options.required('compare-with')), schoolYearOption(options.required('school-year'))];
  if (from === undefined || to === undefined) throw new CommandRefused(`分学校对照表要用 --school-year 和 --compare-with 写明两个学年。\n用法：${REPORT_USAGE}`);
  return { from, to };
}

function common(options: ParsedArguments): { schoolYear: string | undefined; unit: string | undefined; preparedBy: string | undefined } {
  return { schoolYear: schoolYearOption(options.text('school-year')), unit: options.text('unit'), preparedBy: options.text('prepared-by') };
}

/** By which areas, and what, is counted. */
function counting(options: ParsedArguments): { areaBasis: AreaBasis; scope: Scope } {
  return { areaBasis: areaBasisOption(options.text('area-basis')), scope: scopeOption(options.texts('scope')) };
}

function targetOf(text: string | undefined): (typeof STAFFING_TARGETS)[number]['id'] {
  const target = STAFFING_TARGETS.find(({ id }) => id === (text ?? 'anyCounselor'));
  if (target === undefined) throw new CommandRefused(`没有名为“${text}”的配备目标。可用：${STAFFING_TARGETS.map(({ id, label }) => `${id}（${label}）`).join('、')}。`);
  return target.id;
}

function baseOf(text: string | undefined): QuotaBase {
  const base = QUOTA_BASES.find((each) => each === (text ?? 'schools'));
  if (base === undefined) throw new CommandRefused(`没有名为“${text}”的名额基数。可用：${QUOTA_BASES.map((each) => `${each}（${QUOTA_BASE_LABELS[each]}）`).join('、')}。`);
  return base;
}

function deadlineOf(text: string | undefined): string | undefined {
  if (text === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)))) return text;
  throw new CommandRefused('“--deadline”要写成 2025-11-30 这样的日期。');
}

/** @param text per cent of the schools */
function shareOf(text: string | undefined): number {
  const share = Number((text ?? '100').replace(/%$/, ''));
  if (!(share >= 0 && share <= 100)) throw new CommandRefused('“--share”要写成 0 到 100 之间的百分数，如 95。');
  return share / 100;
}
