import { writeFile } from 'node:fs/promises';
import { getDataset } from '../../../shared/datasets';
import { type ParsedArguments, parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';

export const BATCHES_USAGE = `yuxin batches ${WORKSPACE_USAGE} [--json]`;
export const UNDO_USAGE = `yuxin undo <批次号>|--import <导入号> ${WORKSPACE_USAGE} [--json]`;
export const ISSUES_USAGE = `yuxin issues <批次号> ${WORKSPACE_USAGE} [--out 问题清单.xlsx] [--json]`;

/** All issues of a batch are printed; more than this only fit a workbook. */
const PRINTED_ISSUES = 100_000;

function batchNumber(options: ParsedArguments, usage: string): number {
  const value = options.positionals[0] ?? '';
  if (options.positionals.length !== 1 || !/^[1-9]\d*$/.test(value)) throw new CommandRefused(`请给出一个批次号（用 yuxin batches 查看）。\n用法：${usage}`);
  return Number(value);
}

export async function batchesCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, json: 'flag' }, BATCHES_USAGE);
  const { batches } = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('import.batches', {})));
  if (options.flag('json')) printJson(batches);
  else {
    printLine(
      formatTable(
        ['批次', '数据', '学年', '文件', '工作表', '导入时间', '读取', '导入', '退回', '已被更新', '问题'],
        batches.map((batch) => [batch.batch, getDataset(batch.dataset).label, batch.schoolYear, batch.fileName, batch.sheet, batch.loadedAt, batch.rowsRead, batch.rowsLoaded, batch.rowsRejected, batch.rowsReplaced, batch.issues].map(String)),
      ),
    );
  }
  return EXIT.done;
}

export async function undoCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, import: 'text', json: 'flag' }, UNDO_USAGE);
  const importId = options.integer('import');
  const which = importId === undefined ? { batchId: batchNumber(options, UNDO_USAGE) } : { importId };
  const result = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('import.undo', which)));
  if (options.flag('json')) printJson({ batch: result.batches[0], ...result });
  else printLine(`批次 ${result.batches.join('、')} 已撤销：移除 ${result.rowsRemoved} 行，恢复以前的 ${result.rowsRestored} 行。`);
  return EXIT.done;
}

export async function issuesCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, out: 'text', json: 'flag' }, ISSUES_USAGE);
  const batchId = batchNumber(options, ISSUES_USAGE);
  const out = options.text('out');
  return withWorkspace(options, 'open', async (engine) => {
    const { batches } = unwrap(await engine.call('import.batches', {}));
    if (!batches.some((batch) => batch.batch === batchId)) throw new CommandRefused(`没有编号为 ${batchId} 的导入批次，可能已经撤销。`);
    if (out !== undefined) {
      const file = unwrap(await engine.call('import.issuesWorkbook', { batchId }));
      await writeFile(out, file.bytes);
      printLine(`问题清单已写入 ${out}`);
      return EXIT.done;
    }
    const { issues, total } = unwrap(await engine.call('import.issues', { batchId, limit: PRINTED_ISSUES }));
    if (options.flag('json')) printJson(issues);
    else {
      printLine(formatTable(['行', '栏目', '值', '处理', '原因'], issues.map((issue) => [String(issue.row), issue.column ?? '整行', issue.value ?? '', actionLabels[issue.action], issue.message])));
      printLine(`共 ${total} 条。`);
    }
    return EXIT.done;
  });
}

const actionLabels = { fixed: '已修正', emptied: '已置空', rejected: '已退回', noted: '提示' } as const;
