/** The school's side: what a hand-over holds, read with the school's private key. Needs no workspace. */
import { Decrypter } from 'age-encryption';
import { EngineFailure } from '../../../shared/contract';
import { FOLLOW_UP_COLUMNS, REGISTER_COLUMNS } from '../../../shared/name-register';
import { csvRows } from './csv-line';
import { type HandOver, unpackHandOver } from './payload';

export interface OpenedRegister extends Omit<HandOver, 'parts' | 'followUpList'> {
  /** Values of REGISTER_COLUMNS; of each pupil what the latest import says. */
  readonly pupils: readonly (readonly string[])[];
  /** Values of FOLLOW_UP_COLUMNS and of the REGISTER_COLUMNS after the first, which are empty where the register does not know the pupil; null: no list was handed over. */
  readonly followUp: readonly (readonly string[])[] | null;
  /** Parts that none of the private keys opens: they were encrypted to an earlier one. */
  readonly closedParts: number;
}

/** @param identities private keys as `identitiesOf` finds them @throws EngineFailure WRONG_PASSPHRASE where none opens it, DAMAGED_FILE */
export async function openRegister(bytes: Uint8Array, identities: readonly string[]): Promise<OpenedRegister> {
  const whole = await decrypted(bytes, identities);
  if (whole === null) throw new EngineFailure('WRONG_PASSPHRASE', '这个密钥打不开这份名册：名册是用另一个公钥加密的，或文件已损坏。请用报送公钥时生成的密钥文件。');
  const { parts, followUpList, ...about } = unpackHandOver(whole);
  const pupils = new Map<string, readonly string[]>();
  let closedParts = 0;
  for (const part of parts) {
    const table = await decrypted(part, identities);
    if (table === null) closedParts++;
    else for (const row of csvRows(Buffer.from(table).toString('utf8'))) if (!pupils.has(row[0] ?? '')) pupils.set(row[0] ?? '', row);
  }
  const nobody = REGISTER_COLUMNS.map(() => '');
  const followUp = followUpList === null ? null : csvRows(followUpList).map((row) => [...row.slice(0, FOLLOW_UP_COLUMNS.length), ...(pupils.get(row[0] ?? '') ?? nobody).slice(1)]);
  return { ...about, pupils: [...pupils.values()], followUp, closedParts };
}

async function decrypted(bytes: Uint8Array, identities: readonly string[]): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return decrypter.decrypt(bytes).catch(() => null);
}
