/** What is kept for how long, deletion of a school year, and certificates of that. */
import { writeFile } from 'node:fs/promises';
import type { DeletedDataset } from '../../../shared/contract';
import { DELETION_SCOPE_IDS, DELETION_SCOPES, deletionPhrase, RETENTION_CLASSES } from '../../../shared/retention';
import { type ParsedArguments, parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';

export const RETENTION_USAGE = `yuxin retention [list] | preview --school-year <学年> [--scope pupils|all] | delete --school-year <学年> [--scope pupils|all] --confirm 删除<学年> [--reason 原因] | certificate <编号> --out <文件.docx|.xlsx> [--json] ${WORKSPACE_USAGE}`;

export async function retentionCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, 'school-year': 'text', scope: 'text', confirm: 'text', reason: 'text', out: 'text', json: 'flag' }, RETENTION_USAGE);
  const [action = 'list', ...rest] = options.positionals;
  switch (action) {
    case 'list':
      return list(options);
    case 'preview':
      return preview(options);
    case 'delete':
      return remove(options);
    case 'certificate':
      return certificate(options, rest[0]);
    default:
      throw new CommandRefused(`用法：${RETENTION_USAGE}`);
  }
}

async function list(options: ParsedArguments): Promise<number> {
  const overview = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('retention.overview', {})));
  if (options.flag('json')) printJson(overview);
  else {
    const { held, certificates } = overview;
    printLine(formatTable(['学年', '种类', '批次', '行数', '到期日', '状态'], held.map(({ schoolYear, kind, batches, rows, dueOn, due }) => [schoolYear, RETENTION_CLASSES[kind].label, String(batches), String(rows), dueOn, due ? '已到期' : '保存期内'])));
    if (certificates.length > 0) printLine(formatTable(['销毁记录', '学年', '范围', '行数', '时间', '操作人'], certificates.map(({ number, schoolYear, scope, rows, deletedAt, operator }) => [number, schoolYear, DELETION_SCOPES[scope], String(rows), deletedAt, operator])));
  }
  return EXIT.done;
}

async function preview(options: ParsedArguments): Promise<number> {
  const asked = scopeOf(options);
  const found = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('retention.preview', asked)));
  if (options.flag('json')) printJson(found);
  else {
    printDatasets(found.datasets);
    printLine(`共 ${found.batches} 个批次、${found.rows} 行，问题记录 ${found.issues} 条；保留已出具的报告 ${found.reports.length} 份。没有删除任何数据；删除时请加 --confirm ${deletionPhrase(asked.schoolYear)}。`);
  }
  return EXIT.done;
}

async function remove(options: ParsedArguments): Promise<number> {
  const request = { ...scopeOf(options), confirmation: options.text('confirm') ?? '', reason: options.text('reason') ?? '' };
  const { certificate: made, compactionPending } = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('retention.delete', request)));
  if (options.flag('json')) printJson({ certificate: made, compactionPending });
  else {
    printDatasets(made.datasets);
    printLine(`已删除 ${made.rows} 行，销毁记录 ${made.number}。备份和已导出的文件须另行处理。`);
    if (compactionPending) printLine('文件还没有重写，其中仍留有被删除内容的痕迹；下次打开工作区时会再试。');
  }
  return compactionPending ? EXIT.doneWithFailures : EXIT.done;
}

async function certificate(options: ParsedArguments, number: string | undefined): Promise<number> {
  const out = options.required('out');
  const format = /\.(docx|xlsx)$/.exec(out)?.[1] as 'docx' | 'xlsx' | undefined;
  if (number === undefined || format === undefined) throw new CommandRefused(`请给出销毁记录的编号，文件名以 .docx 或 .xlsx 结尾。\n用法：${RETENTION_USAGE}`);
  const { bytes } = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('retention.certificate', { number, format })));
  await writeFile(out, bytes).catch(() => {
    throw new CommandRefused(`写不进“${out}”。请检查文件夹是否存在、文件是否正被其他程序打开。`);
  });
  printLine(`销毁记录已写入 ${out}`);
  return EXIT.done;
}

function scopeOf(options: ParsedArguments) {
  const name = options.text('scope') ?? 'pupils';
  const scope = DELETION_SCOPE_IDS.find((id) => id === name);
  if (scope === undefined) throw new CommandRefused(`--scope 应为 ${DELETION_SCOPE_IDS.join(' 或 ')}，收到“${name}”。`);
  return { schoolYear: options.required('school-year'), scope };
}

function printDatasets(datasets: readonly DeletedDataset[]): void {
  printLine(formatTable(['数据种类', '批次', '行数'], datasets.map(({ label, batches, rows }) => [label, String(batches), String(rows)])));
}
