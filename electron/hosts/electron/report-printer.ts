/** Prints a report's page to PDF in a window of its own, which nobody sees and in which nothing runs. */
import { BrowserWindow } from 'electron';

/** Pages of reports stay far below; a longer address is not opened. */
const LARGEST_PAGE = 1_500_000;

/** @param html a whole page that needs nothing from outside. */
export async function printReport(html: string): Promise<Uint8Array> {
  const bytes = Buffer.from(html);
  if (bytes.byteLength > LARGEST_PAGE) throw new RangeError('the report is too long to be printed at once');
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, images: false } });
  try {
    await window.loadURL(`data:text/html;charset=utf-8;base64,${bytes.toString('base64')}`);
    // Sizes, margins and page numbers are those of the page's own style.
    return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  } finally {
    window.destroy();
  }
}
