/** What a template may ask for by name: {{标题}}, {{正文}}, {{表1}}, {{图1}}, {{全市.配备率}}. */
import { type FileChild, type IPatch, PatchType, TextRun } from 'docx';
import { dayLabel } from '../../../../../shared/as-of';
import { tableOf } from '../../chart-values';
import type { ReportModel } from '../../model';
import { chartParagraphs } from '../chart';
import { TEXT_WIDTH } from '../page';
import { proseParagraphs } from '../prose';
import { tablePage } from '../table-page';
import { cleanText } from '../text';

type Patches = ReadonlyMap<string, IPatch>;

/** Takes the looks of the text it stands in. */
function inline(text: string): IPatch {
  return { type: PatchType.PARAGRAPH, children: [new TextRun({ text: cleanText(text) })] };
}

function blocks(children: readonly FileChild[]): IPatch {
  return { type: PatchType.DOCUMENT, children };
}

/** Texts of the document by their names. @param reportId '' where it has none */
export function textsOf({ title, letter }: ReportModel, reportId: string): readonly (readonly [name: string, text: string])[] {
  return [
    ['标题', title],
    ['报告编号', reportId],
    ...(letter === undefined
      ? []
      : ([
          ['发文字号', letter.number],
          ['签发人', letter.signedBy],
          ['主送机关', letter.addressedTo],
          ['署名', letter.issuer],
          ['成文日期', dayLabel(letter.issuedOn)],
          ['抄送机关', letter.copiesTo.join('，')],
          ['附件名称', letter.attachments.map((name, index) => `${index + 1}. ${name}`).join('　')],
        ] as const)),
  ];
}

/** All names, in the order in which they are explained. */
export function namesOf(model: ReportModel): readonly string[] {
  const numbered = (kind: 'table' | 'chart', name: string): string[] => model.sections.filter((section) => section.kind === kind).map((_, index) => `${name}${index + 1}`);
  return [...textsOf(model, '').map(([name]) => name), '正文', ...numbered('table', '表'), ...numbered('chart', '图'), ...Object.keys(model.namedFigures ?? {})];
}

/** Parts of the document, by the words of officials. @param reportId '' where it has none */
export function partPlaceholders(model: ReportModel, reportId: string): Patches {
  const tables = model.sections.filter((section) => section.kind === 'table');
  const charts = model.sections.filter((section) => section.kind === 'chart');
  const prose = model.sections.flatMap((section) => (section.kind === 'prose' ? section.blocks : []));
  return new Map<string, IPatch>([
    ...textsOf(model, reportId).map(([name, text]) => [name, inline(text)] as const),
    ['正文', blocks(proseParagraphs(prose))],
    ...tables.map((table, index) => [`表${index + 1}`, blocks(tablePage(table, '', TEXT_WIDTH))] as const),
    ...charts.map((chart, index) => [`图${index + 1}`, blocks(chartParagraphs(chart, tableOf(chart, model), TEXT_WIDTH))] as const),
  ]);
}

/** @param figures by name, e.g. 全市.配备率 -> 95.18%. */
export function figurePlaceholders(figures: Readonly<Record<string, string>>): Patches {
  return new Map(Object.entries(figures).map(([name, text]) => [name, inline(text)] as const));
}
