/** `yuxin report letter`: what an official document needs besides the choices of every report. */
import type { EngineApi, ProducedFile, RequestOf } from '../../../shared/contract';
import { LETTER_KIND_IDS, LETTER_KINDS, type LetterKindId } from '../../../shared/letters';
import type { ParsedArguments } from '../arguments';
import { CommandRefused, unwrap } from '../failure';
import { schoolYearOption } from './import';

export const LETTER_USAGE = `[--kind ${LETTER_KIND_IDS.join('|')}] [--red-head 菏泽市教育局文件] [--number 菏教字〔2026〕12号] [--signed-by 签发人] [--addressed-to 主送机关] [--copies-to 抄送机关]... [--issued-on 2026-07-15] [--due-by 2026-12-31] [--measure 做法]... [--request 要求]... [--template 模板.docx]`;

export const LETTER_OPTIONS = { kind: 'text', 'red-head': 'text', number: 'text', 'signed-by': 'text', 'addressed-to': 'text', 'copies-to': 'texts', 'issued-on': 'text', 'due-by': 'text', measure: 'texts', request: 'texts', template: 'text' } as const;

type Parameters = NonNullable<RequestOf<'report.letter'>['parameters']>;

function kindOf(options: ParsedArguments): LetterKindId {
  const kind = LETTER_KIND_IDS.find((id) => id === options.text('kind'));
  if (kind === undefined) throw new CommandRefused(`请用 --kind 写明公文种类：${LETTER_KIND_IDS.map((id) => `${id}（${LETTER_KINDS[id].label}）`).join('、')}。`);
  return kind;
}

function letterParameters(options: ParsedArguments): Parameters['letter'] {
  return {
    compareWith: schoolYearOption(options.text('compare-with')),
    redHead: options.text('red-head'),
    number: options.text('number'),
    signedBy: options.text('signed-by'),
    addressedTo: options.text('addressed-to'),
    copiesTo: [...options.texts('copies-to')],
    dueBy: options.text('due-by'),
    measures: [...options.texts('measure')],
    requests: [...options.texts('request')],
  };
}

/** Word, or with a name ending in .html the page that a browser prints; PDF files are made in the window only. */
export async function produceLetter(engine: EngineApi, options: ParsedArguments, counted: Parameters): Promise<ProducedFile> {
  const request = { kind: kindOf(options), parameters: { ...counted, letter: letterParameters(options) } };
  const template = options.text('template');
  const out = options.required('out').toLowerCase();
  if (out.endsWith('.pdf')) throw new CommandRefused('命令行不生成 PDF：请用 --out 某某.html，在浏览器中打开后打印为 PDF；或在程序窗口中导出。');
  if (!out.endsWith('.html')) return unwrap(await engine.call('report.letter', { ...request, ...(template === undefined ? {} : { template: { kind: 'path' as const, path: template } }) }));
  const { fileName, html } = unwrap(await engine.call('report.letterPreview', request));
  return { fileName, bytes: new TextEncoder().encode(html) };
}
