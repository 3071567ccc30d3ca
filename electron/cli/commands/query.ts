import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { EngineApi } from '../../../shared/contract';
import type { SqlDefinition } from '../../../shared/saved-queries';
import { RESULT_FORMATS } from '../../../shared/query-result';
import { parseArguments } from '../arguments';
import { rowsOfArrow } from '../arrow-rows';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatCsv, formatTable, printLine } from '../output';
import { parametersOf } from '../query-parameters';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { formatOption } from './indicators';

export const QUERY_USAGE = `yuxin query "<SELECT …>" 或 --saved <收藏名称> [--parameter 名称=值]... [--format table|json|csv|arrow] [--out 文件|文件.xlsx|文件.csv|文件.parquet] ${WORKSPACE_USAGE}`;

export async function queryCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, saved: 'text', parameter: 'texts', format: 'text', out: 'text' }, QUERY_USAGE);
  const { positionals } = options;
  const saved = options.text('saved');
  if (positionals.length !== (saved === undefined ? 1 : 0)) throw new CommandRefused(`请给出一条查询语句并用引号括起来，或用 --saved 给出收藏的名称。\n用法：${QUERY_USAGE}`);
  const out = options.text('out');
  const fileFormat = options.text('format') === undefined ? RESULT_FORMATS.find((ending) => out?.toLowerCase().endsWith(`.${ending}`)) : undefined;
  const asked = async (engine: EngineApi) => {
    const kept = saved === undefined ? null : await savedQuery(engine, saved);
    return { sql: kept?.sql ?? positionals[0] ?? '', parameters: parametersOf(options.texts('parameter'), kept?.parameters ?? null) };
  };
  if (out !== undefined && fileFormat !== undefined) {
    const file = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('query.export', { ...(await asked(engine)), format: fileFormat, title: basename(out, extname(out)) })));
    await writeFile(out, file.bytes);
    return EXIT.done;
  }
  const format = formatOption(options.text('format'), ['table', 'json', 'csv', 'arrow'], 'table');
  const result = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('query.run', { ...(await asked(engine)), rowLimit: 1_000_000 })));
  const output = render(result.rows, format);
  if (out !== undefined) await writeFile(out, output);
  else if (typeof output === 'string') printLine(output);
  else process.stdout.write(output);
  if (result.truncated) process.stderr.write('结果超过一百万行，只输出了前一百万行。\n');
  return EXIT.done;
}

async function savedQuery(engine: EngineApi, name: string): Promise<SqlDefinition> {
  const { queries } = unwrap(await engine.call('query.saved', { kind: 'sql' }));
  const found = queries.find((query) => query.name === name);
  if (found?.kind !== 'sql') throw new CommandRefused(`没有名为“${name}”的 SQL 收藏。现有：${queries.map((query) => query.name).join('、') || '无'}。`);
  return found.definition;
}

function render(bytes: Uint8Array, format: 'table' | 'json' | 'csv' | 'arrow'): string | Uint8Array {
  if (format === 'arrow') return bytes;
  const { columns, rows } = rowsOfArrow(bytes);
  if (format === 'json') return JSON.stringify(rows, null, 2);
  if (format === 'csv') return formatCsv(columns, rows);
  return formatTable(columns, rows.map((row) => columns.map((column) => String(row[column] ?? ''))));
}
