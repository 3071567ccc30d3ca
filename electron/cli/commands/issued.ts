/** Reports that were issued: their list, making them again, comparing them with today, checking a file. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportDifference } from '../../../shared/contract';
import { REPORT_FORMAT_LABELS, reportKind } from '../../../shared/reports';
import { parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { makeFeedback } from './school-feedback';

export const HISTORY_USAGE = `yuxin report history ${WORKSPACE_USAGE} [--json]`;
export const AGAIN_USAGE = `yuxin report again <报告编号> --out <文件夹> ${WORKSPACE_USAGE}`;
export const WITHDRAW_USAGE = `yuxin report withdraw <报告编号> [--note 原因] ${WORKSPACE_USAGE}`;
export const COMPARE_USAGE = `yuxin report compare <报告编号> ${WORKSPACE_USAGE} [--json]`;

export async function historyCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, json: 'flag' }, HISTORY_USAGE);
  const { reports } = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('report.history', {})));
  if (options.flag('json')) printJson(reports);
  else if (reports.length === 0) printLine('还没有出过报告。');
  else {
    printLine(
      formatTable(
        ['报告编号', '报表', '学年', '报出日期', '出具时间', '出具人', '文件', '数据'],
        reports.map(({ id, label, parameters, issuedOn, issuedAt, issuedBy, files, dataChanged, withdrawn }) => [id, label, parameters[0]?.text ?? '', issuedOn, issuedAt, issuedBy, files.map(({ format }) => REPORT_FORMAT_LABELS[format]).join('、'), withdrawn !== null ? '已收回' : dataChanged ? '已变动' : '未变动']),
      ),
    );
  }
  return EXIT.done;
}

export async function againCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, out: 'text', json: 'flag' }, AGAIN_USAGE);
  const id = onlyOne(options.positionals, '报告编号', AGAIN_USAGE);
  const folder = options.required('out');
  const { reports } = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('report.history', {})));
  const kind = reports.find((report) => report.id === id)?.kind;
  if (kind !== undefined && reportKind(kind).perSchool === true) return makeFeedback(options, { again: id });
  const { files } = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('report.again', { id })));
  for (const { fileName, bytes } of files) {
    const path = join(folder, fileName);
    await writeFile(path, bytes).catch(() => {
      throw new CommandRefused(`写不进“${path}”。请检查文件夹是否存在、文件是否正在 Excel 或 WPS 中打开。`);
    });
    printLine(`报告已写入 ${path}`);
  }
  return EXIT.done;
}

export async function withdrawCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, note: 'text' }, WITHDRAW_USAGE);
  const id = onlyOne(options.positionals, '报告编号', WITHDRAW_USAGE);
  await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('report.withdraw', { id, note: options.text('note') })));
  printLine(`报告 ${id} 已登记为收回，以后的报告不再顾及它。`);
  return EXIT.done;
}

export async function compareCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, json: 'flag' }, COMPARE_USAGE);
  const id = onlyOne(options.positionals, '报告编号', COMPARE_USAGE);
  const comparison = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('report.compare', { id })));
  if (options.flag('json')) printJson(comparison);
  else printDifferences(comparison.differences);
  return EXIT.done;
}

export function printDifferences(differences: readonly ReportDifference[]): void {
  if (differences.length === 0) printLine('按现在的数据重做，各数与出具时相同。');
  else {
    printLine(formatTable(['表', '行', '栏', '出具时', '现在'], differences.map(({ table, row, column, then, now }) => [table, row, column, then, now])));
    printLine(`共 ${differences.length} 处不同。`);
  }
}

function onlyOne(positionals: readonly string[], what: string, usage: string): string {
  const [only] = positionals;
  if (positionals.length !== 1 || only === undefined) throw new CommandRefused(`请给出一个${what}。\n用法：${usage}`);
  return only;
}
