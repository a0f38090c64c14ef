import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { channelStringToSign, userStringToSign } from '../protocol/signatures.js';

/** The two halves of an application's credentials that signing takes. */
export interface SigningKey {
  readonly key: string;
  readonly secret: string;
}

/** HMAC-SHA256 as 64 hexadecimal digits. */
export function signText(secret: string, text: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(text)));
}

/** MD5 as 32 hexadecimal digits: the HTTP API's `body_md5`. */
export function md5Hex(text: string): string {
  return bytesToHex(md5(utf8ToBytes(text)));
}

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export function equalsInConstantTime(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let i = 0; i < left.length; i++) difference |= left.charCodeAt(i) ^ (right.charCodeAt(i) || 0);
  return difference === 0;
}

/**
 * The `auth` of a private channel, or with `channelData` (the exact text that is sent) of a presence channel.
 *
 * @example
 * signChannel({ key: 'app-key', secret: 'app-secret' }, '123.456', 'private-orders');
 */
export function signChannel(
  app: SigningKey,
  socketId: string,
  channel: string,
  channelData?: string,
): string {
  return `${app.key}:${signText(app.secret, channelStringToSign(socketId, channel, channelData))}`;
}

/** The `auth` of a sign-in; `userData` is the exact text that is sent. */
export function signUser(app: SigningKey, socketId: string, userData: string): string {
  return `${app.key}:${signText(app.secret, userStringToSign(socketId, userData))}`;
}
