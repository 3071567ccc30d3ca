import { writeFile } from 'node:fs/promises';
import { dueOf, FOLLOW_UP_TIMERS, type FollowUpTimeliness, TIMER_STATE_IDS, TIMER_STATES } from '../../../shared/follow-up-timers';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';

export const FOLLOW_UP_USAGE = `yuxin follow-up [--as-of 2025-12-31] [--county 371721] [--school-year 2025-2026] ${AREA_BASIS_USAGE} [--out <办理时限.xlsx>] [--json] ${WORKSPACE_USAGE}`;

/** Pupils in follow-up against the deadlines as of a day; counts only. */
export async function followUpCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, 'as-of': 'text', county: 'text', 'school-year': 'text', 'area-basis': 'text', out: 'text', json: 'flag' }, FOLLOW_UP_USAGE);
  const out = options.text('out');
  const request = { schoolYear: schoolYearOption(options.text('school-year')), areaBasis: areaBasisOption(options.text('area-basis')), county: options.text('county'), asOf: options.text('as-of') };
  const file = await withWorkspace(options, 'open', async (engine) => {
    const found = unwrap(await engine.call('followUp.timeliness', request));
    if (options.flag('json')) printJson(found);
    else printTimeliness(found);
    return out === undefined ? null : unwrap(await engine.call('followUp.timelinessWorkbook', request));
  });
  if (file !== null && out !== undefined) {
    await writeFile(out, file.bytes).catch(() => {
      throw new CommandRefused(`写不进“${out}”。请检查文件夹是否存在、文件是否正在 Excel 或 WPS 中打开。`);
    });
  }
  return EXIT.done;
}

function printTimeliness({ asOf, by, total, rows }: FollowUpTimeliness): void {
  printLine(`统计日 ${asOf}，此后的办理不计。`);
  for (const { id, label } of FOLLOW_UP_TIMERS) {
    const cells = [total, ...rows].map(({ label: group, timers }) => {
      const counts = timers[id];
      return [group, ...(counts === null ? ['样本过小', ...TIMER_STATE_IDS.map(() => '')] : [String(dueOf(counts)), ...TIMER_STATE_IDS.map((state) => String(counts[state]))])];
    });
    printLine(`${label}\n${formatTable([by === 'county' ? '县区' : '学校', '应办', ...TIMER_STATE_IDS.map((state) => TIMER_STATES[state].label)], cells)}`);
  }
}
