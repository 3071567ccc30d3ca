import { EngineFailure } from '../../../../shared/contract';
import { DEFAULT_LEVEL_MAPPING, type LevelMapping, numberingOf } from '../../../../shared/risk';
import type { KeyedScale } from '../../../../shared/scales';
import { openArchive } from '../read/archive';
import { memorySource, openFileSource } from '../read/byte-source';
import { DEFAULT_READ_LIMITS, type ByteSource } from '../read/types';
import type { RememberedLayout, TableLayout } from '../recognise/types';
import type { TableLevels } from './record';

/** Where the bytes of one file are; `members` are entries of (nested) archives from the outside in. */
export type FileInput =
  | { readonly kind: 'path'; readonly path: string; readonly members?: readonly string[] | undefined }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array; readonly members?: readonly string[] | undefined };

/** All that is needed to look at one file; can be sent to a worker thread. */
export interface FileTask {
  readonly input: FileInput;
  /** Name with the folders below what was chosen: folders tell counties. */
  readonly displayName: string;
  readonly passwords: readonly string[];
  readonly includeHidden: boolean;
  readonly memory: readonly RememberedLayout[];
  /** What 一级 means; without it: the worst. */
  readonly levels?: LevelMapping;
  /** Questionnaires of the bureau's own, beside the built-in ones. */
  readonly ownScales: readonly KeyedScale[];
}

export function levelsOf({ levels = DEFAULT_LEVEL_MAPPING }: FileTask, { layoutKey }: TableLayout): TableLevels {
  return { numbering: numberingOf(levels, layoutKey), agreed: levels.layouts.some((layout) => layout.layoutKey === layoutKey) };
}

/** A file up to this size is held in memory: it cannot change between being hashed and being read. */
const HELD_IN_MEMORY = 64 * 1024 ** 2;

/**
 * The file's bytes, held in memory when there are few.
 * @throws EngineFailure FILE_NOT_FOUND, FILE_UNREADABLE, ENCRYPTED_WORKBOOK, DAMAGED_FILE, HOSTILE_FILE, CANCELLED
 */
export async function openInput(input: FileInput, signal: AbortSignal | undefined): Promise<ByteSource> {
  const source = await openWhereItIs(input, signal);
  const isOnDisk = input.kind === 'path' && input.members === undefined;
  return isOnDisk && source.size <= HELD_IN_MEMORY ? inMemory(source) : source;
}

/** The same without reading anything but what leads to an archive's member. */
export async function openWhereItIs(input: FileInput, signal: AbortSignal | undefined): Promise<ByteSource> {
  let source = input.kind === 'path' ? await openFileSource(input.path) : memorySource(input.name, input.bytes);
  for (const member of input.members ?? []) source = await openMember(source, member, signal);
  return source;
}

async function inMemory(source: ByteSource): Promise<ByteSource> {
  try {
    return memorySource(source.name, await source.read(0, source.size));
  } finally {
    await source.close();
  }
}

async function openMember(source: ByteSource, name: string, signal: AbortSignal | undefined): Promise<ByteSource> {
  try {
    const archive = await openArchive(source, DEFAULT_READ_LIMITS, signal);
    const member = archive.members.find((entry) => entry.name === name);
    if (member === undefined) throw new EngineFailure('FILE_NOT_FOUND', `压缩包里没有“${name}”：压缩包可能已被替换，请重新选择。`, { member: name });
    return await member.open();
  } finally {
    await source.close();
  }
}
