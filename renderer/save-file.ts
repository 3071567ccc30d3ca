import type { EngineError, ProducedFile } from '../shared/contract';
import type { DesktopShell } from '../shared/contract/shell';
import { formatBytes } from '../shared/format';
import { shellFailure } from './shell-failure';

export interface SavedFile {
  /** Chinese: where it went, how large it is. */
  readonly message: string;
  /** Its path; null where the browser has it. */
  readonly place: string | null;
}

export type SaveOutcome =
  | ({ readonly state: 'saved' } & SavedFile)
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: EngineError };

/** Hands a produced file to the host and says, in Chinese, where it went. */
export async function saveProduced(shell: DesktopShell, file: ProducedFile): Promise<SaveOutcome> {
  try {
    const place = await shell.saveFile(file.fileName, file.bytes);
    if (place === null) return { state: 'cancelled' };
    const size = formatBytes(file.bytes.byteLength);
    return shell.kind === 'electron'
      ? { state: 'saved', message: `已保存到 ${place}（${size}）`, place }
      : { state: 'saved', message: `已交给浏览器下载：${place}（${size}），在浏览器的下载文件夹中。`, place: null };
  } catch (reason) {
    return { state: 'failed', error: shellFailure(reason) };
  }
}
