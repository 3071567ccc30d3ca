import { writeFile } from 'node:fs/promises';
import { ROSTER_CHANGES, type RosterChangeKind, WATERFALL_SUBJECTS, WATERFALLS } from '../../../shared/reconciliation';
import { scopeWords } from '../../../shared/scope';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { SCOPE_USAGE, scopeOption } from '../scope';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';
import { reconcileSource, sourceOption, SOURCES } from './reconcile-source';

export const RECONCILE_USAGE = `yuxin reconcile [${WATERFALL_SUBJECTS.join('|')}] [--against-year 2024-2025] [--source ${SOURCES.join('|')}] [--county 371721] [--school-year 2025-2026] ${AREA_BASIS_USAGE} ${SCOPE_USAGE} [--out <对账.xlsx>] [--json] ${WORKSPACE_USAGE}`;

/** From the rows in the files to a headline; with --against-year, the roster of the year against that of another; with --source, another source against our rows. */
export async function reconcileCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, 'against-year': 'text', source: 'text', county: 'text', 'school-year': 'text', 'area-basis': 'text', scope: 'texts', out: 'text', json: 'flag' }, RECONCILE_USAGE);
  const subject = WATERFALL_SUBJECTS.find((each) => each === (options.positionals[0] ?? 'counselors'));
  if (subject === undefined) throw new CommandRefused(`不能对账“${options.positionals[0] ?? ''}”。可用：${WATERFALL_SUBJECTS.map((each) => `${each}（${WATERFALLS[each].label}）`).join('、')}。`);
  const schoolYear = schoolYearOption(options.text('school-year'));
  const against = schoolYearOption(options.text('against-year'));
  const county = options.text('county');
  const out = options.text('out');
  const source = sourceOption(options.text('source'));
  const area = { schoolYear, areaBasis: areaBasisOption(options.text('area-basis')), ...(county === undefined ? {} : { county: [county] }) };
  const scope = { ...area, subject, scope: scopeOption(options.texts('scope')) };
  const file = await withWorkspace(options, 'open', async (engine) => {
    if (source !== undefined) return reconcileSource(engine, source, { scope: area, asJson: options.flag('json'), toFile: out !== undefined });
    if (against !== undefined) {
      const to = schoolYear ?? unwrap(await engine.call('data.summary', {})).defaultSchoolYear ?? against;
      const comparison = unwrap(await engine.call('reconcile.rosters', { from: against, to }));
      if (options.flag('json')) printJson(comparison);
      else {
        const count = (kind: RosterChangeKind): number => comparison.changes.filter((change) => change.kind === kind).length;
        printLine(`${comparison.from} ${comparison.before} 人，${comparison.to} ${comparison.after} 人；未变 ${comparison.unchanged}，${(Object.keys(ROSTER_CHANGES) as RosterChangeKind[]).map((kind) => `${ROSTER_CHANGES[kind]} ${count(kind)}`).join('，')}。`);
      }
      return out === undefined ? null : unwrap(await engine.call('reconcile.rostersWorkbook', { from: against, to }));
    }
    const waterfall = unwrap(await engine.call('reconcile.waterfall', scope));
    if (options.flag('json')) printJson(waterfall);
    else {
      printLine(scopeWords(scope.scope));
      printLine(formatTable(['步骤', '行数'], [[waterfall.start.label, String(waterfall.start.rows)], ...waterfall.steps.map((step) => [step.label, `-${step.rows}`]), [WATERFALLS[subject].label, String(waterfall.result)]]));
    }
    return out === undefined ? null : unwrap(await engine.call('reconcile.workbook', scope));
  });
  if (file !== null && out !== undefined) {
    await writeFile(out, file.bytes).catch(() => {
      throw new CommandRefused(`写不进“${out}”。请检查文件夹是否存在、文件是否正在 Excel 或 WPS 中打开。`);
    });
  }
  return EXIT.done;
}
