/** Workbooks that ask for a password, decrypted in memory. */
import officeCrypto from 'officecrypto-tool';
import { EngineFailure } from '../../../../../shared/contract';
import { memorySource } from '../byte-source';
import { fileTooLarge, throwIfCancelled } from '../failures';
import type { ByteSource, ReadLimits } from '../types';

/** Excel's own for workbooks that are only protected against changes: nobody is asked for it. */
const BUILT_IN_PASSWORD = 'VelvetSweatshop';

/**
 * @param source an OLE file with an EncryptedPackage, or an .xls with a password. Left open.
 * @throws EngineFailure ENCRYPTED_WORKBOOK (with how many passwords were tried), FILE_TOO_LARGE, CANCELLED
 */
export async function decryptWorkbook(source: ByteSource, passwords: readonly string[], limits: ReadLimits, signal: AbortSignal | undefined): Promise<ByteSource> {
  if (source.size > limits.wholeFileBytes * 4) throw fileTooLarge('设有密码的文件过大', '请用 Excel 或 WPS 取消密码后另存为 .xlsx 再导入。', { bytes: source.size });
  const encrypted = await source.read(0, source.size);
  for (const password of [BUILT_IN_PASSWORD, ...passwords]) {
    throwIfCancelled(signal);
    try {
      // A copy: the library writes into the buffer it is given.
      return memorySource(source.name, await officeCrypto.decrypt(Buffer.from(encrypted), { password }));
    } catch {
      // Wrong password, or a kind of encryption that it does not know: the next one tells.
    }
  }
  throw passwordNeeded(passwords.length);
}

export function passwordNeeded(tried: number): EngineFailure {
  const message = tried === 0 ? '工作簿设有打开密码。请输入打开密码后重新读取，或让报送单位取消密码后重新发送。' : '工作簿设有打开密码，所给的密码都不对。请核对密码（注意大小写和输入法），或让报送单位取消密码后重新发送。';
  return new EngineFailure('ENCRYPTED_WORKBOOK', message, { tried, canDecrypt: true });
}
