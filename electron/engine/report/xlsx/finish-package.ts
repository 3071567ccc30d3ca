/** Puts into the parts of a written workbook what the library cannot: charts, long lists, formats of whole columns. */
import { colToLetter } from 'hucre/xlsx';
import { unzipSync } from 'fflate';
import { addCharts } from './charts/add-charts';
import { safeText } from './safe-text';
import type { BuiltSheet, List, SheetFinish } from './sheet-builder';
import { type WriteText, ZipWriter } from './zip-writer';

/** Characters put together before they are compressed. */
const CHUNK = 64 * 1024;

/** @param written the package as the library made it, its sheets in the order of `sheets`. */
export async function finishPackage(written: Uint8Array, sheets: readonly BuiltSheet[], modified: Date): Promise<Uint8Array> {
  const zip = new ZipWriter(modified);
  const charts = new Map(sheets.flatMap(({ finish }, index) => (finish.charts === undefined ? [] : [[index + 1, finish.charts] as const])));
  for (const [name, bytes] of Object.entries(addCharts(unzipSync(written), charts))) {
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
    const finish = number === undefined ? undefined : sheets[Number(number) - 1]?.finish;
    if (name === 'xl/styles.xml') zip.deflate(name, new TextEncoder().encode(withBuiltInFormats(new TextDecoder().decode(bytes))));
    else if (finish?.list === undefined && finish?.columnStylesFrom === undefined && finish?.textNumbers === undefined) zip.deflate(name, bytes);
    else await zip.deflateText(name, (write) => writeSheet(new TextDecoder().decode(bytes), finish, write));
  }
  return zip.finish();
}

/** Formats that have a number of their own in every program. */
const builtInFormats = new Map([
  ['@', 49],
  ['General', 0],
]);

/** The library numbers all formats anew; what is text by the built-in number is text in every program. */
function withBuiltInFormats(styles: string): string {
  return [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"\/>/g)].reduce((xml, [, id = '', code = '']) => {
    const builtIn = builtInFormats.get(code);
    return builtIn === undefined ? xml : xml.replace(new RegExp(`(<xf [^>]*?numFmtId=")${id}"`, 'g'), `$1${builtIn}"`);
  }, styles);
}

async function writeSheet(written: string, { list, columnStylesFrom, textNumbers }: SheetFinish, write: WriteText): Promise<void> {
  let xml = written;
  if (columnStylesFrom !== undefined) xml = withColumnStyles(xml, columnStylesFrom);
  if (textNumbers !== undefined) xml = withTextNumbers(xml, textNumbers);
  if (list === undefined) await write(xml);
  else await writeList(xml, list, write);
}

/** Style numbers of the cells of one row (from 0) by column letter; 0 is the style of a cell that names none. */
function stylesOf(xml: string, row: number): Map<string, string> {
  const cells = xml.slice(...extentOf(xml, row));
  return new Map([...cells.matchAll(/<c r="([A-Z]+)\d+"(?:[^>]*? s="(\d+)")?/g)].map(([, column = '', style = '0']) => [column, style]));
}

function extentOf(xml: string, row: number): [number, number] {
  const start = xml.indexOf(`<row r="${row + 1}"`);
  const end = xml.indexOf('</row>', start);
  if (start < 0 || end < 0) throw new Error(`no row ${row + 1} in the written sheet`);
  return [start, end];
}

function withColumnStyles(xml: string, row: number): string {
  const styles = stylesOf(xml, row);
  return xml.replace(/<col min="(\d+)"/g, (start, column: string) => `${start} style="${styles.get(colToLetter(Number(column) - 1)) ?? '0'}"`);
}

/** The element has its place after the print set-up and before drawings. */
function withTextNumbers(xml: string, range: string): string {
  const place = /<(?:drawing|legacyDrawing|picture|tableParts|extLst)\b|<\/worksheet>/.exec(xml)?.index ?? xml.length;
  return `${xml.slice(0, place)}<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors>${xml.slice(place)}`;
}

async function writeList(xml: string, { firstRow, looks, rowCount, rows }: List, write: WriteText): Promise<void> {
  const styles = stylesOf(xml, firstRow);
  const attributes = looks.map((_, column) => ` s="${styles.get(colToLetter(column)) ?? '0'}"`);
  const [start, endOfLooks] = extentOf(xml, firstRow);
  // What the builder has written below the list follows it.
  const end = endOfLooks + '</row>'.length;
  const lastOfList = Math.max(firstRow, firstRow + rowCount - 1) + 1;
  const letters = Array.from({ length: 200 }, (_, column) => colToLetter(column));

  let chunk = xml.slice(0, start).replace(/(<dimension ref="[A-Z]+\d+:[A-Z]+)(\d+)"/, (_, range: string, last: string) => `${range}${Math.max(lastOfList, Number(last))}"`);
  let row = firstRow;
  for (const { height, values, looks: own } of rows()) {
    row++;
    chunk += `<row r="${row}" ht="${height}" customHeight="1">`;
    for (let column = 0; column < values.length; column++) {
      const value = values[column];
      const place = `<c r="${letters[column] ?? colToLetter(column)}${row}"${attributes[own[column] ?? 0] ?? ''}`;
      if (typeof value === 'number') chunk += `${place}><v>${value}</v></c>`;
      else if (value === undefined || value === '') chunk += `${place}/>`;
      else chunk += `${place} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    }
    chunk += '</row>';
    if (chunk.length < CHUNK) continue;
    await write(chunk);
    chunk = '';
  }
  await write(chunk + xml.slice(end));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  const safe = /[\p{Cc}_\ufffe\uffff]/u.test(text) || text.length > 1000 ? safeText(text) : text;
  return /[&<>]/.test(safe) ? safe.replace(/[&<>]/g, (character) => entities[character] ?? character) : safe;
}
