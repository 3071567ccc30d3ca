/** Workbooks that ask for a password, decrypted in memory. */
import officeCrypto from 'officecrypto-tool';
import { CFB } from 'xlsx';
import { EngineFailure } from '../../../../../shared/contract';
import { memorySource } from '../byte-source';
import { damagedFile, fileTooLarge, throwIfCancelled } from '../failures';
import type { ByteSource, ReadLimits } from '../types';
import { type Decryptor, decryptorOf, UnknownCipher } from './office-package';

/** Excel's own for workbooks that are only protected against changes: nobody is asked for it. */
const BUILT_IN_PASSWORD = 'VelvetSweatshop';

/**
 * @param kind an OLE file with an EncryptedPackage, or an .xls with a password. @param source is left open.
 * @throws EngineFailure ENCRYPTED_WORKBOOK (with how many passwords were tried), DAMAGED_FILE, FILE_TOO_LARGE, CANCELLED
 */
export async function decryptWorkbook(source: ByteSource, kind: 'package' | 'xls', passwords: readonly string[], limits: ReadLimits, signal: AbortSignal | undefined): Promise<ByteSource> {
  if (source.size > limits.wholeFileBytes * 4) throw fileTooLarge('设有密码的文件过大', '请用 Excel 或 WPS 取消密码后另存为 .xlsx 再导入。', { bytes: source.size });
  const encrypted = await source.read(0, source.size);
  try {
    const decrypt = kind === 'package' ? packageDecryptor(encrypted) : null;
    for (const password of [BUILT_IN_PASSWORD, ...passwords]) {
      throwIfCancelled(signal);
      const plain = decrypt === null ? await decryptedXls(encrypted, password) : decrypt(password);
      if (plain !== null) return memorySource(source.name, plain);
    }
  } catch (error) {
    if (!(error instanceof UnknownCipher)) throw error;
    throw new EngineFailure('ENCRYPTED_WORKBOOK', '工作簿设有打开密码，而且用了很少见的加密方式，无法解开。请用 Excel 或 WPS 输入密码打开，取消密码后另存为 .xlsx 再导入。', { canDecrypt: false, cipher: error.message.slice(0, 40) });
  }
  throw passwordNeeded(passwords.length);
}

export function passwordNeeded(tried: number): EngineFailure {
  const message = tried === 0 ? '工作簿设有打开密码。请输入打开密码后重新读取，或让报送单位取消密码后重新发送。' : '工作簿设有打开密码，所给的密码都不对。请核对密码（注意大小写和输入法），或让报送单位取消密码后重新发送。';
  return new EngineFailure('ENCRYPTED_WORKBOOK', message, { tried, canDecrypt: true });
}

/** What the container library gives, which has no types of its own. */
interface Container {
  read(bytes: Buffer, options: { readonly type: 'buffer' }): unknown;
  find(container: unknown, path: string): { readonly content?: ArrayLike<number> } | null;
}

function packageDecryptor(encrypted: Buffer): Decryptor {
  const library = CFB as Container;
  let parts: (Buffer | null)[];
  try {
    const container = library.read(encrypted, { type: 'buffer' });
    parts = ['EncryptionInfo', 'EncryptedPackage'].map((name) => {
      const content = library.find(container, name)?.content;
      return content === undefined ? null : Buffer.from(content);
    });
  } catch (error) {
    throw damagedFile('加密文件的结构有误', {}, error);
  }
  const [info, content] = parts;
  if (info == null || content == null) throw damagedFile('加密信息不完整');
  return decryptorOf({ info, package: content });
}

/** RC4 and XOR of old workbooks. */
async function decryptedXls(encrypted: Buffer, password: string): Promise<Buffer | null> {
  try {
    // A copy: the library writes into the buffer it is given.
    return await officeCrypto.decrypt(Buffer.from(encrypted), { password });
  } catch {
    // It throws for a wrong password and for a kind of encryption that it does not know.
    return null;
  }
}
