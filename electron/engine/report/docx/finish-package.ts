/** Puts into the parts of a written document what the library cannot: fonts' other names, East Asian fonts of charts, fixed times and numbers. */
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { localToday } from '../../../../shared/as-of';
import { ZipWriter } from '../xlsx/zip-writer';
import { fontTableXml } from './fonts';
import { markedPackage } from './template/mark-package';

const FONT_TABLE = 'word/fontTable.xml';

/**
 * @param issuedOn the only time in the document, so that equal content gives equal bytes.
 * @param ownFonts the document came with a table of fonts, which stays.
 * @param mark which report it is, of a document that does not say so yet.
 */
export function finishDocument(written: Uint8Array, issuedOn: Date, { ownFonts = false, mark }: { readonly ownFonts?: boolean; readonly mark?: { readonly id: string; readonly dataState: string } } = {}): Uint8Array {
  const parts = mark === undefined ? unzipSync(written) : markedPackage(unzipSync(written), mark);
  const zip = new ZipWriter(issuedOn);
  const numbers = new Numbers();
  for (const name of Object.keys(parts).sort(contentTypesFirst)) {
    const bytes = ownFonts && name === FONT_TABLE ? (parts[name] ?? new Uint8Array()) : finished(name, parts[name] ?? new Uint8Array(), issuedOn);
    zip.deflate(name, /\.(xml|rels)$/.test(name) ? strToU8(numbers.inPlaceOfChance(strFromU8(bytes))) : bytes);
  }
  return zip.finish();
}

/** The library names relationships by chance and counts drawings through the life of the program. */
class Numbers {
  private readonly relations = new Map<string, string>();
  private drawings = 0;

  inPlaceOfChance(xml: string): string {
    return xml
      .replace(/(?<==")rId[a-z0-9_-]{16,}(?=")/g, (id) => {
        const known = this.relations.get(id) ?? `rIdPart${this.relations.size + 1}`;
        this.relations.set(id, known);
        return known;
      })
      .replace(/(<wp:docPr id=")\d+/g, (_, start: string) => `${start}${++this.drawings}`);
  }
}

/** Readers expect [Content_Types].xml first. */
function contentTypesFirst(one: string, other: string): number {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}

function finished(name: string, bytes: Uint8Array, issuedOn: Date): Uint8Array {
  if (name === FONT_TABLE) return strToU8(fontTableXml());
  if (name === 'docProps/core.xml') return strToU8(withFixedTimes(strFromU8(bytes), issuedOn));
  if (/^word\/charts\/chart[^/]*\.xml$/.test(name)) return strToU8(finishedChart(strFromU8(bytes)));
  return name.endsWith('.xlsx') ? finishDocument(bytes, issuedOn) : bytes;
}

/** Names of categories stand at the edge of the drawing, also where bars go both ways. */
function finishedChart(xml: string): string {
  const fonts = xml.replace(/<a:latin typeface="([^"]*)"\/><a:ea typeface="[^"]*"\/>/g, '<a:latin typeface="$1"/><a:ea typeface="$1"/>');
  return fonts.replace(/<c:catAx>.*?<\/c:catAx>/gs, (axis) => axis.replace('<c:tickLblPos val="nextTo"/>', '<c:tickLblPos val="low"/>'));
}

function withFixedTimes(core: string, issuedOn: Date): string {
  // As the clock of the office shows it, so that the bytes do not depend on the time zone.
  const time = `${localToday(issuedOn)}T${issuedOn.toTimeString().slice(0, 8)}Z`;
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${time}`);
}
