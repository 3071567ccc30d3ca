/** Where the files of a run go: a folder of its own, or an archive. Neither writes over what is there. */
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EngineFailure, type ProducedFile } from '../../../../shared/contract';
import { LONGEST_PATH } from '../file-names';
import { ZipWriter } from '../xlsx/zip-writer';

/** `present`: a file of the same content is there already; `taken`: one of other content, which stays. */
export type Put = 'written' | 'present' | 'taken';

export interface Destination {
  /** @param file with `/` between folders @throws EngineFailure CANNOT_WRITE */
  put(file: string, bytes: Uint8Array): Promise<Put>;
  /** Absolute; null for an archive. */
  readonly folder: string | null;
  finish(): ProducedFile | null;
}

/**
 * A file appears under its name only when it is whole.
 * @param files all that are to come, with `/` between folders
 * @throws EngineFailure FILE_NOT_FOUND where the chosen folder is not there, BAD_REQUEST where paths get too long for Windows
 */
export async function folderDestination(chosen: string, name: string, files: readonly string[]): Promise<Destination> {
  const folder = join(chosen, name);
  if (!(await stat(chosen).then((status) => status.isDirectory(), () => false))) throw new EngineFailure('FILE_NOT_FOUND', `找不到文件夹“${chosen}”。请先建好，或另选一个。`, { folder: chosen });
  const longest = files.reduce((most, file) => Math.max(most, file.length), 0) + folder.length + 1 + PART.length;
  if (longest > LONGEST_PATH) throw new EngineFailure('BAD_REQUEST', `所选文件夹的路径太长，加上学校名有${longest}个字符，Windows 打不开。请选一个路径短一些的文件夹，例如 D:\\反馈单。`, { folder: chosen, longest });
  return {
    folder,
    finish: () => null,
    async put(file, bytes) {
      const path = join(folder, ...file.split('/'));
      try {
        const there = await readFile(path).catch(ifMissing);
        if (there !== null) return Buffer.compare(there, bytes) === 0 ? 'present' : 'taken';
        await mkdir(dirname(path), { recursive: true });
        await writeFile(`${path}${PART}`, bytes);
        await rename(`${path}${PART}`, path);
        return 'written';
      } catch (error) {
        if (error instanceof Error && /ENOSPC/.test(error.message)) throw error;
        throw new EngineFailure('CANNOT_WRITE', `写不进“${path}”。请检查文件夹是否还在、可以写入，文件是否正在 Word 或 WPS 中打开。`, { path }, { cause: error });
      }
    },
  };
}

/** Of a file that is being written. */
const PART = '.part';

function ifMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

/** Files are compressed themselves. @param modified time stamp of all: equal files give equal archives */
export function archiveDestination(name: string, modified: Date): Destination {
  const zip = new ZipWriter(modified);
  return {
    folder: null,
    put: (file, bytes) => {
      zip.store(`${name}/${file}`, bytes);
      return Promise.resolve('written');
    },
    finish: () => ({ fileName: `${name}.zip`, bytes: zip.finish() }),
  };
}
