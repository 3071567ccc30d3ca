import { fileTooLarge } from '../failures';
import type { ByteSource, ReadLimits } from '../types';

/** @throws EngineFailure FILE_TOO_LARGE for a file of a kind that is held whole in memory */
export function checkWholeFile(source: ByteSource, limits: ReadLimits): void {
  if (source.size <= limits.wholeFileBytes) return;
  throw fileTooLarge(`这种旧格式的文件超过 ${Math.round(limits.wholeFileBytes / 1024 ** 2)} MB`, '请用 Excel 或 WPS 打开，另存为 .xlsx 后导入。', { bytes: source.size });
}
