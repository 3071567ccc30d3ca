import { openArchive, type ArchiveMember } from '../read/archive';
import { sniff } from '../read/sniff';
import { DEFAULT_READ_LIMITS, type ByteSource } from '../read/types';
import { openWhereItIs } from '../prepare/file-task';
import type { SourceFile } from './sources';

/** Archives inside archives inside archives: nobody sends more. */
const DEEPEST = 3;
const archiveName = /\.zip$/i;

/** The files inside an archive, or the file itself when it is none (or cannot be opened: the reading will say why). */
export async function expandArchive(file: SourceFile, signal: AbortSignal | undefined): Promise<readonly SourceFile[]> {
  // Told by content, never by name; but of all formats only those that begin like a zip are opened here.
  let source: ByteSource;
  try {
    source = await openWhereItIs(file.input, signal);
  } catch {
    return [file];
  }
  try {
    return (await membersOf(source, file, signal)) ?? [file];
  } finally {
    await source.close();
  }
}

async function membersOf(source: ByteSource, file: SourceFile, signal: AbortSignal | undefined): Promise<SourceFile[] | null> {
  const depth = file.input.members?.length ?? 0;
  if (depth > DEEPEST) return null;
  let members: readonly ArchiveMember[];
  try {
    if ((await source.read(0, 2)).toString('latin1') !== 'PK' || (await sniff(source, DEFAULT_READ_LIMITS, signal)).kind !== 'zip') return null;
    ({ members } = await openArchive(source, DEFAULT_READ_LIMITS, signal));
  } catch {
    return null;
  }
  if (members.length === 0) return null;
  const files: SourceFile[] = [];
  for (const member of members) {
    const inside = withMember(file, member);
    const nested = archiveName.test(member.name) ? await nestedIn(member, inside, signal) : null;
    files.push(...(nested ?? [inside]));
  }
  return files;
}

async function nestedIn(member: ArchiveMember, file: SourceFile, signal: AbortSignal | undefined): Promise<SourceFile[] | null> {
  try {
    const source = await member.open();
    try {
      return await membersOf(source, file, signal);
    } finally {
      await source.close();
    }
  } catch {
    return null;
  }
}

function withMember(file: SourceFile, member: ArchiveMember): SourceFile {
  const members = [...(file.input.members ?? []), member.name];
  return {
    ...file,
    source: { ...file.source, members },
    input: { ...file.input, members },
    path: `${file.path}/${member.name}`,
    displayName: `${file.displayName}/${member.name}`,
    bytes: member.size,
  };
}
