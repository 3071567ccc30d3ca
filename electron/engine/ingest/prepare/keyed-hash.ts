/**
 * HMAC-SHA-256 (FIPS 198-1, FIPS 180-4) of short texts under one key. node:crypto makes two objects for every digest, which takes
 * four times as long as the digest of a pupil's number itself.
 */
import { createHash } from 'node:crypto';

const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;
const STATE_WORDS = 8;
const ROUNDS = 64;
const INNER = 0x36;
const OUTER = 0x5c;

const primes = firstPrimes(ROUNDS);
/** The first 32 bits of the fractions of the primes' square and cube roots. */
const INITIAL = Int32Array.from(primes.slice(0, STATE_WORDS), (prime) => fractionOf(Math.sqrt(prime)));
const CONSTANTS = Int32Array.from(primes, (prime) => fractionOf(Math.cbrt(prime)));

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

function fractionOf(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}

/** The message schedule of the block at hand: its 16 words, then those made from them. */
const schedule = new Int32Array(ROUNDS);

/** Takes the block in `schedule` into the state. */
function compress(state: Int32Array): void {
  for (let index = 16; index < ROUNDS; index++) {
    const far = schedule[index - 15]!;
    const near = schedule[index - 2]!;
    const small0 = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3);
    const small1 = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10);
    schedule[index] = (schedule[index - 16]! + small0 + schedule[index - 7]! + small1) | 0;
  }
  // Taken apart by hand: the language's own way makes an iterator.
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let round = 0; round < ROUNDS; round++) {
    const large1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + large1 + ((e & f) ^ (~e & g)) + CONSTANTS[round]! + schedule[round]!) | 0;
    const large0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (large0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}

function takeBlock(state: Int32Array, bytes: Uint8Array, at: number): void {
  for (let word = 0, from = at; word < 16; word++, from += 4) schedule[word] = (bytes[from]! << 24) | (bytes[from + 1]! << 16) | (bytes[from + 2]! << 8) | bytes[from + 3]!;
  compress(state);
}

/** The state after the block that the key makes. */
function stateOf(key: Uint8Array, mask: number): Int32Array {
  const state = INITIAL.slice();
  takeBlock(state, Uint8Array.from({ length: BLOCK_BYTES }, (_, index) => (key[index] ?? 0) ^ mask), 0);
  return state;
}

export class KeyedHash {
  private readonly inner: Int32Array;
  private readonly outer: Int32Array;
  private readonly state = new Int32Array(STATE_WORDS);
  private message = Buffer.alloc(4 * BLOCK_BYTES);
  private readonly first = new DataView(new ArrayBuffer(16));

  constructor(key: Uint8Array) {
    const own = key.length > BLOCK_BYTES ? createHash('sha256').update(key).digest() : key;
    this.inner = stateOf(own, INNER);
    this.outer = stateOf(own, OUTER);
  }

  /** The first 128 bits of the digest of the text in UTF-8. */
  first128(text: string): bigint {
    this.digest(text);
    const { first, state } = this;
    for (let word = 0; word < 4; word++) first.setInt32(4 * word, state[word]!);
    return (first.getBigUint64(0) << 64n) | first.getBigUint64(8);
  }

  private digest(text: string): void {
    const { state } = this;
    const blocks = this.pad(text);
    state.set(this.inner);
    for (let block = 0; block < blocks; block++) takeBlock(state, this.message, block * BLOCK_BYTES);
    for (let word = 0; word < 15; word++) schedule[word] = word < STATE_WORDS ? state[word]! : 0;
    schedule[STATE_WORDS] = 0x80000000 | 0;
    schedule[15] = (BLOCK_BYTES + 4 * STATE_WORDS) * 8;
    state.set(this.outer);
    compress(state);
  }

  /** Writes the text with its padding into `message`. @returns its blocks. */
  private pad(text: string): number {
    // A character of UTF-16 takes up to three bytes.
    const most = text.length * 3 + 1 + LENGTH_BYTES + BLOCK_BYTES;
    if (most > this.message.length) this.message = Buffer.alloc(most);
    const { message } = this;
    const length = this.write(text);
    const blocks = Math.ceil((length + 1 + LENGTH_BYTES) / BLOCK_BYTES);
    const end = blocks * BLOCK_BYTES;
    message[length] = 0x80;
    for (let at = length + 1; at < end - 4; at++) message[at] = 0;
    message.writeUInt32BE((BLOCK_BYTES + length) * 8, end - 4);
    return blocks;
  }

  /** Numbers are ASCII: only other texts are worth a call. */
  private write(text: string): number {
    const { message } = this;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) return message.write(text);
      message[at] = code;
    }
    return text.length;
  }
}
