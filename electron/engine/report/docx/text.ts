/** Runs and paragraphs as official documents have them. */
import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import { type FontRole, FONTS, LATIN_FONT } from './fonts';
import { CHARACTER_SPACING, LINE, SIZES } from './page';

export interface RunLook {
  readonly font?: FontRole;
  /** Half points. */
  readonly size?: number;
  /** RRGGBB. */
  readonly colour?: string;
  readonly bold?: true;
}

/** Control characters and halves of characters make a document unreadable. */
export function cleanText(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu, '');
}

export function fontOf(role: FontRole) {
  return { ascii: LATIN_FONT, hAnsi: LATIN_FONT, cs: LATIN_FONT, eastAsia: FONTS[role].name, hint: 'eastAsia' } as const;
}

export function run(text: string, { font = 'body', size = SIZES.body, colour, bold }: RunLook = {}): TextRun {
  return new TextRun({
    text: cleanText(text),
    font: fontOf(font),
    size,
    // Only lines of the text are counted in characters.
    ...(size === SIZES.body ? { characterSpacing: CHARACTER_SPACING } : {}),
    ...(colour === undefined ? {} : { color: colour }),
    ...(bold === undefined ? {} : { bold }),
  });
}

export const EXACT_LINE = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;

/** Of lines that are not among the 22 of a page, see `smallLine`. */
export function exactly(twips: number) {
  return { line: twips, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
}

/** A line of the 22 of a page. */
export function line(children: readonly TextRun[], options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
  return new Paragraph({ spacing: EXACT_LINE, widowControl: false, ...options, children: [...children] });
}

/** A line with a height of its own, in twips. */
export function smallLine(children: readonly TextRun[], height: number, options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
  return line(children, { spacing: exactly(height), ...options });
}

export function blankLine(): Paragraph {
  return line([run('')]);
}

/** A paragraph whose first line begins two characters in. */
export function textParagraph(children: readonly TextRun[], options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
  return line(children, { alignment: AlignmentType.JUSTIFIED, indent: { firstLineChars: 200, firstLine: SIZES.body * 20 }, ...options });
}

const TITLE_LINE = 14;

/** Of a line of a title in twips. @param size half points */
export function titleHeight(size: number): number {
  return TITLE_LINE * size;
}

/** Lines of a title, 2号小标宋, centred. */
export function titleLines(texts: readonly string[], size: number = SIZES.title): readonly Paragraph[] {
  return texts.map((text) => line([run(text, { font: 'title', size })], { alignment: AlignmentType.CENTER, spacing: exactly(titleHeight(size)), keepNext: true }));
}
