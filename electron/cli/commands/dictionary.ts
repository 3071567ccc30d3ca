import { writeFile } from 'node:fs/promises';
import { dataDictionary } from '../../engine/report/data-dictionary';
import { parseArguments } from '../arguments';
import { CommandRefused, EXIT } from '../failure';
import { printLine } from '../output';

export const DICTIONARY_USAGE = 'yuxin dictionary [--out <数据字典.md>]';

/** What the catalogues hold, for people: datasets, indicators, questionnaires. */
export async function dictionaryCommand(argv: readonly string[]): Promise<number> {
  const out = parseArguments(argv, { out: 'text' }, DICTIONARY_USAGE).text('out');
  if (out === undefined) {
    printLine(dataDictionary().trimEnd());
    return EXIT.done;
  }
  await writeFile(out, dataDictionary()).catch(() => {
    throw new CommandRefused(`写不进“${out}”。请检查文件夹是否存在、文件是否正在其他程序中打开。`);
  });
  printLine(`数据字典已写入 ${out}`);
  return EXIT.done;
}
