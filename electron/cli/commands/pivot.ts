import { readFile, writeFile } from 'node:fs/promises';
import { readVisualQuery } from '../../../shared/visual-query';
import { parseArguments } from '../arguments';
import { rowsOfArrow } from '../arrow-rows';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, type OutputRow, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';

export const PIVOT_USAGE = `yuxin pivot --spec <查询.json> [--out 文件.xlsx] [--unit 单位] [--prepared-by 填表人] [--json] ${WORKSPACE_USAGE}`;

/** Answers a question put together by hand (shared/visual-query): its figures, or the official-looking workbook. */
export async function pivotCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, spec: 'text', out: 'text', unit: 'text', 'prepared-by': 'text', json: 'flag' }, PIVOT_USAGE);
  const spec = await readSpec(options.required('spec'));
  const out = options.text('out');
  if (out !== undefined) {
    const { bytes } = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('query.visualWorkbook', { spec, unit: options.text('unit'), preparedBy: options.text('prepared-by') })));
    await writeFile(out, bytes);
    printLine(`已生成：${out}`);
    return EXIT.done;
  }
  const answer = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('query.visual', { spec })));
  const rows = answer.source === 'indicators' ? rowsOfArrow(answer.rows).rows : answer.parts.flatMap(({ statement, rows: ipc }): OutputRow[] => rowsOfArrow(ipc).rows.map((row) => ({ part: statement.part, ...row })));
  if (options.flag('json')) printJson(rows);
  else {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    printLine(formatTable(columns, rows.map((row) => columns.map((column) => String(row[column] ?? '')))));
    if (answer.source === 'indicators' && answer.privacyNote !== '') printLine(answer.privacyNote);
  }
  return EXIT.done;
}

async function readSpec(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandRefused(`读不到查询文件“${path}”。请检查路径和权限。`);
  });
  const read = readVisualQuery(text.replace(/^\uFEFF/, ''));
  if (!read.ok) throw new CommandRefused(read.problem);
  return read.query;
}
