/** What follows the text: 附件说明, 署名, 成文日期. */
import { AlignmentType, type Paragraph } from 'docx';
import { dayLabel } from '../../../../shared/as-of';
import type { LetterFrame } from '../letter-model';
import { CHARACTER, lineWidth, SIZES } from './page';
import { blankLine, line, run } from './text';

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
