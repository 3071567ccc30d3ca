/** The xlsx writer of report models. The library behind it is named in this folder only. */
import { writeXlsx } from 'hucre/xlsx';
import type { ReportChart } from '../chart-model';
import type { ReportModel, ReportSection } from '../model';
import { finishPackage } from './finish-package';
import { proseSheet } from './prose-sheet';
import { sheetName } from './safe-text';
import type { BuiltSheet } from './sheet-builder';
import { tableSheet } from './table-sheet';
import { textSheet } from './text-sheet';

/** @param issuedOn time stamp of the document, so that equal content gives equal bytes. */
export async function writeWorkbook(model: ReportModel, options: { readonly issuedOn: Date }): Promise<Uint8Array> {
  const taken: string[] = [];
  const sheets = model.sections.flatMap((section): BuiltSheet[] => {
    if (section.kind === 'chart') return [];
    const name = sheetName(section.name, taken);
    taken.push(name);
    return [sheetOf(section, model.title, name)];
  });
  return writeSheets(sheets, model.title, options.issuedOn);
}

function sheetOf(section: Exclude<ReportSection, ReportChart>, title: string, name: string): BuiltSheet {
  switch (section.kind) {
    case 'table':
      return tableSheet(section, name);
    case 'text':
      return textSheet(section, name);
    case 'prose':
      return proseSheet(section, title, name);
  }
}

export async function writeSheets(sheets: readonly BuiltSheet[], title: string, issuedOn: Date): Promise<Uint8Array> {
  const written = await writeXlsx({
    sheets: sheets.map(({ sheet }) => sheet),
    namedRanges: sheets.flatMap(({ printNames }) => printNames),
    defaultFont: { name: '仿宋_GB2312', size: 11, charset: 134 },
    properties: { title, creator: '育心数据台', created: issuedOn, modified: issuedOn },
  });
  return sheets.some(({ finish }) => Object.keys(finish).length > 0) ? finishPackage(written, sheets, issuedOn) : written;
}
