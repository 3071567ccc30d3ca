/** Where charts stand on a sheet. */
import { escaped } from './drawing-text';

/** Corners by column and row of the sheet, from 0. */
export interface ChartPlace {
  readonly from: { readonly column: number; readonly row: number };
  readonly to: { readonly column: number; readonly row: number };
}

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const NAMESPACES = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

const corner = (tag: 'from' | 'to', { column, row }: ChartPlace['from']): string => `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;

/** @param charts the n-th is related to the drawing as rIdn, counted from 1; `words` are read to those who cannot see it. */
export function drawingXml(charts: readonly { readonly place: ChartPlace; readonly words: string }[]): string {
  const anchors = charts.map(({ place, words }, index) => {
    const number = index + 1;
    const name = `<xdr:nvGraphicFramePr><xdr:cNvPr id="${number + 1}" name="图表 ${number}" descr="${escaped(words)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`;
    const frame = `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" r:id="rId${number}"/></a:graphicData></a:graphic>`;
    return `<xdr:twoCellAnchor>${corner('from', place.from)}${corner('to', place.to)}<xdr:graphicFrame macro="">${name}${frame}</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr ${NAMESPACES}>${anchors.join('')}</xdr:wsDr>`;
}
