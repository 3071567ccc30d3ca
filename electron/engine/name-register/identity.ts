/** A school's pair of keys, in the files that every age program reads. */
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

const SECRET = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

export interface KeyPair {
  /** What the school gives the bureau. */
  readonly recipient: string;
  /** Content of the file that the school keeps. */
  readonly file: string;
}

/** @param madeAt local time, for the reader of the file */
export async function newKeyPair(madeAt: string): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  return { recipient, file: `# created: ${madeAt}\n# public key: ${recipient}\n${identity}\n` };
}

/** The private keys in a file: an old one beside the new opens what was made before the change. Empty where it holds none. */
export function identitiesOf(file: string): readonly string[] {
  return file.split(/\r?\n/).map((line) => line.trim()).filter((line) => SECRET.test(line));
}
