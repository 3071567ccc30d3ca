import { SUPPRESSED_TEXT } from '../../../shared/format';
import type { CallReview, SafeCalls } from '../../../shared/hotline-calls';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { parseArguments } from '../arguments';
import { EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';

export const CALLS_USAGE = `yuxin calls [--county 371721] [--school-year 2025-2026] ${AREA_BASIS_USAGE} [--json] ${WORKSPACE_USAGE}`;

/** The hotline's calls counted: when, who, about what, how grave, what was done. */
export async function callsCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, county: 'text', 'school-year': 'text', 'area-basis': 'text', json: 'flag' }, CALLS_USAGE);
  const county = options.text('county');
  const request = { schoolYear: schoolYearOption(options.text('school-year')), areaBasis: areaBasisOption(options.text('area-basis')), ...(county === undefined ? {} : { county: [county] }) };
  const review = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('hotline.calls', request)));
  if (options.flag('json')) printJson(review);
  else printReview(review);
  return EXIT.done;
}

const told = (calls: SafeCalls): string => (calls === null ? SUPPRESSED_TEXT : String(calls));

function printReview(review: CallReview): void {
  if (review.period === null) {
    printLine(`${review.schoolYear}学年没有热线来电登记。`);
    return;
  }
  printLine(`${review.schoolYear}学年热线来电（${review.period.from} 至 ${review.period.to}）：${review.calls} 次，登记为接通 ${review.answered} 次。`);
  printLine(formatTable(['时段', '来电', '接通'], review.hours.map((hour) => [`${hour.label}:00`, String(hour.calls), String(hour.answered)])));
  for (const part of review.parts) printLine(formatTable([part.label, '来电'], part.parts.map(({ label, calls }) => [label, told(calls)])));
}
