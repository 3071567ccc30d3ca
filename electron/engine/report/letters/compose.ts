/** Puts a document together by the skeleton of official circulars: 基本情况, 主要做法和成效, 存在问题, 下一步要求, 附件. */
import { dayLabel } from '../../../../shared/as-of';
import { AREA_BASES } from '../../../../shared/area-basis';
import { schoolYearLabel } from '../../../../shared/school-year';
import { choiceOf, switchesTurned } from '../../../../shared/scope';
import type { ReportModel } from '../model';
import type { ProseBlock } from '../prose-model';
import { chineseNumber } from '../words/chinese-number';
import { ended, labelsOf, tell, tellHidden } from '../words/sentences';
import { isReported, type Told } from '../words/told';
import { achievements, problems } from './findings';
import { indicatorsOf } from './index';
import type { LetterInput, LetterKind, LetterPart } from './types';

export function composeLetter(kind: LetterKind, input: LetterInput): ReportModel {
  const tables = kind.tables(input).map((table, index) => (index === 0 ? { ...table, notes: [...table.notes, ...input.remarks] } : table));
  const title = `${input.frame.issuer}关于${schoolYearLabel(input.schoolYear)}${kind.subject(input.place)}的${kind.word}`;
  return {
    title,
    fileName: `${schoolYearLabel(input.schoolYear)}${kind.subject(input.place)}的${kind.word}.docx`,
    letter: { ...input.frame, attachments: tables.map((table) => table.title) },
    sections: [{ kind: 'prose', name: '正文', blocks: [paragraph(opening(kind, input)), ...chapters(kind, input), paragraph(kind.closing)] }, ...withCharts(kind, input, tables)],
  };
}

/** Every chart after the table that it draws. */
function withCharts(kind: LetterKind, input: LetterInput, tables: ReturnType<LetterKind['tables']>): ReportModel['sections'] {
  const charts = kind.charts(input);
  return tables.flatMap((table) => [table, ...charts.filter((chart) => chart.table === table.name)]);
}

function paragraph(text: string): ProseBlock {
  return { kind: 'paragraph', text };
}

function opening(kind: LetterKind, input: LetterInput): string {
  const turned = switchesTurned(input.scope).map((id) => choiceOf(input.scope, id).label);
  const { place } = input;
  const { rounding } = input.index;
  const counted = place.county === null ? `县区按${AREA_BASES[input.areaBasis].label}统计` : `只统计${place.name}（${AREA_BASES[input.areaBasis].label}）的学校`;
  const basis = `数据由${place.members}上报汇总，${counted}${turned.length === 0 ? '' : `，口径为${turned.join('、')}`}，目标按${dayLabel(input.asOf)}有效的文件判断${rounding === null ? '' : `，学生人数四舍五入到${rounding}的倍数`}。`;
  const earlier = input.comparison === '' ? '上一学年没有可比的数据，不作年度比较。' : '';
  return `${kind.purpose(place)}，现将${schoolYearLabel(input.schoolYear)}有关情况${kind.word === '报告' ? '报告' : '通报'}如下。${basis}${input.scopeNote}${earlier}`;
}

function chapters(kind: LetterKind, input: LetterInput): readonly ProseBlock[] {
  const all = kind.parts.flatMap(({ indicators }) => toldOf(indicators, input));
  const due = dayLabel(input.dueBy);
  const asked = kind.requests.map(({ text }) => text((indicator) => input.told.get(indicator), due, input.place)).filter((text) => text !== '');
  const found: readonly (readonly [string, readonly ProseBlock[]])[] = [
    ['基本情况', partsOf(kind, input).flatMap((part, index) => partBlocks(part, index, input))],
    ['主要做法和成效', [...input.measures.map(ended).map(paragraph), ...inPoints(achievements(all).map((text) => `${text}。`))]],
    ['存在问题', inPoints(problems(all))],
    [kind.word === '报告' ? '下一步打算' : '下一步要求', [...asked, ...input.requests.map(ended)].map(request)],
  ];
  // A chapter with nothing to say is left out, and the next takes its number.
  return found.filter(([, blocks]) => blocks.length > 0).flatMap(([heading, blocks], index): ProseBlock[] => [{ kind: 'heading', level: 1, text: `${chineseNumber(index + 1)}、${heading}` }, ...blocks]);
}

/** The first sentence of a requirement is its heading. */
function request(text: string, index: number): ProseBlock {
  const end = text.indexOf('。') + 1;
  const number = `（${chineseNumber(index + 1)}）`;
  return end === 0 || end === text.length ? paragraph(`${number}${text}`) : { kind: 'paragraph', lead: `${number}${text.slice(0, end)}`, text: text.slice(end) };
}

function inPoints(texts: readonly string[]): readonly ProseBlock[] {
  return texts.length === 1 ? texts.map(paragraph) : texts.map((text, index) => paragraph(`${chineseNumber(index + 1)}是${text}`));
}

function toldOf(indicators: readonly string[], input: LetterInput): readonly Told[] {
  return indicators.flatMap((id) => input.told.get(id) ?? []);
}

/** Without those of which nothing can be told of the place. */
function partsOf(kind: LetterKind, { place }: LetterInput): readonly LetterPart[] {
  const own = new Set(indicatorsOf(kind, place));
  return kind.parts.filter(({ indicators }) => indicators.some((id) => own.has(id)));
}

function partBlocks(part: LetterPart, index: number, input: LetterInput): readonly ProseBlock[] {
  const told = toldOf(part.indicators, input);
  const heading: ProseBlock = { kind: 'heading', level: 2, text: `（${chineseNumber(index + 1)}）${part.heading}` };
  if (!told.some(isReported)) return [heading, paragraph(`本学年没有收到${part.source}，此项未作统计。`)];
  const shown = told.filter(isReported);
  const hidden = shown.filter(({ city }) => city?.suppressed === true);
  const open = shown.filter((each) => !hidden.includes(each));
  const { sentences, silence } = withoutRepeats(open, input.comparison);
  return [
    heading,
    paragraph([...sentences.map((each, position) => tell(each, position === 0 ? input.place.whole : '')), ...(hidden.length === 0 ? [] : [tellHidden(hidden, open.length === 0 ? input.place.whole : '')]), ...(part.more?.(input) ?? []), ...silence].join('')),
  ];
}

/** That there is nothing to compare with is said once, not of every figure. @param comparison what the year put beside is called; '' for none */
function withoutRepeats(open: readonly Told[], comparison: string): { readonly sentences: readonly Told[]; readonly silence: readonly string[] } {
  const alone = open.filter(({ compared }) => compared !== undefined && compared.earlier?.value == null && compared.earlier?.suppressed !== true);
  if (comparison === '' || alone.length === 0 || (alone.length === 1 && open.length > 1)) return { sentences: open, silence: [] };
  const which = alone.length < open.length ? labelsOf(alone) : open.length > 1 ? '以上各项' : '';
  return { sentences: open.map((each) => (alone.includes(each) ? { ...each, compared: undefined } : each)), silence: [`${which}${comparison}没有可比的数据。`] };
}
