/** 版头 and 主体 up to the text: 发文机关标志, 发文字号, 签发人, red line, title, 主送机关. */
import { AlignmentType, BorderStyle, type Paragraph, TabStopType } from 'docx';
import type { LetterFrame } from '../letter-model';
import { CHARACTER, LINE, lineWidth, SIZES, TEXT_WIDTH, twips } from './page';
import { blankLine, exactly, line, run, titleLines } from './text';
import { breakTitle } from './title-break';

const RED = 'FF0000';
/** From the upper edge of the 版心 to that of the 发文机关标志. */
const ABOVE_RED_HEAD = twips(35);
/** Not larger than 22 mm high; as large as the 版心 allows. */
const LARGEST_RED_HEAD = 120;
const SHARE_OF_WIDTH = 0.92;
/** 4 mm under the 发文字号; borders count their distance in points, up to 31. */
const LINE_BELOW_NUMBER = Math.round((4 / 25.4) * 72);
/** Eighths of a point. */
const RED_LINE = 18;

export function letterHead(title: string, letter: LetterFrame): readonly Paragraph[] {
  return [
    ...(letter.redHead === '' ? numberAlone(letter) : redHead(letter)),
    ...titleLines(breakTitle(title)),
    blankLine(),
    ...(letter.addressedTo === '' ? [] : [line([run(`${letter.addressedTo}：`)], { alignment: AlignmentType.JUSTIFIED })]),
  ];
}

function redHead(letter: LetterFrame): Paragraph[] {
  const wanted = (TEXT_WIDTH * SHARE_OF_WIDTH) / lineWidth(letter.redHead, 1);
  const size = Math.min(LARGEST_RED_HEAD, Math.floor(wanted));
  const border = { bottom: { style: BorderStyle.SINGLE, size: RED_LINE, color: RED, space: LINE_BELOW_NUMBER } };
  return [
    line([run(letter.redHead, { font: 'title', size, colour: RED })], { alignment: AlignmentType.CENTER, spacing: { ...exactly(size * 11), before: ABOVE_RED_HEAD } }),
    blankLine(),
    blankLine(),
    numberLine(letter, border),
    // The red line has its own room under the number; two lines are left below it.
    line([run('')], { spacing: exactly(LINE) }),
    blankLine(),
  ];
}

/** Paper with a printed head leaves the number to whoever prints it; without one the number stands alone. */
function numberAlone(letter: LetterFrame): Paragraph[] {
  return letter.number === '' && letter.signedBy === '' ? [] : [numberLine(letter), blankLine()];
}

type Border = NonNullable<ConstructorParameters<typeof Paragraph>[0]> extends infer O ? (O extends { border?: infer B } ? B : never) : never;

/** Centred; with a 签发人 on the left, and the signer on the right, one character in from either side. */
function numberLine({ number, signedBy }: LetterFrame, border?: Border): Paragraph {
  const options = border === undefined ? {} : { border };
  if (signedBy === '') return line([run(number)], { alignment: AlignmentType.CENTER, ...options });
  return line([run(`${number}\t签发人：`), run(signedBy, { font: 'subheading', size: SIZES.body })], {
    indent: { left: CHARACTER, right: CHARACTER },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - CHARACTER }],
    ...options,
  });
}
