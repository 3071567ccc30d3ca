/** Pieces of DrawingML that all charts share. */

/** Charts name their own fonts: the font of the workbook does not reach them. Sans, since small serif figures do not print well. */
const FONT = '黑体';
const INK = '262626';
const FAINT = 'D9D9D9';
const AXIS = '8C8C8C';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

export function solidFill(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}

/** @param tag rPr, defRPr; @param points size of the letters. */
function letters(tag: 'rPr' | 'defRPr', points: number, bold: boolean, colour = INK): string {
  const language = tag === 'rPr' ? ' lang="zh-CN"' : '';
  return `<a:${tag}${language} sz="${points * 100}" b="${bold ? 1 : 0}">${solidFill(colour)}<a:latin typeface="${FONT}"/><a:ea typeface="${FONT}"/></a:${tag}>`;
}

/** A degree in DrawingML. */
const DEGREE = 60_000;

/** How the texts of an axis, a legend or labels look. @param colour RRGGBB @param degrees turned clockwise */
export function textLook(points: number, { colour = INK, degrees = 0 }: { readonly colour?: string; readonly degrees?: number } = {}): string {
  return `<c:txPr>${degrees === 0 ? '<a:bodyPr/>' : `<a:bodyPr rot="${degrees * DEGREE}" vert="horz"/>`}<a:lstStyle/><a:p><a:pPr>${letters('defRPr', points, false, colour)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}

export function titleOf(text: string, points: number, bold: boolean): string {
  const paragraph = `<a:p><a:pPr>${letters('defRPr', points, bold)}</a:pPr><a:r>${letters('rPr', points, bold)}<a:t>${escaped(text)}</a:t></a:r></a:p>`;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>${paragraph}</c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

export const GRIDLINES = `<c:majorGridlines><c:spPr><a:ln w="6350">${solidFill(FAINT)}</a:ln></c:spPr></c:majorGridlines>`;
export const AXIS_LINE = `<c:spPr><a:ln w="6350">${solidFill(AXIS)}</a:ln></c:spPr>`;
export const FRAME = `<c:spPr>${solidFill('FFFFFF')}<a:ln w="6350">${solidFill(FAINT)}</a:ln></c:spPr>`;
