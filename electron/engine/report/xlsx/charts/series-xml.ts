/** Series of a chart. The order of the elements is that of the schema: Excel repairs, that is removes, charts in any other. */
import type { ChartSeries, NumberCells, TextCells } from './chart-data';
import { escaped, solidFill, textLook } from './drawing-text';

/** 0.75 points wide lines are lost in print. */
const LINE_WIDTH = 28_575;
const LABEL_SIZE = 8;

function points(values: readonly (string | number | null)[]): string {
  const given = values.map((value, index) => (value === null ? '' : `<c:pt idx="${index}"><c:v>${typeof value === 'number' ? value : escaped(value)}</c:v></c:pt>`));
  return `<c:ptCount val="${values.length}"/>${given.join('')}`;
}

const textReference = ({ reference, values }: TextCells): string => `<c:strRef><c:f>${escaped(reference)}</c:f><c:strCache>${points(values)}</c:strCache></c:strRef>`;

const numberReference = ({ reference, values }: NumberCells, format: string): string =>
  `<c:numRef><c:f>${escaped(reference)}</c:f><c:numCache><c:formatCode>${escaped(format)}</c:formatCode>${points(values)}</c:numCache></c:numRef>`;

const head = (index: number): string => `<c:idx val="${index}"/><c:order val="${index}"/>`;

/** Beyond the end of a bar, or inside it in white where a line runs above the bars. */
export type BarLabels = 'none' | 'beyond' | 'inside';

/** All six are said: what is left out is shown by some programs. @param look absent: no labels */
function labels(look: { readonly format: string; readonly position: 'outEnd' | 'inEnd' | 't'; readonly colour?: string } | undefined): string {
  const what = `<c:showLegendKey val="0"/><c:showVal val="${look === undefined ? 0 : 1}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
  if (look === undefined) return `<c:dLbls>${what}</c:dLbls>`;
  return `<c:dLbls><c:numFmt formatCode="${escaped(look.format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textLook(LABEL_SIZE, { colour: look.colour })}<c:dLblPos val="${look.position}"/>${what}</c:dLbls>`;
}

const barLabels: Readonly<Record<BarLabels, (format: string) => string>> = {
  none: () => labels(undefined),
  beyond: (format) => labels({ format, position: 'outEnd' }),
  inside: (format) => labels({ format, position: 'inEnd', colour: 'FFFFFF' }),
};

export function barSeries(series: ChartSeries, index: number, format: string, labelled: BarLabels): string {
  return `<c:ser>${head(index)}<c:tx>${textReference(series.name)}</c:tx><c:spPr>${solidFill(series.colour)}</c:spPr><c:invertIfNegative val="0"/>${barLabels[labelled](format)}<c:cat>${textReference(series.categories)}</c:cat><c:val>${numberReference(series.values, format)}</c:val></c:ser>`;
}

export function lineSeries(series: ChartSeries, index: number, format: string, labelled: boolean): string {
  const marker = `<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>${solidFill(series.colour)}</c:spPr></c:marker>`;
  return `<c:ser>${head(index)}<c:tx>${textReference(series.name)}</c:tx><c:spPr><a:ln w="${LINE_WIDTH}" cap="rnd">${solidFill(series.colour)}<a:round/></a:ln></c:spPr>${marker}${labels(labelled ? { format, position: 't' } : undefined)}<c:cat>${textReference(series.categories)}</c:cat><c:val>${numberReference(series.values, format)}</c:val><c:smooth val="0"/></c:ser>`;
}

/** The same value at every category. */
export function targetSeries(series: ChartSeries, index: number, format: string): string {
  const line = `<c:spPr><a:ln w="${LINE_WIDTH}" cap="flat">${solidFill(series.colour)}<a:prstDash val="dash"/><a:round/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`;
  return `<c:ser>${head(index)}<c:tx>${textReference(series.name)}</c:tx>${line}${labels(undefined)}<c:cat>${textReference(series.categories)}</c:cat><c:val>${numberReference(series.values, format)}</c:val><c:smooth val="0"/></c:ser>`;
}
