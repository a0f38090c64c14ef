import { isRecord, parseJson } from '../lib/json.js';

/** NaCl's secretbox, as @noble/ciphers has it. */
export type Cipher = (key: Uint8Array, nonce: Uint8Array) => { decrypt(ciphertext: Uint8Array): Uint8Array };

/** An encrypted payload (PROTOCOL 2.7). */
export interface SealedBox {
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
}

const keyBytes = 32;
const nonceBytes = 24;
/** The tag; a text of no length has this much. */
const overheadBytes = 16;

/** Null for what is no base64. */
function fromBase64(text: unknown): Uint8Array | null {
  if (typeof text !== 'string') return null;
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The key of a channel, from the `shared_secret` of its authorisation; null where that is none. */
export function readKey(secret: unknown): Uint8Array | null {
  const key = fromBase64(secret);
  return key?.length === keyBytes ? key : null;
}

/** The payload of an encrypted event, as a text or an object; null where it is none. */
export function readBox(data: unknown): SealedBox | null {
  const box = typeof data === 'string' ? parseJson(data) : data;
  if (!isRecord(box)) return null;
  const nonce = fromBase64(box['nonce']);
  const ciphertext = fromBase64(box['ciphertext']);
  const isWhole = nonce?.length === nonceBytes && ciphertext && ciphertext.length >= overheadBytes;
  return isWhole ? { nonce, ciphertext } : null;
}

/** The text in a box; null where the key is not the one that it was closed with, or somebody changed it. */
export function openBox(cipher: Cipher, key: Uint8Array, { nonce, ciphertext }: SealedBox): string | null {
  try {
    return new TextDecoder().decode(cipher(key, nonce).decrypt(ciphertext));
  } catch {
    return null;
  }
}
