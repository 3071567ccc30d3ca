/** Checks of what the program has made: a report, an exported log, the whole workspace. */
import { resolve } from 'node:path';
import type { IntegrityReport, SignedFileState } from '../../../shared/contract';
import { type ParsedArguments, parseArguments } from '../arguments';
import { cliEngine } from '../engine';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { printDifferences } from './issued';

export const VERIFY_USAGE = `yuxin verify [<报告文件>|<操作记录.zip>] ${WORKSPACE_USAGE} [--json]`;

const STATE_WORDS = {
  unknown: '本工作区没有出过这份文件。',
  unchanged: '文件与出具时相同，没有改动。',
  changed: '文件在出具后改动过。',
} as const;

/** Of a PDF that is not the file that was issued. */
const FIGURE_WORDS = {
  asIssued: '文件自带的数据校验值与出具时一致：可能是在别的电脑上生成，或另存过。页面上有没有添改，请与重新出具的文件对看。',
  others: '文件自带的数据校验值与出具时不一致：其中的数字、文字不是出具时的。',
} as const;

/** Without a file the workspace itself is checked; an exported log can be checked without a workspace. */
export async function verifyCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, json: 'flag' }, VERIFY_USAGE);
  const [file, ...others] = options.positionals;
  if (others.length > 0) throw new CommandRefused(`请只给出一个文件。\n用法：${VERIFY_USAGE}`);
  if (file === undefined) return verifyWorkspace(options);
  const path = resolve(file);
  const signed = await signedState(path);
  if (signed.state === 'unsigned') return verifyReport(path, options);
  return printSigned(options.text('workspace') === undefined ? signed : await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('audit.verifyFile', { file: { kind: 'path', path } }))), options);
}

async function verifyWorkspace(options: ParsedArguments): Promise<number> {
  const report: IntegrityReport = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('workspace.verify', {})));
  if (options.flag('json')) printJson(report);
  else {
    printLine(formatTable(['检查', '项数', '结果'], report.checks.map(({ label, checked, firstProblem }) => [label, String(checked), firstProblem ?? '没有发现问题'])));
    printLine(report.whole ? '工作区完整。' : '工作区被本程序以外的方式改动过。请先备份现在的文件，再与此前的备份核对。');
  }
  return report.whole ? EXIT.done : EXIT.doneWithFailures;
}

async function signedState(path: string): Promise<SignedFileState> {
  const engine = cliEngine();
  try {
    return unwrap(await engine.call('audit.verifyFile', { file: { kind: 'path', path } }));
  } finally {
    await engine.close();
  }
}

function printSigned(state: SignedFileState, options: ParsedArguments): number {
  if (options.flag('json')) printJson(state);
  else {
    printLine(state.state === 'unchanged' ? `“${state.fileName ?? ''}”与签名时相同，没有改动。` : `“${state.fileName ?? ''}”或它的签名改动过，不可采信。`);
    if (state.state === 'unchanged') {
      printLine(`工作区“${state.workspace ?? ''}”，${state.operator ?? ''}于 ${state.signedAt ?? ''}（世界时）签名，密钥 ${state.fingerprint ?? ''}。`);
      if (state.ofThisWorkspace !== null) printLine(state.ofThisWorkspace ? '密钥是这个工作区的。' : '密钥不是这个工作区的。');
    }
  }
  return state.state === 'unchanged' && state.ofThisWorkspace !== false ? EXIT.done : EXIT.doneWithFailures;
}

async function verifyReport(path: string, options: ParsedArguments): Promise<number> {
  const found = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('report.verify', { file: { kind: 'path', path } })));
  if (options.flag('json')) printJson(found);
  else {
    printLine(`${found.id === null ? '' : `报告编号 ${found.id}：`}${STATE_WORDS[found.state]}`);
    if (found.figures !== null) printLine(FIGURE_WORDS[found.figures]);
    if (found.changedCells.length > 0) printLine(formatTable(['工作表', '单元格', '出具时', '文件中'], found.changedCells.map(({ sheet, cell, issued, found: now }) => [sheet, cell, issued, now])));
    if (found.state !== 'unknown') printDifferences(found.differences);
  }
  return found.state === 'unchanged' ? EXIT.done : EXIT.doneWithFailures;
}
