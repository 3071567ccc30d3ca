/** Running text as a sheet, for reports that are read in a spreadsheet program. */
import type { ReportProse } from '../prose-model';
import { type BuiltSheet, SheetBuilder } from './sheet-builder';
import { styles } from './styles';

/** Lines of about as many characters as a document has. */
const LINE_CHARACTERS = 84;
/** Two characters, as in a document. */
const INDENT = '　　';

export function proseSheet(section: ReportProse, title: string, name: string): BuiltSheet {
  const sheet = new SheetBuilder(name, [LINE_CHARACTERS]);
  sheet.wholeLine(0, title, styles.title, 44);
  section.blocks.forEach((block, position) => sheet.wholeLine(position + 1, `${INDENT}${block.kind === 'paragraph' ? (block.lead ?? '') : ''}${block.text}`, block.kind === 'heading' ? styles.section : styles.line, 20));
  return sheet.build({ portrait: true });
}
