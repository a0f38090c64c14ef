import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

const keyBytes = 32;

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Why a text cannot be an app's master key; null where it can. The text itself is never told: it is a secret. */
export function masterKeyFault(text: unknown): string | null {
  const key = typeof text === 'string' ? fromBase64(text) : null;
  if (key === null) return 'must be base64 text';
  return key.length === keyBytes ? null : `must be the base64 of ${keyBytes} bytes, not of ${key.length}`;
}

/**
 * The key of one encrypted channel, in base64: the SHA-256 of the channel's name and the master key (PROTOCOL 2.7).
 * @param masterKey base64 that {@link masterKeyFault} finds no fault with
 */
export function sharedSecret(masterKey: string, channel: string): string {
  const digest = sha256(concatBytes(utf8ToBytes(channel), fromBase64(masterKey) ?? new Uint8Array()));
  return btoa(String.fromCharCode(...digest));
}
