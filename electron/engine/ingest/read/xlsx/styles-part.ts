import { dateClassOf } from './number-format';
import { parseXml } from './xml-part';

/**
 * Reads the cell formats of a workbook. Entry i is the DateClass of the cells with style index i; an index
 * beyond the end has no date format.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE
 */
export function readDateStyles(styles: Buffer): Uint8Array {
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  const path: string[] = [];
  parseXml(styles, {
    open(name, attributes) {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'numFmt' && parent === 'numFmts') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      if (name === 'xf' && parent === 'cellXfs') formatIds.push(Number(attributes.get('numFmtId') ?? 0));
    },
    close: () => path.pop(),
    text: () => undefined,
  });
  return Uint8Array.from(formatIds, (id) => dateClassOf(id, codes.get(id)));
}
