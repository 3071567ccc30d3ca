import type { Page } from 'playwright-core';

/** In place of whatever stands in the editor. */
export async function writeSql(page: Page, sql: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(sql);
  await page.keyboard.press('Escape');
}

/** Rows of the result as plain texts, without separators of thousands. */
export async function resultRows(page: Page): Promise<string[][]> {
  const rows = await page.getByTestId('query-result').getByRole('row').evaluateAll((found) =>
    found.sort((one, other) => Number(one.getAttribute('aria-rowindex')) - Number(other.getAttribute('aria-rowindex'))).map((row) =>
      [...row.querySelectorAll<HTMLElement>('[role=gridcell][aria-colindex]')]
        // The grid keeps cells that it does not need at the moment.
        .filter((cell) => cell.offsetParent !== null)
        .sort((one, other) => Number(one.getAttribute('aria-colindex')) - Number(other.getAttribute('aria-colindex')))
        .map((cell) => cell.innerText.trim()),
    ),
  );
  return rows.filter((cells) => cells.length > 0).map((cells) => cells.map(withoutSeparators));
}

/** 1,234 as 1234. */
export function withoutSeparators(text: string): string {
  return text.replace(/(?<=\d),(?=\d{3})/g, '');
}
