import { damagedFile } from '../failures';
import { DateClass, dateClassOf } from '../xlsx/number-format';
import type { XmlAttributes } from '../xlsx/xml-tokenizer';

/** Formats with a name of their own; all others are number format codes. */
const NAMED: ReadonlyMap<string, DateClass> = new Map([
  ...['General', 'General Number', 'Currency', 'Euro Currency', 'Fixed', 'Standard', 'Percent', 'Scientific', 'Yes/No', 'True/False', 'On/Off'].map((name) => [name, DateClass.none] as const),
  ...['General Date', 'Long Date', 'Medium Date', 'Short Date'].map((name) => [name, DateClass.date] as const),
  ...['Long Time', 'Medium Time', 'Short Time'].map((name) => [name, DateClass.time] as const),
]);
const DEFAULT_STYLE = 'Default';
/** As many as Excel allows. */
const MOST_STYLES = 1 << 16;

/** Which styles of an XML Spreadsheet show dates. Styles stand before the sheets. */
export class XmlStyles {
  /** By index of a style; index 0 is a style that nothing is known of. */
  readonly dateClasses = new Uint8Array(MOST_STYLES);
  private readonly indexes = new Map<string, number>();
  private current = 0;

  /** @throws EngineFailure DAMAGED_FILE */
  begin(attributes: XmlAttributes): void {
    const index = this.indexes.size + 1;
    if (index >= MOST_STYLES) throw damagedFile('样式过多');
    this.indexes.set(attributes.get('ID') ?? '', index);
    this.dateClasses[index] = this.dateClasses[this.indexOf(attributes.get('Parent') ?? DEFAULT_STYLE)] ?? DateClass.none;
    this.current = index;
  }

  format(attributes: XmlAttributes): void {
    const code = attributes.get('Format');
    this.dateClasses[this.current] = code === undefined || code === '' ? DateClass.none : (NAMED.get(code) ?? dateClassOf(-1, code));
  }

  indexOf(id: string | undefined): number {
    return this.indexes.get(id ?? DEFAULT_STYLE) ?? 0;
  }
}
