/** Reports on paper: as PDF, or by the dialog of the system. */
import type { WebContents } from 'electron';
import { PAGE_ORIENTATIONS, type PageOrientation } from '../../../shared/page-orientation';
import type { PrintedPages } from '../../engine/report/pdf/page-printer';
import { withLaidPage } from './hidden-page';

/** Chromium before 131 lays a file that holds sheets of both orientations out by the first of them, so each has a file of its own. */
const ONLY: Readonly<Record<PageOrientation, string>> = {
  upright: '@media print { .paper.across { display: none; } }',
  across: '@page { size: A4 landscape; margin: 0; } @media print { .paper:not(.across) { display: none; } .paper.across { page: auto; } }',
};

async function printOnly(contents: WebContents, orientation: PageOrientation): Promise<Uint8Array> {
  const style = await contents.insertCSS(ONLY[orientation]);
  try {
    // Sizes and margins are those of the page's own style.
    return Uint8Array.from(await contents.printToPDF({ preferCSSPageSize: true, printBackground: true }));
  } finally {
    await contents.removeInsertedCSS(style);
  }
}

/** @param html of the engine's `report/html` @throws PrintingStopped */
export function printReport(html: string): Promise<PrintedPages> {
  return withLaidPage(html, async (contents, order) => {
    const files: Partial<Record<PageOrientation, Uint8Array>> = {};
    for (const orientation of PAGE_ORIENTATIONS) if (order.includes(orientation)) files[orientation] = await printOnly(contents, orientation);
    return { order, files };
  });
}

/** What the system answers where nothing went wrong: the dialog was closed without printing. */
const CANCELLED = /cancel/i;

/** The system's dialog for printers. @returns whether it was printed @throws Error with the system's reason */
export function printOnPaper(html: string): Promise<boolean> {
  return withLaidPage(
    html,
    (contents, order) =>
      new Promise((resolve, reject) => {
        contents.print({ silent: false, printBackground: true, landscape: order[0] === 'across', pageSize: 'A4', margins: { marginType: 'none' } }, (printed, reason) => {
          if (printed || CANCELLED.test(reason)) resolve(printed);
          else reject(new Error(reason));
        });
      }),
    true,
  );
}
