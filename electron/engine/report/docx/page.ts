/** Measures of an official page: GB/T 9704-2012, 5.2 and 7. Twips are twentieths of a point. */

const TWIPS_PER_MM = 1440 / 25.4;

export function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM);
}

/** A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm. */
export const PAPER = { width: twips(210), height: twips(297) } as const;
export const MARGINS = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) } as const;
/** A sheet across is the page turned: its binding edge is on top. */
export const MARGINS_ACROSS = { top: twips(28), bottom: twips(26), left: twips(37), right: twips(35) } as const;
/** Width of the 版心. */
export const TEXT_WIDTH = PAPER.width - MARGINS.left - MARGINS.right;
export const TEXT_WIDTH_ACROSS = PAPER.height - MARGINS_ACROSS.left - MARGINS_ACROSS.right;

/** Half points: 2号, 3号, 4号, 五号, 小五, as Word counts sizes. */
export const SIZES = { title: 44, tableTitle: 36, body: 32, small: 28, table: 21, fine: 18 } as const;

/** 22 lines in 225 mm. */
export const LINES_PER_PAGE = 22;
export const LINE = 579;
/** 28 characters of 16 pt are 448 pt, the 版心 is 442 pt wide: each gives up a quarter of a point. */
export const CHARACTER_SPACING = -5;
/** What a character of the text takes. */
export const CHARACTER = SIZES.body * 10 + CHARACTER_SPACING;

/** 页码: its dash 7 mm under the 版心. */
const DASH_BELOW_TEXT = twips(7);
const NUMBER_LINE = SIZES.small * 10;
/** The line under the page number, in which the report's number stands. */
export const FINE_LINE = SIZES.fine * 12;

/** Distance of the footer's lower edge from that of the paper. */
export function footerDistance(bottomMargin: number): number {
  return Math.max(twips(5), bottomMargin - DASH_BELOW_TEXT - NUMBER_LINE / 2 - FINE_LINE);
}

/** Twips that a line of text of this size takes: Chinese characters and % one em, others half of one. */
export function lineWidth(text: string, halfPoints: number): number {
  let ems = 0;
  for (const character of text) ems += character >= '\u2010' || character === '%' ? 1 : 0.5;
  return ems * halfPoints * 10;
}
