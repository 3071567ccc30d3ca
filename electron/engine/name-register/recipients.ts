/** Public keys of schools, in the age format. */
import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { EngineFailure } from '../../../shared/contract';

/** X25519 alone: what every age program can make and open. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
const SECRET = /AGE-SECRET-KEY-/i;

/** @returns the key as it is kept @throws EngineFailure BAD_REQUEST, also for what is a private key */
export function checkedRecipient(written: string): string {
  const recipient = written.trim();
  if (SECRET.test(recipient)) throw new EngineFailure('BAD_REQUEST', '这是学校的私钥，不是公钥：没有保存。私钥只能由学校自己保管；请告知学校重新生成一对密钥，只报送 age1 开头的公钥。');
  const isWellFormed = (): boolean => {
    try {
      new Encrypter().addRecipient(recipient);
      return true;
    } catch {
      return false;
    }
  };
  if (!RECIPIENT.test(recipient) || !isWellFormed()) throw new EngineFailure('BAD_REQUEST', '公钥不对：应以 age1 开头，共 62 个字符。请原样复制学校报送的公钥，不要漏字。');
  return recipient;
}

/** Sixteen hexadecimal digits in fours, to be compared over the telephone. */
export function recipientFingerprint(recipient: string): string {
  return createHash('sha256').update(recipient).digest('hex').slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}

/** One age file that nobody but the holder of the private key opens. */
export function sealTo(recipient: string, content: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(content);
}
