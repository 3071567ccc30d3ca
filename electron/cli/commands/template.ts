import { writeFile } from 'node:fs/promises';
import { DATASETS } from '../../../shared/datasets';
import { parseArguments } from '../arguments';
import { cliEngine } from '../engine';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printLine } from '../output';

export const TEMPLATE_USAGE = 'yuxin template [数据] --out <模板.xlsx> [--force]';

/** Writes the blank form of a dataset; without one, lists them. */
export async function templateCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { out: 'text', force: 'flag' }, TEMPLATE_USAGE);
  const [wanted] = options.positionals;
  if (wanted === undefined) {
    printLine(formatTable(['数据', '名称', '说明'], DATASETS.map(({ id, label, description }) => [id, label, description])));
    return EXIT.done;
  }
  const dataset = DATASETS.find(({ id, label }) => id === wanted || label === wanted);
  if (dataset === undefined) throw new CommandRefused(`没有名为“${wanted}”的数据。可用：${DATASETS.map(({ id, label }) => `${id}（${label}）`).join('、')}。`);
  const out = options.required('out');
  const engine = cliEngine();
  try {
    const { bytes } = unwrap(await engine.call('template.make', { dataset: dataset.id }));
    // wx: what exists may be a form that somebody has filled in.
    await writeFile(out, bytes, { flag: options.flag('force') ? 'w' : 'wx' }).catch((error: NodeJS.ErrnoException) => {
      throw new CommandRefused(error.code === 'EEXIST' ? `“${out}”已经存在。换一个文件名，或加 --force 覆盖它。` : `写不进“${out}”。请检查文件夹是否存在、文件是否正在 Excel 或 WPS 中打开。`);
    });
    printLine(`已写出${dataset.label}的空白模板：${out}`);
    return EXIT.done;
  } finally {
    await engine.close();
  }
}
