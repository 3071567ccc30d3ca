/** A blank workbook to fill in, made from the catalogue: what is filled in by its rules imports without a question. */
import type { DatasetDefinition } from '../../../shared/datasets';
import { formSheet } from './template-form';
import { guideSheet } from './template-guide';
import { writeSheets } from './xlsx/write-workbook';

/**
 * @param schoolYear stands in the title, 2025-2026; whoever fills it in for another year changes it there.
 * @param issuedOn time stamp of the document: equal requests give equal bytes.
 */
export async function templateWorkbook(dataset: DatasetDefinition, schoolYear: string, issuedOn: Date): Promise<Uint8Array> {
  return writeSheets([formSheet(dataset, schoolYear), guideSheet(dataset)], `${dataset.label}模板`, { issuedOn });
}
