/** A, B … Z, AA … for a sheet column from 0. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** @param column sheet column from 0. @param row sheet row from 1. @returns C12 */
export function cellAddress(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}
