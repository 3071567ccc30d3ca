import { writeFile } from 'node:fs/promises';
import { parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';

export const REPORT_USAGE = `yuxin report annual --out <年度统计报表.xlsx> [--school-year 2025-2026] [--unit 菏泽市教育局] [--prepared-by 填表人] ${WORKSPACE_USAGE}`;

export async function reportCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, out: 'text', 'school-year': 'text', unit: 'text', 'prepared-by': 'text' }, REPORT_USAGE);
  if (options.positionals.length !== 1 || options.positionals[0] !== 'annual') throw new CommandRefused(`目前的报表种类：annual（年度心理健康教育统计报表）。\n用法：${REPORT_USAGE}`);
  const out = options.required('out');
  const request = { schoolYear: schoolYearOption(options.text('school-year')), unit: options.text('unit'), preparedBy: options.text('prepared-by') };
  const file = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('report.annual', request)));
  await writeFile(out, file.bytes).catch(() => {
    throw new CommandRefused(`写不进“${out}”。请检查文件夹是否存在、文件是否正在 Excel 或 WPS 中打开。`);
  });
  printLine(`报表已写入 ${out}`);
  return EXIT.done;
}
