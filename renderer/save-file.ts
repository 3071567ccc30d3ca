import type { EngineError, ProducedFile } from '../shared/contract';
import type { DesktopShell } from '../shared/contract/shell';
import { formatBytes } from '../shared/format';
import { shellFailure } from './shell-failure';

export type SaveOutcome =
  | { readonly state: 'saved'; readonly message: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: EngineError };

/** Hands a produced file to the host and says, in Chinese, where it went. */
export async function saveProduced(shell: DesktopShell, file: ProducedFile): Promise<SaveOutcome> {
  try {
    const place = await shell.saveFile(file.fileName, file.bytes);
    if (place === null) return { state: 'cancelled' };
    const size = formatBytes(file.bytes.byteLength);
    const message = shell.kind === 'electron' ? `已保存到 ${place}（${size}）` : `已交给浏览器下载：${place}（${size}），在浏览器的下载文件夹中。`;
    return { state: 'saved', message };
  } catch (reason) {
    return { state: 'failed', error: shellFailure(reason) };
  }
}
