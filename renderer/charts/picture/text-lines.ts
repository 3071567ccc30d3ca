/** Where the lines of a text stand in the page. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  /** Kept as the page aligns it, so that another font's widths do not push figures out of their column. */
  readonly anchor: 'start' | 'middle' | 'end';
}

const ANCHORS: Readonly<Record<string, TextLine['anchor']>> = { right: 'end', end: 'end', center: 'middle' };

let pen: CanvasRenderingContext2D | null = null;

/** Share of a line's height above its baseline, of the font in use. */
function ascentShare(style: CSSStyleDeclaration): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen === null) return 0.8;
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText('国');
  return up / (up + down);
}

/** Broken where the page breaks it: at characters that begin further down than the one before. */
export function textLines(node: Text, style: CSSStyleDeclaration): readonly TextLine[] {
  const whole = node.data;
  if (whole.trim() === '') return [];
  const range = document.createRange();
  const lines: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
  let at = 0;
  for (const character of whole) {
    range.setStart(node, at);
    at += character.length;
    range.setEnd(node, at);
    const box = range.getBoundingClientRect();
    if (box.width === 0 && box.height === 0) continue;
    const line = lines.at(-1);
    if (line === undefined || box.top > line.top + box.height / 2) lines.push({ text: character, left: box.left, right: box.right, top: box.top, bottom: box.bottom });
    else {
      line.text += character;
      line.right = box.right;
    }
  }
  const share = ascentShare(style);
  const anchor = ANCHORS[style.textAlign] ?? 'start';
  return lines.map(({ text, left, right, top, bottom }) => ({
    text: text.trim(),
    x: anchor === 'start' ? left : anchor === 'end' ? right : (left + right) / 2,
    baseline: top + (bottom - top) * share,
    anchor,
  }));
}
