/** Cells of a workbook as texts, to see what somebody has changed. */
import { readXlsx } from 'hucre/xlsx';
import { reference } from './sheet-builder';

/** Texts by sheet and address; formulas as what they give. @throws where the bytes are no workbook */
export async function readCells(bytes: Uint8Array): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const { sheets } = await readXlsx(bytes);
  return new Map(
    sheets.map((sheet) => {
      const cells = new Map<string, string>();
      sheet.rows.forEach((row, index) => {
        row.forEach((value, column) => {
          if (value !== null && value !== undefined && value !== '') cells.set(reference(index, column), value instanceof Date ? value.toISOString() : String(value));
        });
      });
      return [sheet.name, cells] as const;
    }),
  );
}

export interface ChangedCell {
  readonly sheet: string;
  readonly cell: string;
  readonly issued: string;
  readonly found: string;
}

/** In the order of the issued workbook; a sheet that is gone is told as a whole. */
export async function changedCells(issued: Uint8Array, found: Uint8Array): Promise<readonly ChangedCell[]> {
  const [before, after] = [await readCells(issued), await readCells(found)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((sheet): ChangedCell[] => {
    const [one, other] = [before.get(sheet), after.get(sheet)];
    if (one === undefined || other === undefined) return [{ sheet, cell: '', issued: one === undefined ? '没有这张表' : '有这张表', found: other === undefined ? '没有这张表' : '有这张表' }];
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((cell) => (one.get(cell) === other.get(cell) ? [] : [{ sheet, cell, issued: one.get(cell) ?? '', found: other.get(cell) ?? '' }]));
  });
}
