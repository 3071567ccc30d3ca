/** The log of operations on the command line. */
import { writeFile } from 'node:fs/promises';
import { tableFromIPC } from 'apache-arrow';
import { AUDIT_ACTION_IDS, AUDIT_ACTIONS } from '../../../shared/audit';
import { type ParsedArguments, parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';

export const AUDIT_USAGE = `yuxin audit [--from 日期] [--to 日期] [--by 操作人] [--action 操作] [--text 文字] [--json] | [--out <操作记录.zip> --format xlsx|csv] ${WORKSPACE_USAGE}`;

const COLUMNS = ['entry', 'at', 'operator', 'account', 'action', 'details'] as const;

export async function auditCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, from: 'text', to: 'text', by: 'text', action: 'texts', text: 'text', out: 'text', format: 'text', json: 'flag' }, AUDIT_USAGE);
  const filter = filterOf(options);
  const out = options.text('out');
  await withWorkspace(options, 'open', async (engine) => {
    if (out !== undefined) {
      const { bytes } = unwrap(await engine.call('audit.export', { ...filter, format: formatOf(options) }));
      await writeFile(out, bytes).catch(() => {
        throw new CommandRefused(`写不进“${out}”。请检查文件夹是否存在、文件是否正被其他程序打开。`);
      });
      printLine(`操作记录已写入 ${out}`);
      return;
    }
    const table = tableFromIPC(unwrap(await engine.call('audit.list', filter)).rows);
    const entries = table.toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
    if (options.flag('json')) printJson(entries);
    else printLine(formatTable(['序号', '时间', '操作人', '本机账户', '操作', '内容'], entries.map((entry) => COLUMNS.map((column) => String(entry[column])))));
  });
  return EXIT.done;
}

function filterOf(options: ParsedArguments) {
  const [from, to, operator, text] = (['from', 'to', 'by', 'text'] as const).map((name) => options.text(name));
  const actions = options.texts('action').map((name) => {
    const action = AUDIT_ACTION_IDS.find((id) => id === name || AUDIT_ACTIONS[id] === name);
    if (action === undefined) throw new CommandRefused(`没有名为“${name}”的操作。可用：${Object.values(AUDIT_ACTIONS).join('、')}。`);
    return action;
  });
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(operator === undefined ? {} : { operator }), ...(text === undefined ? {} : { text }), actions };
}

function formatOf(options: ParsedArguments): 'xlsx' | 'csv' {
  const format = options.text('format') ?? 'xlsx';
  if (format !== 'xlsx' && format !== 'csv') throw new CommandRefused(`--format 应为 xlsx 或 csv，收到“${format}”。`);
  return format;
}
