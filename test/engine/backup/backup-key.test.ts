import { randomBytes } from 'node:crypto';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { backupIdentity } from '../../../electron/engine/backup/backup-key';
import { bech32 } from '../../../electron/engine/backup/bech32';

describe('the key of backups', () => {
  it('is written as BIP 173 has it', () => {
    // Test vectors of BIP 173: data parts of 0…31 as five-bit groups, and nothing.
    expect(bech32('a', new Uint8Array())).toBe('a12uel5l');
    const groups = Array.from({ length: 32 }, (_, index) => index);
    const bits = groups.map((value) => value.toString(2).padStart(5, '0')).join('');
    const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
    expect(bech32('abcdef', bytes)).toBe('abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw');
  });

  it('follows from the workspace’s own key alone, and is an identity of the age format', async () => {
    const key = randomBytes(32);
    expect(backupIdentity(key)).toBe(backupIdentity(Buffer.from(key)));
    expect(backupIdentity(key)).not.toBe(backupIdentity(randomBytes(32)));
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(backupIdentity(key)));
    const decrypter = new Decrypter();
    decrypter.addIdentity(backupIdentity(key));
    expect(await decrypter.decrypt(await encrypter.encrypt('数据'), 'text')).toBe('数据');
  });
});
