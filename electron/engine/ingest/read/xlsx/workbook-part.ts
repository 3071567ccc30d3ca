import { posix } from 'node:path';
import { damagedFile, hostileFile } from '../failures';
import type { SheetReader } from '../types';
import type { PackageParts } from '../zip/package-parts';
import { parseXml } from './xml-part';
import { isTrue } from './xml-text';
import type { XmlAttributes } from './xml-tokenizer';

export interface SheetEntry {
  readonly name: string;
  readonly state: SheetReader['state'];
  readonly part: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

interface Relation {
  /** Last step of the type's address, the same in transitional and strict files. */
  readonly type: string;
  readonly target: string;
}

/** Calls `visit` for each element of a small part. */
async function visitElements(parts: PackageParts, part: string, visit: (name: string, attributes: XmlAttributes) => void): Promise<void> {
  parseXml(await parts.bytes(part), { open: visit, close: () => undefined, text: () => undefined });
}

/** Name of the part that lists the relations of `part`; '' stands for the package itself. */
function relationsPart(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** Targets are relative to the folder of the part, or absolute; some producers write backslashes. */
function resolveTarget(part: string, target: string): string {
  const normal = target.replaceAll('\\', '/');
  return normal.startsWith('/') ? normal.slice(1) : posix.join(posix.dirname(part), normal);
}

async function relationsOf(parts: PackageParts, part: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  const listing = relationsPart(part);
  if (parts.locate(listing) === undefined) return relations;
  await visitElements(parts, listing, (name, attributes) => {
    const target = attributes.get('Target');
    if (name !== 'Relationship' || target === undefined || attributes.get('TargetMode') === 'External') return;
    const type = attributes.get('Type') ?? '';
    relations.set(attributes.get('Id') ?? '', { type: type.slice(type.lastIndexOf('/') + 1), target: resolveTarget(part, target) });
  });
  return relations;
}

function stateOf(value: string | undefined): SheetReader['state'] {
  return value === 'hidden' || value === 'veryHidden' ? value : 'visible';
}

/** Name of the main part: by the package's relations, else where every producer puts it. */
async function workbookPart(parts: PackageParts): Promise<string> {
  for (const relation of (await relationsOf(parts, '')).values()) {
    if (relation.type === 'officeDocument' && parts.locate(relation.target) !== undefined) return relation.target;
  }
  return 'xl/workbook.xml';
}

/**
 * Reads the list of worksheets and where their parts are. Chart, dialog and macro sheets hold no cells and are left out.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE
 */
export async function readWorkbookPart(parts: PackageParts): Promise<WorkbookParts> {
  const workbook = await workbookPart(parts);
  const relations = await relationsOf(parts, workbook);
  const partOfType = (type: string): string | undefined => [...relations.values()].find((relation) => relation.type === type && parts.locate(relation.target) !== undefined)?.target;
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await visitElements(parts, workbook, (element, attributes) => {
    if (element === 'workbookPr') date1904 = isTrue(attributes.get('date1904'));
    if (element !== 'sheet') return;
    const name = attributes.get('name') ?? '';
    const relation = relations.get(attributes.get('id') ?? '');
    if (relation === undefined) throw damagedFile(`工作表“${name}”没有内容部件`, { sheet: name });
    if (relation.type !== 'worksheet') return;
    const part = parts.locate(relation.target);
    if (part === undefined) throw damagedFile(`工作表“${name}”的内容部件缺失`, { sheet: name, part: relation.target });
    // Thousands of sheets over one part would be read thousands of times, past every limit on size.
    if (sheets.some((sheet) => sheet.part === part)) throw hostileFile(`工作表“${name}”与另一工作表共用内容`, { sheet: name });
    sheets.push({ name, state: stateOf(attributes.get('state')), part });
  });
  return { sheets, date1904, sharedStrings: partOfType('sharedStrings'), styles: partOfType('styles') };
}
