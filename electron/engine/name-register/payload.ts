/**
 * What one hand-over to a school holds, before it is encrypted to the school: an archive that any age program and any zip program open as well. The parts of the
 * register stand in it as the imports have encrypted them; the bureau cannot put them together anew.
 */
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { EngineFailure } from '../../../shared/contract';
import { ZipWriter } from '../report/xlsx/zip-writer';

const FORMAT = 'yuxin-desk name register';
const ABOUT = '说明.json';
const LIST = '跟进名单.csv';
const PADDING = '填充.bin';
const PART = /^名册\/\d{6}-\d{4}\.csv\.age$/;
const BLOCK_BYTES = 64 * 1024;
/** Far more than a school's pupils of a year take. */
const MOST_BYTES = 256 * 1024 ** 2;

const about = z.object({ format: z.literal(FORMAT), version: z.literal(1), schoolName: z.string(), schoolYear: z.string(), madeAt: z.string(), unit: z.string() });

export interface HandOver {
  readonly schoolName: string;
  readonly schoolYear: string;
  /** Local time, 2026-03-01 09:30:00. */
  readonly madeAt: string;
  /** Who hands it over. */
  readonly unit: string;
  /** Age files, those of the latest import first. */
  readonly parts: readonly Uint8Array[];
  /** CSV; null where no list was asked for. */
  readonly followUpList: string | null;
}

/** @param parts by batch and number @param modified time stamp of all entries */
export function packHandOver({ schoolName, schoolYear, madeAt, unit, followUpList }: Omit<HandOver, 'parts'>, parts: readonly { readonly batch: number; readonly part: number; readonly content: Uint8Array }[], modified: Date): Uint8Array {
  const zip = new ZipWriter(modified);
  zip.store(ABOUT, Buffer.from(JSON.stringify({ format: FORMAT, version: 1, schoolName, schoolYear, madeAt, unit })));
  for (const { batch, part, content } of parts) zip.store(`名册/${String(batch).padStart(6, '0')}-${String(part).padStart(4, '0')}.csv.age`, content);
  if (followUpList !== null) {
    const list = Buffer.from(followUpList);
    zip.store(LIST, list);
    // An encrypted file tells its length, and a list its number of pupils by that.
    zip.store(PADDING, new Uint8Array(BLOCK_BYTES - (list.length % BLOCK_BYTES)));
  }
  return zip.finish();
}

/** @throws EngineFailure DAMAGED_FILE for what this program did not make */
export function unpackHandOver(bytes: Uint8Array): HandOver {
  try {
    const entries = unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= MOST_BYTES });
    const { schoolName, schoolYear, madeAt, unit } = about.parse(JSON.parse(strFromU8(entries[ABOUT] ?? new Uint8Array())));
    const parts = Object.entries(entries).filter(([name]) => PART.test(name)).sort(([a], [b]) => (a < b ? 1 : -1)).map(([, content]) => content);
    const list = entries[LIST];
    return { schoolName, schoolYear, madeAt, unit, parts, followUpList: list === undefined ? null : strFromU8(list) };
  } catch (error) {
    throw new EngineFailure('DAMAGED_FILE', '这个文件不是育心数据台交给学校的名册，或已损坏。请向教育局重新索取。', {}, { cause: error });
  }
}
