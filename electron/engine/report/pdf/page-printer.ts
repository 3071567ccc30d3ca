/** What a host that can print gives to the engine. */
import type { PageOrientation } from '../../../../shared/page-orientation';

/** One PDF file for each way of laying the paper: browsers print sheets of both in one file in new versions only. */
export interface PrintedPages {
  /** Of every sheet, in order. */
  readonly order: readonly PageOrientation[];
  /** Sheets of this orientation, in order; absent where there are none. */
  readonly files: Readonly<Partial<Record<PageOrientation, Uint8Array>>>;
}

/**
 * @param html a page of `report/html`, to be laid out on sheets and printed
 * @throws EngineFailure CANNOT_PRINT
 */
export type PagePrinter = (html: string) => Promise<PrintedPages>;
