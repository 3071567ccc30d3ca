/** `yuxin register hand-over`, of the bureau; `yuxin register keygen | open`, of a school, without a workspace. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FOLLOW_UP_COLUMNS, REGISTER_COLUMNS } from '../../../shared/name-register';
import { EngineFailure } from '../../../shared/contract';
import { stampOf } from '../../engine/local-stamp';
import { identitiesOf, newKeyPair } from '../../engine/name-register/identity';
import { openedCsv, openedWorkbook, NAMED_LIST_COLUMNS } from '../../engine/name-register/opened-files';
import { type OpenedRegister, openRegister } from '../../engine/name-register/open-file';
import type { ParsedArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace } from '../with-workspace';

export const REGISTER_FILES_USAGE = 'hand-over --out <文件夹> [--school-year 学年] [--school <标识码>]... [--list --reason 原因] | 学校使用，不需要工作区：yuxin register keygen --out <密钥.txt> | open <名册.age> --identity <密钥.txt> [--out <文件.xlsx|.csv>] [--json]';

/** Nobody else may read what stands in it, and nothing is written over. */
const PRIVATE_FILE = { flag: 'wx', mode: 0o600 } as const;

export async function handOver(options: ParsedArguments): Promise<number> {
  const folder = resolve(options.required('out'));
  const [schoolYear, schools] = [options.text('school-year'), options.texts('school')];
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  const request = {
    ...(schoolYear === undefined ? {} : { schoolYear }),
    ...(schools.length === 0 ? {} : { schools: [...schools] }),
    followUpList: options.flag('list'),
    reason: options.text('reason') ?? '',
    to: { kind: 'folder' as const, folder },
  };
  const run = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('register.handOver', request)));
  if (options.flag('json')) printJson(run);
  else {
    if (run.skipped.length > 0) printLine(formatTable(['县区', '学校', '没有生成的原因'], run.skipped.map(({ county, school, reason }) => [county, school, reason])));
    printLine(`${run.schoolYear}学年：写入 ${run.written} 份，未生成 ${run.skipped.length} 所。${run.written === 0 ? '' : `文件在 ${run.folder ?? ''}，每份只有该校的密钥能打开。`}`);
  }
  return run.skipped.length === 0 ? EXIT.done : EXIT.doneWithFailures;
}

export async function keygen(options: ParsedArguments): Promise<number> {
  const out = options.required('out');
  const { recipient, file } = await newKeyPair(stampOf(new Date()));
  await writePrivate(out, file, '丢失旧密钥就再也打不开旧名册。');
  if (options.flag('json')) printJson({ publicKey: recipient, file: resolve(out) });
  else printLine(`密钥已写入 ${out}：只由本校保管，不得外传，另存一份备用。\n报送教育局的公钥：${recipient}`);
  return EXIT.done;
}

export async function open(options: ParsedArguments, file: string): Promise<number> {
  const identities = identitiesOf(await readFile(options.required('identity'), 'utf8').catch(refuseUnread(options.required('identity'))));
  if (identities.length === 0) throw new CommandRefused(`“${options.required('identity')}”里没有密钥（AGE-SECRET-KEY- 开头的一行）。`);
  const opened = await openRegister(await readFile(file).catch(refuseUnread(file)), identities).catch((error: unknown) => {
    throw error instanceof EngineFailure ? new CommandRefused(error.error.message, error.error) : error;
  });
  const out = options.text('out');
  if (out !== undefined) await writePrivate(out, await fileOf(out, opened), '请换一个文件名。');
  if (options.flag('json')) printJson(opened);
  else printOpened(opened, out);
  return opened.closedParts === 0 ? EXIT.done : EXIT.doneWithFailures;
}

async function fileOf(out: string, opened: OpenedRegister): Promise<Uint8Array | string> {
  if (/\.xlsx$/i.test(out)) return openedWorkbook(opened, new Date());
  if (/\.csv$/i.test(out)) return openedCsv(opened);
  throw new CommandRefused(`文件名应以 .xlsx 或 .csv 结尾，收到“${out}”。`);
}

function printOpened({ schoolName, schoolYear, madeAt, unit, pupils, followUp, closedParts }: OpenedRegister, out: string | undefined): void {
  printLine(`${schoolName}，${schoolYear}学年名册，${unit}于 ${madeAt} 交接：${pupils.length} 名学生${followUp === null ? '' : `，其中需要跟进 ${followUp.length} 名`}。`);
  if (out === undefined) {
    if (followUp !== null) printLine(formatTable(NAMED_LIST_COLUMNS, followUp));
    printLine(formatTable(REGISTER_COLUMNS, pupils));
  } else printLine(`已写入 ${out}：内有学生姓名，只供本校使用。`);
  if (closedParts > 0) printLine(`有 ${closedParts} 部分是用本校以前的公钥加密的，没有打开：请把旧密钥的一行也放进密钥文件。`);
  const unknown = (followUp ?? []).filter((row) => row.slice(FOLLOW_UP_COLUMNS.length).every((value) => value === '')).length;
  if (unknown > 0) printLine(`有 ${unknown} 个编号在名册中没有姓名：请与教育局核对。`);
}

async function writePrivate(path: string, content: Uint8Array | string, whyNotOver: string): Promise<void> {
  await writeFile(path, content, PRIVATE_FILE).catch((error: NodeJS.ErrnoException) => {
    throw new CommandRefused(error.code === 'EEXIST' ? `“${path}”已经存在，没有覆盖：${whyNotOver}` : `写不进“${path}”。请检查文件夹是否存在、可以写入。`);
  });
}

function refuseUnread(path: string): () => never {
  return () => {
    throw new CommandRefused(`读不到“${path}”。请检查路径和权限。`);
  };
}
