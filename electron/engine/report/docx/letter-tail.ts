/** What follows the text: 附件说明, 署名, 成文日期; and the 版记 at the foot of the last page. */
import { AlignmentType, BorderStyle, HeightRule, type Paragraph, Table, TableCell, TableLayoutType, TableRow, TabStopType, VerticalAlign, WidthType } from 'docx';
import { dayLabel } from '../../../../shared/as-of';
import type { LetterFrame } from '../letter-model';
import { CHARACTER, LINE, LINES_PER_PAGE, lineWidth, SIZES, TEXT_WIDTH } from './page';
import { blankLine, line, run, smallLine } from './text';

/** 成文日期 ends four characters from the right. */
const DATE_FROM_RIGHT = 4 * CHARACTER;
const LABEL = '附件：';

export function letterTail(letter: LetterFrame): readonly Paragraph[] {
  return [...attachmentLines(letter.attachments), blankLine(), ...(letter.attachments.length > 0 ? [blankLine()] : []), ...signature(letter)];
}

/** Names that need a second line go on under their first character. */
function attachmentLines(names: readonly string[]): Paragraph[] {
  if (names.length === 0) return [];
  const start = 2 * CHARACTER;
  const afterLabel = start + LABEL.length * CHARACTER;
  return [
    blankLine(),
    ...names.map((name, index) => {
      const number = names.length === 1 ? '' : `${index + 1}. `;
      const left = afterLabel + lineWidth(number, SIZES.body);
      return line([run(`${index === 0 ? LABEL : ''}${number}${name}`)], { indent: { left, hanging: left - (index === 0 ? start : afterLabel) }, alignment: AlignmentType.LEFT });
    }),
  ];
}

/** 署名 stands centred above the date. */
function signature({ issuer, issuedOn }: LetterFrame): Paragraph[] {
  const date = dayLabel(issuedOn);
  const half = (lineWidth(date, SIZES.body) - lineWidth(issuer, SIZES.body)) / 2;
  const issuerFromRight = Math.max(0, DATE_FROM_RIGHT + half);
  return [
    line([run(issuer)], { alignment: AlignmentType.RIGHT, indent: { right: Math.round(issuerFromRight) }, keepNext: true }),
    line([run(date)], { alignment: AlignmentType.RIGHT, indent: { right: DATE_FROM_RIGHT } }),
  ];
}

const SMALL = { size: SIZES.small } as const;
const SMALL_CHARACTER = SIZES.small * 10;
const COPIES_LABEL = '抄送：';
const COPIES_INDENT = (1 + COPIES_LABEL.length) * SMALL_CHARACTER;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
/** 0.35 mm and 0.25 mm, in eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
/** Twips that the borders of the table and the paragraph after it take from the last blank line. */
const ROOM_FOR_BORDERS = 140;
/** What the paragraph after the table takes, which no page can do without. */
const LAST_LINE = 20;

/**
 * The last page: 抄送 and 印发 between lines as wide as the 版心, on its last lines. A page of its own, because where text and attachments end
 * is known to the program that lays them out alone.
 */
export function imprintPage(letter: LetterFrame): readonly (Paragraph | Table)[] {
  const copies = `${letter.copiesTo.join('，')}。`;
  const copiesLines = letter.copiesTo.length === 0 ? 0 : Math.ceil(lineWidth(copies, SIZES.small) / (TEXT_WIDTH - COPIES_INDENT - SMALL_CHARACTER));
  const rows = [...(copiesLines === 0 ? [] : [{ paragraph: copiesLine(copies), lines: copiesLines }]), { paragraph: printedLine(letter), lines: 1 }];
  const used = copiesLines + 1;
  return [
    // The last blank line leaves room for what else stands on the page.
    ...Array.from({ length: LINES_PER_PAGE - used - 1 }, blankLine),
    smallLine([run('', SMALL)], LINE - ROOM_FOR_BORDERS),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: [TEXT_WIDTH],
      layout: TableLayoutType.FIXED,
      borders: { top: THICK, bottom: THICK, left: NONE, right: NONE, insideHorizontal: THIN, insideVertical: NONE },
      rows: rows.map(({ paragraph, lines }) => new TableRow({ cantSplit: true, height: { value: lines * LINE, rule: HeightRule.EXACT }, children: [new TableCell({ verticalAlign: VerticalAlign.CENTER, margins: { left: 0, right: 0 }, children: [paragraph] })] })),
    }),
    smallLine([run('', SMALL)], LAST_LINE),
  ];
}

function copiesLine(text: string): Paragraph {
  return line([run(`${COPIES_LABEL}${text}`, SMALL)], { indent: { left: COPIES_INDENT, hanging: COPIES_LABEL.length * SMALL_CHARACTER, right: SMALL_CHARACTER } });
}

function printedLine({ issuer, issuedOn }: LetterFrame): Paragraph {
  return line([run(`${issuer}\t${dayLabel(issuedOn)}印发`, SMALL)], {
    indent: { left: SMALL_CHARACTER, right: SMALL_CHARACTER },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - SMALL_CHARACTER }],
  });
}
