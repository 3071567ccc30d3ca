import { writeFile } from 'node:fs/promises';
import { BACKUP_REASONS, BACKUP_STATES, type BackupItem } from '../../../shared/backups';
import { formatBytes } from '../../../shared/format';
import { type ParsedArguments, parseArguments } from '../arguments';
import { cliEngine } from '../engine';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { passphraseOf, withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';

export const BACKUP_USAGE = `yuxin backup [--out <备份.yuxin>] [--json] | list [--folder <文件夹>] [--json] | check <备份.yuxin.age> [--json] | key --out <密钥.txt> ${WORKSPACE_USAGE}`;
export const RESTORE_USAGE = `yuxin restore <备份.yuxin.age> [--json] ${WORKSPACE_USAGE}`;
export const SALVAGE_USAGE = `yuxin salvage <损坏的工作区.yuxin> [--json] ${WORKSPACE_USAGE}（--workspace 为要新建的工作区；不写则只看能读出什么）`;

/** Without `--out` an encrypted backup into the workspace's backup folder; with it a plain copy. */
export async function backupCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, out: 'text', folder: 'text', json: 'flag' }, BACKUP_USAGE);
  const [action = 'make', file, ...rest] = options.positionals;
  if (rest.length > 0 || (file !== undefined) !== (action === 'check')) throw new CommandRefused(`用法：${BACKUP_USAGE}`);
  switch (action) {
    case 'make':
      return make(options);
    case 'list':
      return list(options);
    case 'check':
      return check(options, file ?? '');
    case 'key':
      return exportKey(options);
    default:
      throw new CommandRefused(`用法：${BACKUP_USAGE}`);
  }
}

async function make(options: ParsedArguments): Promise<number> {
  const out = options.text('out');
  if (out !== undefined) {
    const copy = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('workspace.backup', { path: out })));
    if (options.flag('json')) printJson(copy);
    else printLine(`备份已写入 ${copy.path}（${copy.bytes} 字节）`);
    return EXIT.done;
  }
  const made = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('backup.make', {})));
  if (options.flag('json')) printJson(made);
  else {
    printLine(`加密备份已写入 ${made.path}（${formatBytes(made.bytes)}）${made.checked ? '，已打开核对' : ''}。`);
    for (const notice of made.notices) printLine(notice);
  }
  return EXIT.done;
}

/** Needs no passphrase: what lies in a folder can be seen by everybody who may look there. */
async function list(options: ParsedArguments): Promise<number> {
  const folder = options.text('folder');
  const workspace = options.text('workspace');
  if (folder === undefined && workspace === undefined) throw new CommandRefused(`请用 --workspace 指定工作区，或用 --folder 指定备份所在的文件夹。\n用法：${BACKUP_USAGE}`);
  const engine = cliEngine();
  try {
    const found = unwrap(await engine.call('backup.list', { ...(folder === undefined ? {} : { folder }), ...(workspace === undefined ? {} : { workspace }) }));
    if (options.flag('json')) printJson(found);
    else {
      printLine(formatTable(['编号', '工作区', '时间', '大小', '缘由', '批次', '状态', '文件'], found.backups.map(rowOf)));
      for (const problem of found.problems) printLine(problem);
    }
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

function rowOf({ number, workspace, madeAt, bytes, reason, batches, state, path }: BackupItem): string[] {
  return [number === 0 ? '' : String(number), workspace, madeAt, formatBytes(bytes), reason === null ? '' : BACKUP_REASONS[reason], batches === null ? '' : String(batches), BACKUP_STATES[state], path];
}

async function check(options: ParsedArguments, path: string): Promise<number> {
  const engine = cliEngine();
  try {
    const found = unwrap(await engine.call('backup.check', { path, passphrase: await passphraseOf(options) }));
    if (options.flag('json')) printJson(found);
    else printLine(`备份完好：${found.batches} 个导入批次，${found.auditEntries} 条操作记录${found.auditIntact ? '，校验链完整' : '，校验链不完整'}。`);
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

async function exportKey(options: ParsedArguments): Promise<number> {
  const out = options.required('out');
  const passphrase = await passphraseOf(options);
  const file = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('backup.identity', { passphrase })));
  // Whoever reads it can open the backups.
  await writeFile(out, file.bytes, { mode: 0o600, flag: 'wx' });
  printLine(`备份密钥已写入 ${out}。请像口令一样保管。`);
  return EXIT.done;
}

export async function restoreCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, json: 'flag' }, RESTORE_USAGE);
  const [path, ...rest] = options.positionals;
  if (path === undefined || rest.length > 0) throw new CommandRefused(`请指定一份备份。\n用法：${RESTORE_USAGE}`);
  const target = options.required('workspace');
  const engine = cliEngine();
  try {
    const { status, ...restored } = unwrap(await engine.call('backup.restore', { path, passphrase: await passphraseOf(options), target }));
    if (options.flag('json')) printJson(restored);
    else {
      printLine(`已恢复到 ${restored.path}：${restored.checked.batches} 个导入批次。`);
      if (restored.keptAside !== null) printLine(`原来的文件保留为 ${restored.keptAside}。`);
      for (const notice of status.notices) printLine(notice);
    }
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

export async function salvageCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, json: 'flag' }, SALVAGE_USAGE);
  const [path, ...rest] = options.positionals;
  if (path === undefined || rest.length > 0) throw new CommandRefused(`请指定损坏的工作区。\n用法：${SALVAGE_USAGE}`);
  const target = options.text('workspace');
  const engine = cliEngine();
  try {
    if (target === undefined) {
      const report = unwrap(await engine.call('workspace.examine', { path }));
      if (options.flag('json')) printJson(report);
      else {
        printLine(report.problem);
        const lost = report.tables.filter(({ rows, readable }) => readable < rows);
        if (lost.length > 0) printLine(formatTable(['数据表', '应有行', '能读出'], lost.map(({ table, rows, readable }) => [table, String(rows), String(readable)])));
      }
      return report.opens && report.keyReadable ? EXIT.done : EXIT.doneWithFailures;
    }
    const report = unwrap(await engine.call('workspace.salvage', { path, passphrase: await passphraseOf(options), target }));
    if (options.flag('json')) printJson(report);
    else printLine(`能读出的数据已存为 ${report.path}：完整的导入批次 ${report.batchesWhole} 个，缺行的 ${report.batchesMissingRows.length} 个。详见 ${report.reportPath}`);
    return report.batchesMissingRows.length === 0 ? EXIT.done : EXIT.doneWithFailures;
  } finally {
    await engine.close();
  }
}
