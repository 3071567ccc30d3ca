import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ImportedFile, ImportReport, Progress } from '../../../shared/contract';
import { isSchoolYear } from '../../../shared/school-year';
import { parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';

export const IMPORT_USAGE = `yuxin import <文件或文件夹>... ${WORKSPACE_USAGE} [--school-year 2025-2026] [--password-file <打开密码文件，一行一个>] [--include-hidden] [--json]`;

export function schoolYearOption(value: string | undefined): string | undefined {
  if (value !== undefined && !isSchoolYear(value)) throw new CommandRefused(`--school-year 应写成 2025-2026 这样的学年，收到“${value}”。`);
  return value;
}

export async function importCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, 'school-year': 'text', 'password-file': 'text', 'include-hidden': 'flag', json: 'flag' }, IMPORT_USAGE);
  if (options.positionals.length === 0) throw new CommandRefused(`请指定要导入的文件或文件夹。\n用法：${IMPORT_USAGE}`);
  const schoolYear = schoolYearOption(options.text('school-year'));
  const passwords = await passwordsOf(options.text('password-file'));
  const includeHidden = options.flag('include-hidden');
  const json = options.flag('json');
  const report = await withWorkspace(options, 'createIfMissing', async (engine) =>
    unwrap(
      await engine.call(
        'import.run',
        { sources: options.positionals.map((path) => ({ kind: 'path' as const, path: resolve(path) })), schoolYear, passwords, includeHidden },
        json || !process.stderr.isTTY ? {} : { onProgress: showProgress },
      ),
    ),
  );
  if (json) printJson(jsonReport(report));
  else printReport(report);
  return report.totals.failed > 0 ? EXIT.doneWithFailures : EXIT.done;
}

/** On a command line they would stay in the history. */
async function passwordsOf(file: string | undefined): Promise<string[]> {
  if (file === undefined) return [];
  const content = await readFile(file, 'utf8').catch(() => {
    throw new CommandRefused(`读不到打开密码文件“${file}”。请检查路径和权限。`);
  });
  return content.replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => line !== '');
}

/** The documented keys (docs/cli.md), then the additional ones. */
function jsonReport(report: ImportReport): unknown {
  return {
    files: report.files.map(({ path, sha256, status, dataset, sheet, batch, rowsRead, rowsLoaded, rowsRejected, issues, message, ...more }) => ({
      path, sha256, status, dataset, sheet, batch, rowsRead, rowsLoaded, rowsRejected, issues, message, ...more,
    })),
    totals: report.totals,
  };
}

const statusLabels: Readonly<Record<ImportedFile['status'], string>> = { loaded: '已导入', unchanged: '未变化', failed: '失败' };

function printReport({ files, totals }: ImportReport): void {
  printLine(formatTable(['状态', '文件', '工作表', '读取', '导入', '退回', '问题', '说明'], files.map((file) => [
    statusLabels[file.status], file.path.split(/[\\/]/).slice(-2).join('/'), file.sheet ?? '', String(file.rowsRead), String(file.rowsLoaded), String(file.rowsRejected), String(file.issues), file.message,
  ])));
  printLine('');
  printLine(`共 ${totals.files} 个文件：导入 ${totals.loaded} 张表，未变化 ${totals.unchanged} 张，失败 ${totals.failed} 个。读取 ${totals.rowsRead} 行 = 导入 ${totals.rowsLoaded} 行 + 退回 ${totals.rowsRejected} 行；另有合计、附注等 ${totals.rowsSkipped} 行不是数据。问题 ${totals.issues} 条。`);
}

function showProgress(progress: Progress): void {
  const share = progress.total === undefined ? '' : ` ${progress.done}/${progress.total}`;
  const rate = progress.rowsPerSecond === undefined ? '' : ` ${progress.rowsPerSecond} 行/秒`;
  process.stderr.write(`\r\u001b[K${progress.phase}${share}${rate} ${progress.item ?? ''}`);
}
