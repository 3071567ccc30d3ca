/** A template to begin with: the parts of a document by their names, and behind them a list of all names that may be used. */
import { AlignmentType, Document, Packer, Paragraph, Table, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import type { ReportModel } from '../../model';
import { finishDocument } from '../finish-package';
import { MARGINS, PAPER, SIZES, TEXT_WIDTH } from '../page';
import { tableCell } from '../table';
import { blankLine, fontOf, line, run, smallLine, textParagraph, titleLines } from '../text';
import { marked } from './fill-template';
import { namesOf, textsOf } from './placeholders';

const WIDTHS = [0.4, 0.6].map((share) => Math.floor(TEXT_WIDTH * share));
const CONTENT: readonly (readonly [RegExp, string])[] = [
  [/^正文$/, '全部正文：标题以下、落款以上的各段'],
  [/^表\d+$/, '附表'],
  [/^图\d+$/, '统计图'],
];

/** @param changedAt when the data were last changed: the only time in the file */
export async function sampleTemplate(model: ReportModel, changedAt: Date): Promise<Uint8Array> {
  const tables = model.sections.filter(({ kind }) => kind === 'table').map((_, index) => marked(`表${index + 1}`));
  const document = new Document({
    title: '公文模板示例',
    creator: '育心数据台',
    lastModifiedBy: '育心数据台',
    description: '',
    styles: { default: { document: { run: { font: fontOf('body'), size: SIZES.body, language: { value: 'en-US', eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: { page: { size: { width: PAPER.width, height: PAPER.height }, margin: MARGINS } },
        children: [
          line([run(marked('发文字号'))], { alignment: AlignmentType.CENTER }),
          blankLine(),
          ...titleLines([marked('标题')]),
          blankLine(),
          line([run(`${marked('主送机关')}：`)]),
          new Paragraph({ children: [new TextRun(marked('正文'))] }),
          textParagraph([run(`附件：${marked('附件名称')}`)]),
          line([run(marked('署名'))], { alignment: AlignmentType.RIGHT }),
          line([run(marked('成文日期'))], { alignment: AlignmentType.RIGHT }),
          ...tables.map((name) => new Paragraph({ pageBreakBefore: true, children: [new TextRun(name)] })),
          smallLine([run(`报告编号：${marked('报告编号')}`, { size: SIZES.fine })], SIZES.fine * 15),
          ...titleLines(['可用的名称（用前请删去本页）'], SIZES.tableTitle),
          ...EXPLANATION.map((text) => smallLine([run(text, { size: SIZES.table })], SIZES.table * 15)),
          namesTable(model),
        ],
      },
    ],
  });
  return finishDocument(await Packer.pack(document, 'uint8array'), changedAt);
}

const EXPLANATION = [
  '说明：1. 把名称放进两对半角花括号里，如两个左花括号、标题、两个右花括号，放在模板中要出现的地方；字体、字号随模板。',
  '　　　2. 正文、表、图要各占一段；其余可以写在一句话中间。页眉、页脚中也可以用。',
  '　　　3. “现在的内容”随数据和填报项目变化。样本过小、没有上报的，按原样写出，不会变成 0。',
];

/** Without braces: the list itself is not filled in. */
function namesTable(model: ReportModel): Table {
  const texts = new Map([...textsOf(model, '出具时编号'), ...Object.entries(model.namedFigures ?? {})]);
  const contentOf = (name: string): string => texts.get(name) ?? CONTENT.find(([pattern]) => pattern.test(name))?.[1] ?? '';
  const row = (cells: readonly string[], header: boolean): TableRow => new TableRow({ tableHeader: header, cantSplit: true, children: cells.map((text) => tableCell(text, SIZES.fine, header ? { font: 'heading' } : { align: AlignmentType.LEFT })) });
  return new Table({ width: { size: TEXT_WIDTH, type: WidthType.DXA }, columnWidths: WIDTHS, layout: TableLayoutType.FIXED, rows: [row(['名称', '现在的内容'], true), ...namesOf(model).map((name) => row([name, contentOf(name)], false))] });
}
