/**
 * 版记: 抄送 and 印发 between lines as wide as the 版心, on its last lines, on the last page.
 *
 * Where the text ends is known only to the program that lays the document out. The 版记 is therefore a box that stands on the lower edge of the 版心 of whichever page its
 * anchor is on. The anchor is the last of as many empty lines as the box takes, and one more, which are kept together: where they have no room any more they go to a new page,
 * and the box with them. Text neither flows around the box nor is moved by it, so nothing has to be laid out twice.
 */
import { BorderStyle, HorizontalPositionAlign, HorizontalPositionRelativeFrom, type Paragraph, TabStopType, TextWrappingType, VerticalPositionAlign, VerticalPositionRelativeFrom } from 'docx';
import { ShapeRun } from 'docx/shapes';
import { dayLabel } from '../../../../shared/as-of';
import type { LetterFrame } from '../letter-model';
import { LINE, lineWidth, SIZES, TEXT_WIDTH } from './page';
import { line, run, smallLine } from './text';

const SMALL = { size: SIZES.small } as const;
const SMALL_CHARACTER = SIZES.small * 10;
const COPIES_LABEL = '抄送：';
const COPIES_INDENT = (1 + COPIES_LABEL.length) * SMALL_CHARACTER;
/** 0.35 mm and 0.25 mm, in eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 0 } as const;
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 0 } as const;
/** Twips of a line that is drawn: a paragraph of its own, since borders of a paragraph are indented with it. */
const RULE = 20;
const MOST_RULES = 3;
const TWIPS_PER_PIXEL = 15;

/** Papers that go to nobody else and bear no red head have none. */
export function hasImprint({ redHead, copiesTo }: LetterFrame): boolean {
  return redHead !== '' || copiesTo.length > 0;
}

/** The last lines of the document. */
export function imprint(letter: LetterFrame): readonly Paragraph[] {
  const copies = `${letter.copiesTo.join('，')}。`;
  const copiesLines = letter.copiesTo.length === 0 ? 0 : Math.ceil(lineWidth(copies, SIZES.small) / (TEXT_WIDTH - COPIES_INDENT - SMALL_CHARACTER));
  const lines = copiesLines + 1;
  const height = lines * LINE + MOST_RULES * RULE;
  const box = new ShapeRun({
    type: 'rectangle',
    transformation: { width: TEXT_WIDTH / TWIPS_PER_PIXEL, height: height / TWIPS_PER_PIXEL },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, align: HorizontalPositionAlign.LEFT },
      verticalPosition: { relative: VerticalPositionRelativeFrom.MARGIN, align: VerticalPositionAlign.BOTTOM },
      wrap: { type: TextWrappingType.NONE },
    },
    line: 'none',
    fill: 'none',
    textOptions: { verticalAlignment: 'bottom', margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    altText: { name: '版记', description: '抄送机关、印发机关和印发日期' },
    children: [rule(THICK), ...(copiesLines === 0 ? [] : [copiesLine(copies), rule(THIN)]), printedLine(letter), rule(THICK)],
  });
  return [...Array.from({ length: lines }, () => line([run('')], { keepNext: true })), line([box])];
}

function rule(border: typeof THICK | typeof THIN): Paragraph {
  return smallLine([run('', SMALL)], RULE, { border: { bottom: border } });
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
