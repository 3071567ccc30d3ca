/** Reports of the catalogue, issued with a number; questions put together by hand; two years school by school. */
import { writeFile } from 'node:fs/promises';
import { AUDIENCE_IDS, type AudienceId, AUDIENCES } from '../../../shared/audience';
import type { AreaBasis } from '../../../shared/area-basis';
import type { EngineApi, ProducedFile, RequestOf } from '../../../shared/contract';
import { QUOTA_BASE_LABELS, QUOTA_BASES, type QuotaBase } from '../../../shared/core-team';
import { REPORT_KINDS, type ReportKindId } from '../../../shared/reports';
import type { Scope } from '../../../shared/scope';
import { STAFFING_TARGETS } from '../../../shared/staffing';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { type ParsedArguments, parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { printLine } from '../output';
import { SCOPE_USAGE, scopeOption } from '../scope';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';
import { againCommand, compareCommand, historyCommand, withdrawCommand } from './issued';
import { LETTER_OPTIONS, LETTER_USAGE, produceLetter } from './report-letter';
import { FEEDBACK_USAGE, makeFeedback } from './school-feedback';

/** Names of the command line for the kinds of the catalogue. */
const KIND_NAMES = { annual: 'annual', counties: 'counties', 'core-team': 'coreTeam', training: 'training', calls: 'calls', 'calls-month': 'callsMonth', 'duty-rota': 'dutyRota', management: 'management', 'school-checks': 'schoolChecks', reporting: 'reporting', 'staffing-plan': 'staffingPlan' } as const satisfies Readonly<Record<string, ReportKindId>>;

const SIGNED_USAGE = '[--for internal|upward|open] [--unit 菏泽市教育局] [--prepared-by 填表人] [--head 单位负责人] [--statistician 统计负责人] [--telephone 联系电话] [--issued-on 2026-07-15]';
const SURVEY_USAGE = '[--form-number 表号 --made-by 制定机关 --approved-by 批准机关 --approval-number 批准文号 --valid-until 2028-12-31]';
export const REPORT_USAGE = `yuxin report ${Object.keys(KIND_NAMES).join('|')}|letter|custom|school-comparison --out <报表.xlsx> [--school-year 2025-2026] ${AREA_BASIS_USAGE} ${SCOPE_USAGE} [--as-of 2026-08-31] [--county <代码>] [--compare-with 2024-2025] ${SIGNED_USAGE} ${SURVEY_USAGE} [--target ${STAFFING_TARGETS.map(({ id }) => id).join('|')}] [--share 100] [--size 100] [--base ${QUOTA_BASES.join('|')}] [--deadline 2025-11-30] [--month 2025-11] [--saved <收藏名称>]... [--title 标题] ${LETTER_USAGE} ${WORKSPACE_USAGE}\n  ${FEEDBACK_USAGE} …\n  yuxin report history|again|compare|withdraw …`;

const OPTIONS = {
  ...WORKSPACE_OPTIONS, out: 'text', 'school-year': 'text', 'area-basis': 'text', scope: 'texts', 'as-of': 'text', county: 'text', 'compare-with': 'text', unit: 'text', 'prepared-by': 'text', head: 'text', statistician: 'text', telephone: 'text',
  'form-number': 'text', 'made-by': 'text', 'approved-by': 'text', 'approval-number': 'text', 'valid-until': 'text', target: 'text', share: 'text', size: 'text', base: 'text', deadline: 'text', month: 'text', saved: 'texts', title: 'text',
  ...LETTER_OPTIONS, for: 'text', 'open-only': 'flag', json: 'flag',
} as const;

const FEEDBACK = 'school-feedback';

type Produced = ProducedFile & { readonly id?: string };

const issue = (kind: ReportKindId) => async (engine: EngineApi, options: ParsedArguments): Promise<Produced> => {
  const { id, files } = unwrap(await engine.call('report.issue', { kind, parameters: parametersOf(options), formats: ['xlsx'] }));
  const [file] = files;
  if (file === undefined) throw new CommandRefused('没有生成文件。');
  return { ...file, id };
};

const MAKERS = new Map<string, (engine: EngineApi, options: ParsedArguments) => Promise<Produced>>([
  ...Object.entries(KIND_NAMES).map(([name, kind]) => [name, issue(kind)] as const),
  ['letter', (engine, options) => produceLetter(engine, options, parametersOf(options))],
  ['custom', async (engine, options) => unwrap(await engine.call('report.custom', { unit: options.text('unit'), preparedBy: options.text('prepared-by'), title: options.text('title'), saved: await savedIds(engine, options.texts('saved')) }))],
  ['school-comparison', async (engine, options) => unwrap(await engine.call('schools.compareWorkbook', { unit: options.text('unit'), preparedBy: options.text('prepared-by'), ...yearsOf(options), areaBasis: areaBasisOption(options.text('area-basis')) }))],
]);

const ABOUT_ISSUED = new Map<string, (argv: readonly string[]) => Promise<number>>([['history', historyCommand], ['again', againCommand], ['compare', compareCommand], ['withdraw', withdrawCommand]]);

export async function reportCommand(argv: readonly string[]): Promise<number> {
  const aboutIssued = ABOUT_ISSUED.get(argv[0] ?? '');
  if (aboutIssued !== undefined) return aboutIssued(argv.slice(1));
  const options = parseArguments(argv, OPTIONS, REPORT_USAGE);
  if (options.positionals.length === 1 && options.positionals[0] === FEEDBACK) return makeFeedback(options, { parameters: feedbackParameters(options) });
  const make = MAKERS.get(options.positionals[0] ?? '');
  if (options.positionals.length !== 1 || make === undefined) throw new CommandRefused(`报表种类：${Object.entries(KIND_NAMES).map(([name, kind]) => `${name}（${REPORT_KINDS[kind].label}）`).join('、')}、letter（Word 公文：通报、工作报告）、${FEEDBACK}（${REPORT_KINDS.schoolFeedback.label}，一校一份，--out 写文件夹）、custom（自选内容统计表）、school-comparison（两年分学校对照表）；history（已出报告）、again（再出一次）、compare（与现在对照）、withdraw（登记为收回）。\n用法：${REPORT_USAGE}`);
  const out = options.required('out');
  const file = await withWorkspace(options, 'open', (engine) => make(engine, options));
  await writeFile(out, file.bytes).catch(() => {
    throw new CommandRefused(`写不进“${out}”。请检查文件夹是否存在、文件是否正在 Excel 或 WPS 中打开。`);
  });
  printLine(`报表已写入 ${out}${file.id === undefined ? '' : `，报告编号 ${file.id}`}`);
  return EXIT.done;
}

type Parameters = NonNullable<RequestOf<'report.issue'>['parameters']>;

function parametersOf(options: ParsedArguments): Parameters {
  return {
    ...common(options),
    ...counting(options),
    asOf: options.text('as-of'),
    madeFor: audienceOf(options.text('for')),
    county: options.text('county'),
    head: options.text('head'),
    statistician: options.text('statistician'),
    telephone: options.text('telephone'),
    issuedOn: dayOf(options, 'issued-on'),
    survey: surveyOf(options),
    size: options.integer('size'),
    base: baseOf(options.text('base')),
    target: targetOf(options.text('target')),
    share: shareOf(options.text('share')),
    deadline: dayOf(options, 'deadline'),
    month: options.text('month'),
  };
}

function feedbackParameters(options: ParsedArguments): Parameters {
  const { county, ...parameters } = parametersOf(options);
  return { ...parameters, where: county === undefined ? {} : { county: [county] }, feedback: { dueBy: dayOf(options, 'due-by'), openOnly: options.flag('open-only') } };
}

/** All five, or none: a form with half of them claims an approval that nobody can look up. */
function surveyOf(options: ParsedArguments): Parameters['survey'] {
  const [formNumber, madeBy, approvedBy, approvalNumber] = ['form-number', 'made-by', 'approved-by', 'approval-number'].map((name) => options.text(name));
  const validUntil = dayOf(options, 'valid-until');
  if ([formNumber, madeBy, approvedBy, approvalNumber, validUntil].every((value) => value === undefined)) return undefined;
  if (formNumber === undefined || madeBy === undefined || approvedBy === undefined || approvalNumber === undefined || validUntil === undefined) throw new CommandRefused(`经批准的统计调查表要写全五项：${SURVEY_USAGE}`);
  return { formNumber, madeBy, approvedBy, approvalNumber, validUntil };
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

/** By id or by its Chinese name; absent: as the kind of report has it. */
function audienceOf(text: string | undefined): AudienceId | undefined {
  if (text === undefined) return undefined;
  const found = AUDIENCE_IDS.find((id) => id === text || AUDIENCES[id].label === text);
  if (found === undefined) throw new CommandRefused(`没有名为“${text}”的使用范围。可用：${AUDIENCE_IDS.map((id) => `${id}（${AUDIENCES[id].label}）`).join('、')}。`);
  return found;
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

function dayOf(options: ParsedArguments, name: string): string | undefined {
  const text = options.text(name);
  if (text === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)))) return text;
  throw new CommandRefused(`“--${name}”要写成 2025-11-30 这样的日期。`);
}

/** @param text per cent of the schools */
function shareOf(text: string | undefined): number {
  const share = Number((text ?? '100').replace(/%$/, ''));
  if (!(share >= 0 && share <= 100)) throw new CommandRefused('“--share”要写成 0 到 100 之间的百分数，如 95。');
  return share / 100;
}
