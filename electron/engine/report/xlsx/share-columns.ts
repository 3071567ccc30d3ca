/** What one of several texts side by side wants, in characters. */
export interface ColumnNeed {
  /** Below this something is cut or broken. */
  readonly least: number;
  /** At this it stands on one line. */
  readonly wish: number;
}

/**
 * Shares the columns of a sheet out among texts side by side, each over one or more whole columns: to all what they
 * wish where there is room, else the least and a share of the rest by what is still wished.
 * @param widths of the sheet's columns, in characters; at least as many as there are needs.
 * @returns number of columns per text, together all of them.
 */
export function shareColumns(needs: readonly ColumnNeed[], widths: readonly number[]): number[] {
  const sum = (values: readonly number[]): number => values.reduce((running, value) => running + value, 0);
  const total = sum(widths);
  const wished = sum(needs.map((need) => need.wish));
  const least = sum(needs.map((need) => need.least));
  const shares = needs.map((need) => {
    if (wished <= total) return need.wish * (total / Math.max(1, wished));
    if (least >= total) return need.least * (total / least);
    return need.least + (need.wish - need.least) * ((total - least) / (wished - least));
  });

  const spans: number[] = [];
  let column = 0;
  let position = 0;
  let goal = 0;
  shares.forEach((share, index) => {
    goal += share;
    const lastColumn = widths.length - (needs.length - 1 - index);
    let span = 0;
    // The boundary goes to the column edge nearest to where it should be.
    while (column + span < lastColumn && (span === 0 || position + (widths[column + span] ?? 0) / 2 <= goal)) {
      position += widths[column + span] ?? 0;
      span++;
    }
    if (index === needs.length - 1) span = widths.length - column;
    spans.push(span);
    column += span;
  });
  return spans;
}
