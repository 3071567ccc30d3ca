/** A definition file, JSON or a workbook, as a checked scale. */
import { EngineFailure } from '../../../../shared/contract';
import type { ScaleDefinition } from '../../../../shared/scales';
import { type FileInput, openInput } from '../../ingest/prepare/file-task';
import { readSmallForm } from '../../ingest/prepare/small-form';
import { type CustomScale, parseCustomScaleText } from './custom-scale';
import { parseScaleSheet } from './scale-sheet';
import { type Cell, DEFINITION_SHEET } from './sheet-layout';

/** A thousand questions with all that can be said of them take a tenth of it. */
const LARGEST_TEXT = 1024 ** 2;

/**
 * @param others scales whose names may not be used again.
 * @throws EngineFailure of opening and reading; BAD_REQUEST for a file that is larger than a definition can be
 */
export async function readDefinition(input: FileInput, others: readonly ScaleDefinition[], signal: AbortSignal | undefined): Promise<CustomScale> {
  const text = await jsonTextOf(input, signal);
  if (text !== null) return parseCustomScaleText(text, others);
  const found = await readSmallForm(input, { label: '量表定义表', sheet: DEFINITION_SHEET }, signal);
  const rows: Cell[][] = [];
  for (const { row, cells } of found) {
    while (rows.length < row - 1) rows.push([]);
    rows.push([...cells]);
  }
  return parseScaleSheet(rows, others);
}

/** Told by content: null for whatever does not begin like a JSON object. */
async function jsonTextOf(input: FileInput, signal: AbortSignal | undefined): Promise<string | null> {
  const source = await openInput(input, signal);
  try {
    const head = (await source.read(0, Math.min(64, source.size))).toString('utf8').replace(/^\uFEFF/, '').trimStart();
    if (!head.startsWith('{')) return null;
    if (source.size > LARGEST_TEXT) throw new EngineFailure('BAD_REQUEST', '这个文件比量表定义大得多，不是量表定义。请选择本程序的量表定义文件。', { bytes: source.size });
    return (await source.read(0, source.size)).toString('utf8').replace(/^\uFEFF/, '');
  } finally {
    await source.close();
  }
}
