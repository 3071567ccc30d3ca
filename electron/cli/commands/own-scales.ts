/** `yuxin scale list | blank | add | remove`: the questionnaires that are known, and a bureau's own among them. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { EngineApi } from '../../../shared/contract';
import { SCALE_STATUS } from '../../../shared/scales/words';
import type { DefinitionCheck } from '../../../shared/own-scales';
import { levelLabel, type RiskScheme, riskScheme } from '../../../shared/risk-labels';
import type { ParsedArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';

export const OWN_SCALES_USAGE = 'yuxin scale list | blank --out <量表定义表.xlsx> | add <定义.xlsx 或 .json> [--check] | remove <量表>';

type Action = (engine: EngineApi, options: ParsedArguments, subject: string | undefined) => Promise<number>;

export const OWN_SCALE_ACTIONS: Readonly<Record<string, Action>> = { list, blank, add, remove };

async function list(engine: EngineApi, options: ParsedArguments): Promise<number> {
  const { builtIn, own } = unwrap(await engine.call('scale.catalogue', {}));
  if (options.flag('json')) {
    printJson({ builtIn, own });
    return EXIT.done;
  }
  const rows = [...builtIn.map((scale) => ({ scale, revision: '' })), ...own.flatMap(({ scale, revisions }) => (scale === null ? [] : [{ scale, revision: `第 ${revisions.at(-1)?.revision ?? 0} 版` }]))];
  printLine(formatTable(['量表', '名称', '题数', '来源', '记分键'], rows.map(({ scale, revision }) => [scale.id, scale.label, String(scale.items), revision === '' ? '内置' : `本局，${revision}`, SCALE_STATUS[scale.kind === 'reported' ? 'reported' : scale.certainty]])));
  for (const { id, problems } of own) for (const problem of problems) printLine(`${id}：${problem}`);
  return EXIT.done;
}

async function blank(engine: EngineApi, options: ParsedArguments): Promise<number> {
  const out = options.required('out');
  const { bytes } = unwrap(await engine.call('scale.blankDefinition', {}));
  // wx: what exists may be a definition that somebody has written.
  await writeFile(out, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new CommandRefused(error.code === 'EEXIST' ? `“${out}”已经存在。请换一个文件名。` : `写不进“${out}”。请检查文件夹是否存在、文件是否正在 Excel 或 WPS 中打开。`);
  });
  printLine(`已写出空白的量表定义表：${out}`);
  return EXIT.done;
}

async function add(engine: EngineApi, options: ParsedArguments, file: string | undefined): Promise<number> {
  if (file === undefined) throw new CommandRefused(`缺少量表定义文件。\n用法：${OWN_SCALES_USAGE}`);
  const source = { kind: 'path' as const, path: resolve(file) };
  const check = unwrap(await engine.call('scale.checkDefinition', { source }));
  const isSound = check.findings.length === 0;
  const saved = isSound && !options.flag('check') ? unwrap(await engine.call('scale.saveDefinition', { source })) : null;
  if (options.flag('json')) printJson({ ...check, saved });
  else printCheck(check, riskScheme(unwrap(await engine.call('settings.get', {})).settings.riskLabels.value));
  if (!options.flag('json') && saved !== null) printLine(`已保存${saved.label}（${saved.scale}）第 ${saved.revision} 版，重新记分 ${saved.rescored} 份作答表。`);
  return isSound ? EXIT.done : EXIT.refused;
}

async function remove(engine: EngineApi, options: ParsedArguments, scale: string | undefined): Promise<number> {
  if (scale === undefined) throw new CommandRefused(`缺少量表编号。\n用法：${OWN_SCALES_USAGE}`);
  const removed = unwrap(await engine.call('scale.removeDefinition', { scale }));
  if (options.flag('json')) printJson(removed);
  else printLine(`已停用${removed.scale}，重新处理 ${removed.rescored} 份作答表。`);
  return EXIT.done;
}

function printCheck({ findings, dropped, scale, cases }: DefinitionCheck, scheme: RiskScheme): void {
  if (dropped.length > 0) printLine(`定义中的“${dropped.join('”“')}”像是题目文字，已丢弃，不保存、不显示。`);
  if (findings.length > 0) printLine([`自检发现 ${findings.length} 处问题，改正后再添加：`, ...findings.map((finding, index) => `${index + 1}. ${finding}`)].join('\n'));
  if (scale === null) return;
  printLine(`${scale.label}（${scale.id}），${scale.items} 题。自检通过。`);
  const rows = cases.flatMap(({ label, scores, level, remarks }) => scores.map((score, index) => [index === 0 ? label : '', score.name, String(Number(score.value.toFixed(3))), score.band ?? '—', index === 0 ? [levelLabel(scheme, level), ...remarks].join('；') : '']));
  printLine(formatTable(['作答', '得分', '分数', '等级', '结果'], rows));
}
