/** Files out of a drop or a file input, folders walked to the bottom. */

export interface CollectedFile {
  readonly file: File;
  /** Path below the dropped folder, or the file's name. */
  readonly name: string;
}

/** Left over by Excel, WPS and file managers beside the real files: never tables. */
const LITTER = /^(~\$|\.~|\._)|^(\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

export function isLitter(name: string): boolean {
  return LITTER.test(name.split('/').at(-1) ?? name);
}

function readBatch(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function walk(entry: FileSystemEntry, found: CollectedFile[]): Promise<void> {
  const name = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    found.push({ file: await fileOf(entry as FileSystemFileEntry), name });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A directory hands out its entries in pieces of about a hundred until an empty one.
  for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader)) {
    for (const child of batch) await walk(child, found);
  }
}

/**
 * Must be called within the drop event: the items are void after it. What cannot be read as an entry is
 * taken as a plain file.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<readonly CollectedFile[]> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files];
  if (entries.length === 0 || entries.some((entry) => entry === null)) return filesOfList(plain);
  const found: CollectedFile[] = [];
  for (const entry of entries) if (entry !== null) await walk(entry, found);
  return found.filter(({ name }) => !isLitter(name));
}

export function filesOfList(files: Iterable<File>): readonly CollectedFile[] {
  return [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name })).filter(({ name }) => !isLitter(name));
}
