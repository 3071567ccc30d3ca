import { formatBytes } from '../shared/format';
import type { DesktopShell } from '../shared/contract/shell';

/** Says where a file went. @param place what `saveFile` returned; @param bytes size of the file. */
export function savedMessage(shell: DesktopShell, place: string, bytes: number): string {
  return shell.kind === 'electron'
    ? `已保存到 ${place}（${formatBytes(bytes)}）`
    : `已交给浏览器下载：${place}（${formatBytes(bytes)}），在浏览器的下载文件夹中。`;
}
