import { writeFile } from 'node:fs/promises';
import { parseArguments } from '../arguments';
import { rowsOfArrow } from '../arrow-rows';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatCsv, formatTable, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { formatOption } from './indicators';

export const QUERY_USAGE = `yuxin query "<SELECT …>" [--format table|json|csv|arrow] [--out 文件] ${WORKSPACE_USAGE}`;

export async function queryCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, format: 'text', out: 'text' }, QUERY_USAGE);
  const sql = options.positionals[0];
  if (sql === undefined || options.positionals.length !== 1) throw new CommandRefused(`请给出一条查询语句，并用引号括起来。\n用法：${QUERY_USAGE}`);
  const format = formatOption(options.text('format'), ['table', 'json', 'csv', 'arrow'], 'table');
  const result = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('query.run', { sql, rowLimit: 1_000_000 })));
  const output = render(result.rows, format);
  const out = options.text('out');
  if (out !== undefined) await writeFile(out, output);
  else if (typeof output === 'string') printLine(output);
  else process.stdout.write(output);
  if (result.truncated) process.stderr.write('结果超过一百万行，只输出了前一百万行。\n');
  return EXIT.done;
}

function render(bytes: Uint8Array, format: 'table' | 'json' | 'csv' | 'arrow'): string | Uint8Array {
  if (format === 'arrow') return bytes;
  const { columns, rows } = rowsOfArrow(bytes);
  if (format === 'json') return JSON.stringify(rows, null, 2);
  if (format === 'csv') return formatCsv(columns, rows);
  return formatTable(columns, rows.map((row) => columns.map((column) => String(row[column] ?? ''))));
}
