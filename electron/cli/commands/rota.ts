import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DEFAULT_SEATS, ROTA_DEFAULTS, type RotaPlan, SHIFT_PATTERNS } from '../../../shared/rota';
import { type ParsedArguments, parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';

export const ROTA_USAGE = `yuxin rota --from 2025-12-01 --to 2025-12-31 [--out <值班表.xlsx>] [--ics <值班表.ics>] [--wishes <意愿表.xlsx>] [--pattern ${SHIFT_PATTERNS.map(({ id }) => id).join('|')}] [--seats ${DEFAULT_SEATS}] [--rest ${ROTA_DEFAULTS.restHours}] [--nights ${ROTA_DEFAULTS.maximumNightsInARow}] [--monthly ${ROTA_DEFAULTS.monthlyMaximum}] [--holiday 2025-12-31]… [--workday 2025-12-27]… [--time-limit ${ROTA_DEFAULTS.timeLimitSeconds}] [--json] ${WORKSPACE_USAGE}`;

const OPTIONS = { ...WORKSPACE_OPTIONS, from: 'text', to: 'text', out: 'text', ics: 'text', wishes: 'text', pattern: 'text', seats: 'text', rest: 'text', nights: 'text', monthly: 'text', holiday: 'texts', workday: 'texts', 'time-limit': 'text', 'school-year': 'text', unit: 'text', 'prepared-by': 'text', json: 'flag' } as const;

/** Makes a rota of the hotline, or says why there is none; writes it as a workbook and as a calendar. */
export async function rotaCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, OPTIONS, ROTA_USAGE);
  const wishes = options.text('wishes');
  const seats = options.integer('seats') ?? DEFAULT_SEATS;
  const { shifts } = patternOf(options.text('pattern'));
  const request = {
    schoolYear: schoolYearOption(options.text('school-year')),
    from: options.required('from'),
    to: options.required('to'),
    shifts: shifts.map((shift) => ({ ...shift, required: seats, requiredOnWeekends: seats, requiredOnHolidays: seats })),
    restHours: options.integer('rest') ?? ROTA_DEFAULTS.restHours,
    maximumNightsInARow: options.integer('nights') ?? ROTA_DEFAULTS.maximumNightsInARow,
    monthlyMaximum: options.integer('monthly') ?? ROTA_DEFAULTS.monthlyMaximum,
    holidays: [...options.texts('holiday')],
    makeUpWorkdays: [...options.texts('workday')],
    timeLimitSeconds: options.integer('time-limit') ?? ROTA_DEFAULTS.timeLimitSeconds,
    ...(wishes === undefined ? {} : { wishes: { kind: 'path' as const, path: resolve(wishes) } }),
  };
  const plan = await withWorkspace(options, 'open', async (engine) => {
    const made = unwrap(await engine.call('hotline.plan', request));
    if (made.kind !== 'rota') return made;
    const { planId } = made;
    await write(options, 'out', async () => unwrap(await engine.call('hotline.planWorkbook', { planId, unit: options.text('unit'), preparedBy: options.text('prepared-by') })).bytes);
    await write(options, 'ics', async () => unwrap(await engine.call('hotline.planCalendar', { planId })).bytes);
    return made;
  });
  if (options.flag('json')) printJson(plan);
  else printLine(wordsOf(plan));
  return plan.kind === 'rota' ? EXIT.done : EXIT.refused;
}

async function write(options: ParsedArguments, name: 'out' | 'ics', make: () => Promise<Uint8Array>): Promise<void> {
  const path = options.text(name);
  if (path === undefined) return;
  await writeFile(path, await make()).catch(() => {
    throw new CommandRefused(`写不进“${path}”。请检查文件夹是否存在、文件是否正在 Excel 或 WPS 中打开。`);
  });
}

function patternOf(text: string | undefined): (typeof SHIFT_PATTERNS)[number] {
  const pattern = SHIFT_PATTERNS.find(({ id }) => id === (text ?? SHIFT_PATTERNS[0].id));
  if (pattern === undefined) throw new CommandRefused(`没有名为“${text}”的班制。可用：${SHIFT_PATTERNS.map(({ id, label }) => `${id}（${label}）`).join('、')}。`);
  return pattern;
}

function wordsOf(plan: RotaPlan): string {
  if (plan.kind === 'undecided') return plan.message;
  if (plan.kind === 'infeasible') return [plan.message, ...plan.conflicts.map((text) => `冲突：${text}`), ...plan.remedies.map((text) => `办法：${text}`)].join('\n');
  const loads = plan.fairness.map(({ label, minimum, maximum }) => `${label} ${minimum}—${maximum}`).join('，');
  return `${plan.period.from} 至 ${plan.period.to}，${plan.people.length} 名志愿者。${plan.statement}每人${loads}。`;
}
