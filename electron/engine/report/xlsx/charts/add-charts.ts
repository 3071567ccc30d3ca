/** Puts charts into the parts of a package: chart, drawing, relationships, content types. */
import { drawingXml, type ChartPlace } from './drawing-xml';

export interface SheetChart {
  readonly place: ChartPlace;
  readonly xml: string;
  /** What it shows, for those who cannot see it. */
  readonly words: string;
}

/** Bytes by name of the part. */
export type PackageParts = Record<string, Uint8Array>;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPES = '[Content_Types].xml';
const TYPES = { chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml', drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml' } as const;
/** What comes after the drawing in a sheet. */
const AFTER_DRAWING = /<(?:legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/;
const RELATION = 'rIdCharts';

const read = (parts: PackageParts, name: string): string => new TextDecoder().decode(parts[name]);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * @param charts by number of the sheet's part, from 1
 * @returns the parts with the charts
 * @throws Error for a sheet that is not there or has a drawing
 */
export function addCharts(parts: PackageParts, charts: ReadonlyMap<number, readonly SheetChart[]>): PackageParts {
  const added: PackageParts = { ...parts };
  const types: string[] = [];
  const add = (name: string, kind: keyof typeof TYPES, xml: string): void => {
    added[name] = bytes(xml);
    types.push(`<Override PartName="/${name}" ContentType="${TYPES[kind]}"/>`);
  };
  let chartNumber = 0;
  let drawingNumber = 0;
  for (const [sheetNumber, own] of charts) {
    drawingNumber++;
    const sheet = `xl/worksheets/sheet${sheetNumber}.xml`;
    added[sheet] = bytes(withDrawing(read(parts, sheet), sheet));
    const sheetRelations = `xl/worksheets/_rels/sheet${sheetNumber}.xml.rels`;
    added[sheetRelations] = bytes(withRelations(parts[sheetRelations] === undefined ? null : read(parts, sheetRelations), [[RELATION, 'drawing', `../drawings/drawing${drawingNumber}.xml`]]));
    const related = own.map(({ xml }, index) => {
      chartNumber++;
      add(`xl/charts/chart${chartNumber}.xml`, 'chart', xml);
      return [`rId${index + 1}`, 'chart', `../charts/chart${chartNumber}.xml`] as const;
    });
    add(`xl/drawings/drawing${drawingNumber}.xml`, 'drawing', drawingXml(own));
    added[`xl/drawings/_rels/drawing${drawingNumber}.xml.rels`] = bytes(withRelations(null, related));
  }
  added[CONTENT_TYPES] = bytes(read(parts, CONTENT_TYPES).replace('</Types>', `${types.join('')}</Types>`));
  return added;
}

function withDrawing(xml: string, name: string): string {
  const at = AFTER_DRAWING.exec(xml)?.index;
  if (at === undefined || xml.includes('<drawing ')) throw new Error(`no place for a drawing in ${name}`);
  const drawn = `${xml.slice(0, at)}<drawing r:id="${RELATION}"/>${xml.slice(at)}`;
  return /<worksheet\b[^>]* xmlns:r=/.test(drawn) ? drawn : drawn.replace('<worksheet ', `<worksheet xmlns:r="${OFFICE}" `);
}

function withRelations(xml: string | null, relations: readonly (readonly [id: string, type: string, target: string])[]): string {
  const entries = relations.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('');
  return (xml ?? `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`).replace('</Relationships>', `${entries}</Relationships>`);
}
