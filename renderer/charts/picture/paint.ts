/**
 * What stands in the page as one self-contained SVG: texts, boxes, borders and drawings at their places, with the colours and fonts that
 * the page computed for them. No foreignObject: office programs and viewers would show nothing of it.
 */
import { plainColour } from './plain-colour';
import { textLines } from './text-lines';

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Looks of a drawing's parts that may come from style sheets or variables, with what an SVG viewer takes where nothing is said. */
const LOOKS: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};
const KEPT_ATTRIBUTES = new Set(['id', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'dx', 'dy', 'points', 'viewBox', 'transform', 'patternUnits', 'patternTransform', 'clip-path', 'preserveAspectRatio']);
/** Parts that only a reader of the page needs. */
const LEFT_OUT = '[data-not-drawn], .recharts-tooltip-wrapper, .recharts-tooltip-cursor, script, style, title, desc';

export interface Painting {
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, typeof value === 'number' ? String(Number(value.toFixed(2))) : value);
  return made;
}

const lookValue = (name: string, value: string): string => (name === 'fill' || name === 'stroke' ? plainColour(value) : value);

/** A drawing with its looks written into it, so that it needs no style sheet. */
function plainDrawing(source: Element, inherited: Readonly<Record<string, string>> = LOOKS): Element | null {
  if (source.matches(LEFT_OUT)) return null;
  const style = getComputedStyle(source);
  if (style.display === 'none') return null;
  const copy = document.createElementNS(NAMESPACE, source.localName);
  for (const { name, value } of source.attributes) if (KEPT_ATTRIBUTES.has(name)) copy.setAttribute(name, value);
  const own: Record<string, string> = {};
  for (const name of Object.keys(LOOKS)) {
    const value = lookValue(name, style.getPropertyValue(name));
    own[name] = value;
    if (value !== inherited[name]) copy.setAttribute(name, value);
  }
  if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity);
  if (style.visibility === 'hidden') copy.setAttribute('visibility', 'hidden');
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(document.createTextNode(child.nodeValue ?? ''));
    if (child instanceof Element) {
      const part = plainDrawing(child, own);
      if (part !== null) copy.append(part);
    }
  }
  return copy;
}

function paintBox(box: DOMRect, style: CSSStyleDeclaration): SVGElement[] {
  const parts: SVGElement[] = [];
  const background = plainColour(style.backgroundColor);
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  if (background !== 'none') parts.push(element('rect', { x: box.x, y: box.y, width: box.width, height: box.height, ...(radius === 0 ? {} : { rx: Math.min(radius, box.height / 2) }), fill: background }));
  for (const [side, from, to] of [
    ['Top', [box.left, box.top], [box.right, box.top]],
    ['Right', [box.right, box.top], [box.right, box.bottom]],
    ['Bottom', [box.left, box.bottom], [box.right, box.bottom]],
    ['Left', [box.left, box.top], [box.left, box.bottom]],
  ] as const) {
    const width = Number.parseFloat(style[`border${side}Width`]) || 0;
    const colour = plainColour(style[`border${side}Color`]);
    if (width === 0 || style[`border${side}Style`] === 'none' || colour === 'none') continue;
    parts.push(element('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], stroke: colour, 'stroke-width': width }));
  }
  return parts;
}

function paintText(node: Text, style: CSSStyleDeclaration): SVGElement[] {
  return textLines(node, style).map(({ text, x, baseline, anchor }) => {
    const line = element('text', { x, y: baseline, 'text-anchor': anchor, fill: plainColour(style.color), 'font-family': style.fontFamily, 'font-size': style.fontSize, 'font-weight': style.fontWeight });
    line.textContent = text;
    return line;
  });
}

function paintElement(source: Element): Element[] {
  if (source.matches(LEFT_OUT)) return [];
  const style = getComputedStyle(source);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return [];
  const box = source.getBoundingClientRect();
  if (source instanceof SVGSVGElement) {
    const drawing = plainDrawing(source);
    if (drawing === null) return [];
    for (const [name, value] of Object.entries({ x: box.x, y: box.y, width: box.width, height: box.height })) drawing.setAttribute(name, value.toFixed(2));
    return [drawing];
  }
  const inside = [...source.childNodes].flatMap((child): Element[] => (child instanceof Text ? paintText(child, style) : child instanceof Element ? paintElement(child) : []));
  return [...paintBox(box, style), ...inside];
}

/** @param root laid out in the page, with its colours as they are to be */
export function paint(root: HTMLElement): Painting {
  const { x, y, width, height } = root.getBoundingClientRect();
  const [wide, high] = [Math.ceil(width), Math.ceil(height)];
  const svg = element('svg', { width: wide, height: high, viewBox: `0 0 ${wide} ${high}` });
  const all = element('g', { transform: `translate(${(-x).toFixed(2)} ${(-y).toFixed(2)})` });
  all.append(...paintElement(root));
  svg.append(all);
  return { svg: new XMLSerializer().serializeToString(svg), width: wide, height: high };
}
