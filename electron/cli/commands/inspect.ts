import { once } from 'node:events';
import { resolve } from 'node:path';
import { openArchive } from '../../engine/ingest/read/archive';
import { openFileSource } from '../../engine/ingest/read/byte-source';
import { describeWorkbook } from '../../engine/ingest/read/describe';
import { openWorkbook } from '../../engine/ingest/read/open-workbook';
import { sniff } from '../../engine/ingest/read/sniff';
import { type ByteSource, DEFAULT_READ_LIMITS, type ReadLimits, type WorkbookReader } from '../../engine/ingest/read/types';
import { failureOf } from '../../engine/failures';
import { parseArguments } from '../arguments';
import { CommandRefused, EXIT } from '../failure';
import { formatTable, printJson, printLine } from '../output';

export const INSPECT_USAGE = 'yuxin inspect <文件> [--password 打开密码] [--json]';

/** What a worksheet can have at most: whoever inspects wants to see what is there, not what would be imported. */
const limits: ReadLimits = { ...DEFAULT_READ_LIMITS, columns: 16_384 };

/** Shows what the readers see, before any recognition or cleaning. Needs no workspace. */
export async function inspectCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { password: 'texts', json: 'flag' }, INSPECT_USAGE);
  const [path] = options.positionals;
  if (path === undefined || options.positionals.length !== 1) throw new CommandRefused(`请指定一个文件。\n用法：${INSPECT_USAGE}`);
  const json = options.flag('json');
  try {
    const source = await openFileSource(resolve(path));
    try {
      const members = await archiveMembers(source);
      if (members !== null) printArchive(members, json);
      else {
        const workbook = await openWorkbook(source, { limits, passwords: options.texts('password') });
        await (json ? printCells(workbook) : printSummary(workbook));
      }
      return EXIT.done;
    } finally {
      await source.close();
    }
  } catch (error) {
    const failure = failureOf(error);
    if (json) printJson({ error: failure });
    else printLine(failure.message);
    return EXIT.doneWithFailures;
  }
}

async function archiveMembers(source: ByteSource): Promise<readonly string[] | null> {
  return (await sniff(source, limits)).kind === 'zip' ? (await openArchive(source, limits)).members.map(({ name }) => name) : null;
}

function printArchive(members: readonly string[], json: boolean): void {
  if (json) printJson({ format: 'zip', members });
  else printLine(`压缩包，其中有 ${members.length} 个文件：\n${members.map((name) => `  ${name}`).join('\n')}`);
}

/** Characters held back before anything is printed. */
const HELD_CHARACTERS = 32 * 1024 ** 2;

/** Prints nothing of a file that turns out to be damaged further down: half an object with an error behind it is no JSON. */
async function printCells(workbook: WorkbookReader): Promise<void> {
  let held: string[] | null = [];
  let characters = 0;
  for await (const piece of describeWorkbook(workbook)) {
    if (held === null) {
      await print(piece);
      continue;
    }
    held.push(piece);
    characters += piece.length;
    if (characters <= HELD_CHARACTERS) continue;
    // Too much to hold: read to the end once before the first word.
    for (const sheet of workbook.sheets) {
      await sheet.merges();
      const batches = sheet.batches();
      while ((await batches.next()).done !== true);
    }
    for (const first of held) await print(first);
    held = null;
  }
  for (const piece of held ?? []) await print(piece);
}

async function print(piece: string): Promise<void> {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}

const states = { visible: '可见', hidden: '隐藏', veryHidden: '深度隐藏' } as const;

async function printSummary(workbook: WorkbookReader): Promise<void> {
  const text = workbook.textFormat === undefined ? '' : `，编码 ${workbook.textFormat.encoding}，分隔符 ${JSON.stringify(workbook.textFormat.delimiter)}`;
  printLine(`格式 ${workbook.format}${text}，工作表 ${workbook.sheets.length} 张。`);
  const lines: string[][] = [];
  for (const sheet of workbook.sheets) {
    let rows = 0;
    let hiddenRows = 0;
    let columns = 0;
    for await (const batch of sheet.batches()) {
      rows += batch.rowCount;
      columns = Math.max(columns, batch.columns.length);
      if (batch.hiddenRows !== undefined) hiddenRows += batch.hiddenRows.reduce((sum, hidden) => sum + hidden, 0);
    }
    const hiddenColumns = (await sheet.hiddenColumns()).reduce((sum, { first, last }) => sum + last - first + 1, 0);
    lines.push([sheet.name, states[sheet.state], String(rows), String(columns), String(hiddenRows), String(hiddenColumns), String((await sheet.merges()).length)]);
  }
  printLine(formatTable(['工作表', '状态', '有内容的行', '列', '隐藏行', '隐藏列', '合并区域'], lines));
}
