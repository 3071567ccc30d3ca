import { EngineFailure } from '../../../shared/contract';
import { openArchive } from '../../../electron/engine/ingest/read/archive';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import { sniff } from '../../../electron/engine/ingest/read/sniff';
import type { ByteSource } from '../../../electron/engine/ingest/read/types';
import { DEFAULT_READ_LIMITS } from '../../../electron/engine/ingest/read/types';

const DEEPEST_ARCHIVE = 3;

/** Rows of everything in the source: all sheets of a workbook, all members of an archive. */
async function rowsOf(source: ByteSource, depth: number): Promise<number> {
  if (depth < DEEPEST_ARCHIVE && (await sniff(source, DEFAULT_READ_LIMITS)).kind === 'zip') {
    let rows = 0;
    for (const member of (await openArchive(source, DEFAULT_READ_LIMITS)).members) rows += await rowsOf(await member.open(), depth + 1);
    return rows;
  }
  const workbook = await openWorkbook(source);
  let rows = 0;
  for (const sheet of workbook.sheets) {
    await sheet.merges();
    await sheet.hiddenColumns();
    for await (const batch of sheet.batches()) rows += batch.rowCount;
  }
  return rows;
}

/** How reading everything in a source ends: `read true`, `read false` (nothing in it) or the failure's code. Throws what is no EngineFailure. */
export async function outcomeOf(source: ByteSource): Promise<string> {
  try {
    return `read ${(await rowsOf(source, 0)) > 0}`;
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    if (!error.error.message.includes('请')) throw new Error(`no advice: ${error.error.message}`, { cause: error });
    return error.error.code;
  }
}
