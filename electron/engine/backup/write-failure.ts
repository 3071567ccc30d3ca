import { EngineFailure } from '../../../shared/contract';
import { isDiskFull } from '../disk-full';

/** What an error of the file system says to an official. */
export function writeFailure(error: unknown, path: string): EngineFailure {
  const { code = '', message = String(error) } = (error ?? {}) as NodeJS.ErrnoException;
  const details = { path, original: message };
  if (isDiskFull(error)) return new EngineFailure('DISK_FULL', '磁盘空间不足，没有写成。请清理磁盘，或换一个空间足够的位置后重试；原有文件未受影响。', details, { cause: error });
  if (code === 'ENOENT' || code === 'ENODEV' || code === 'EIO' || code === 'ENXIO') return new EngineFailure('FILE_NOT_FOUND', '找不到文件或文件夹。请检查 U 盘、网络文件夹是否已接好，是否被移动或改名。', details, { cause: error });
  return new EngineFailure('CANNOT_WRITE', '没有写成：这个位置不能写入。请检查文件夹权限和是否只读，或换一个位置。', details, { cause: error });
}
