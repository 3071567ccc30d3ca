/** `yuxin report letter`: what an official document needs besides the choices of every report. */
import type { EngineApi, ProducedFile, RequestOf } from '../../../shared/contract';
import { LETTER_KIND_IDS, LETTER_KINDS } from '../../../shared/letters';
import type { ParsedArguments } from '../arguments';
import { CommandRefused, unwrap } from '../failure';
import { schoolYearOption } from './import';

export const LETTER_USAGE = `[--kind ${LETTER_KIND_IDS.join('|')}] [--red-head 菏泽市教育局文件] [--number 菏教字〔2026〕12号] [--signed-by 签发人] [--addressed-to 主送机关] [--copies-to 抄送机关]... [--issued-on 2026-07-15] [--due-by 2026-12-31] [--measure 做法]... [--request 要求]... [--report-id 编号] [--template 模板.docx]`;

export const LETTER_OPTIONS = { kind: 'text', 'red-head': 'text', number: 'text', 'signed-by': 'text', 'addressed-to': 'text', 'copies-to': 'texts', 'issued-on': 'text', 'due-by': 'text', measure: 'texts', request: 'texts', 'report-id': 'text', template: 'text' } as const;

type LetterRequest = RequestOf<'report.letter'>;

function letterRequest(options: ParsedArguments): Pick<LetterRequest, 'kind' | 'compareWith' | 'redHead' | 'number' | 'signedBy' | 'addressedTo' | 'copiesTo' | 'issuedOn' | 'dueBy' | 'measures' | 'requests' | 'reportId' | 'template'> {
  const kind = LETTER_KIND_IDS.find((id) => id === options.text('kind'));
  if (kind === undefined) throw new CommandRefused(`请用 --kind 写明公文种类：${LETTER_KIND_IDS.map((id) => `${id}（${LETTER_KINDS[id].label}）`).join('、')}。`);
  const template = options.text('template');
  return {
    kind,
    compareWith: schoolYearOption(options.text('compare-with')),
    redHead: options.text('red-head'),
    number: options.text('number'),
    signedBy: options.text('signed-by'),
    addressedTo: options.text('addressed-to'),
    copiesTo: [...options.texts('copies-to')],
    issuedOn: options.text('issued-on'),
    dueBy: options.text('due-by'),
    measures: [...options.texts('measure')],
    requests: [...options.texts('request')],
    reportId: options.text('report-id'),
    template: template === undefined ? undefined : { kind: 'path', path: template },
  };
}

/** Word, or with a name ending in .html the page that a browser prints; PDF files are made in the window only. */
export async function produceLetter(engine: EngineApi, options: ParsedArguments, counted: Omit<LetterRequest, 'kind'>): Promise<ProducedFile> {
  const request = { ...counted, ...letterRequest(options) };
  const out = options.required('out').toLowerCase();
  if (out.endsWith('.pdf')) throw new CommandRefused('命令行不生成 PDF：请用 --out 某某.html，在浏览器中打开后打印为 PDF；或在程序窗口中导出。');
  if (!out.endsWith('.html')) return unwrap(await engine.call('report.letter', request));
  const { fileName, html } = unwrap(await engine.call('report.letterPreview', request));
  return { fileName, bytes: new TextEncoder().encode(html) };
}
