/** What the import page shows of one file before anything is written. */
import type { InspectedFile, RecognisedTable, TableHeader, UnknownTable } from '../../../../shared/contract';
import { failureOf } from '../../failures';
import { hashSource } from '../read/byte-source';
import { openWorkbook } from '../read/open-workbook';
import type { HeadRow, TableLayout, UnknownTable as FoundUnknown } from '../recognise/types';
import { maskIdentifier } from '../text/cell-text';
import { columnName } from '../read/column-name';
import { shownAnswer, shownText } from './shown';
import { type FileTask, levelsOf, openInput } from './file-task';
import { doubtOf, rowsOfTable } from './level-meaning';
import { notRecognised } from './prepare-file';
import type { TableLevels } from './record';
import { type RecognisedSheet, recogniseWorkbook } from './recognise-workbook';
import { statedSchoolYear } from './row-dates';

const PREVIEW_ROWS = 5;
const EXAMPLES = 3;
const EXAMPLE_LENGTH = 24;

export type FileFacts = Omit<InspectedFile, 'path' | 'name' | 'source' | 'status'> & { readonly status: 'recognised' | 'failed' };

const nothing = { sha256: '', bytes: 0, format: null, tables: [], unknownTables: [], skippedSheets: [], hiddenSheets: 0 } as const;

/** Never throws but for CANCELLED: what is wrong with a file is part of the answer. */
export async function inspectFile(task: FileTask, signal: AbortSignal | undefined): Promise<FileFacts> {
  let sha256 = '';
  try {
    const source = await openInput(task.input, signal);
    try {
      sha256 = await hashSource(source, signal);
      const workbook = await openWorkbook(source, { passwords: task.passwords, ...(signal === undefined ? {} : { signal }) });
      try {
        const { sheets, skippedSheets, hiddenSheets } = await recogniseWorkbook(workbook, task);
        const tables = sheets.flatMap((sheet) => sheet.tables.map((layout) => describe(sheet, layout, levelsOf(task, layout))));
        const unknownTables = sheets.flatMap((sheet) => sheet.unknown.map((table) => describeUnknown(sheet, table)));
        for (const { sheet } of sheets) await sheet.close();
        const failed = tables.length === 0;
        return {
          bytes: source.size,
          sha256,
          format: workbook.format,
          status: failed ? 'failed' : 'recognised',
          tables,
          unknownTables,
          hiddenSheets,
          skippedSheets,
          error: failed ? notRecognised([...skippedSheets, ...unknownTables.map(({ sheet, headerRow }) => ({ sheet, reason: `第${headerRow}行的表头认不出是哪一种表，请指认。` }))]).error : null,
        };
      } finally {
        await workbook.close();
      }
    } finally {
      await source.close();
    }
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'CANCELLED') throw error;
    return { ...nothing, sha256, status: 'failed', error: failure };
  }
}

function describe(sheet: RecognisedSheet, layout: TableLayout, levels: TableLevels): RecognisedTable {
  const dataRows = rowsOfTable(sheet, layout);
  return {
    sheet: sheet.sheet.name,
    dataset: layout.dataset.id,
    layoutKey: layout.layoutKey,
    confidence: layout.confidence,
    needsConfirmation: layout.needsConfirmation,
    levelMeaning: doubtOf(layout, dataRows, levels),
    headerRow: layout.lastHeaderRow,
    title: layout.heading.title,
    schoolYear: statedSchoolYear(layout, sheet.head) ?? layout.heading.schoolYearOfDate,
    columns: layout.columns.map(({ column, header, sheetColumn }) => ({ columnId: column.id, label: column.label, header, sheetColumn: columnName(sheetColumn) })),
    headers: headersOf(layout, dataRows),
    hiddenRows: sheet.hiddenRows,
    hiddenColumns: [...sheet.hiddenColumns].filter((column) => column >= layout.firstColumn && column <= layout.lastColumn).length,
    unmappedHeaders: layout.unmappedHeaders,
    missingRequired: layout.missingRequired.map((column) => column.label),
    preview: dataRows.slice(0, PREVIEW_ROWS).map((row) =>
      layout.columns.map(({ column, sheetColumn }) => {
        const text = row.texts[sheetColumn] ?? '';
        return text === '' ? text : shownText(column, text);
      }),
    ),
  };
}

function headersOf(layout: TableLayout, dataRows: readonly HeadRow[]): TableHeader[] {
  const mapped = new Map(layout.columns.map((entry) => [entry.sheetColumn, entry]));
  const measured = new Map(layout.series.flatMap(({ series, entries }) => entries.map(({ sheetColumn }) => [sheetColumn, series.id])));
  return layout.headers.map(({ sheetColumn, path }, position) => {
    const entry = mapped.get(sheetColumn);
    const series = measured.get(sheetColumn);
    return {
      position,
      sheetColumn: columnName(sheetColumn),
      text: path,
      columnId: entry?.column.id ?? series ?? null,
      basis: entry?.basis ?? (series === undefined ? null : 'header'),
      examples: examplesOf(dataRows, sheetColumn, entry === undefined ? (series === undefined ? maskIdentifier : shownAnswer) : (text) => shownText(entry.column, text)),
    };
  });
}

function describeUnknown(sheet: RecognisedSheet, table: FoundUnknown): UnknownTable {
  const below = sheet.head.filter((row) => row.rowNumber > table.headerRow);
  return {
    sheet: sheet.sheet.name,
    layoutKey: table.layoutKey,
    headerRow: table.headerRow,
    headers: table.headers.map(({ sheetColumn, path }, position) => ({
      position,
      sheetColumn: columnName(sheetColumn),
      text: path,
      columnId: null,
      basis: null,
      examples: examplesOf(below, sheetColumn, maskIdentifier),
    })),
  };
}

function examplesOf(rows: readonly HeadRow[], sheetColumn: number, show: (text: string) => string): string[] {
  const examples = new Set<string>();
  for (const { texts } of rows) {
    const text = texts[sheetColumn] ?? '';
    if (text === '') continue;
    examples.add(show(text).slice(0, EXAMPLE_LENGTH));
    if (examples.size === EXAMPLES) break;
  }
  return [...examples];
}
