import { createByteBuffer, type ByteBuffer } from './byte-buffer.js';
import { createDecoder, defaultMaxBytes, readLength, tooLong, type Framing, type Step } from './framing.js';

const encoder = new TextEncoder();
const [letterA, letterB, end] = [0x41, 0x42, 0x00];
const headerBytes = 5;

/** That server wants the key under another name than the rest of the family: `app_key`. */
function renameKey(text: string): string {
  return text.replace(/^\{"event":"pusher:auth","auth":/, '{"event":"pusher:auth","app_key":');
}

/** What one step found: a message of this length after a head, with a tail; null: not yet whole. */
type Found = { readonly head: number; readonly length: number; readonly tail: number } | string | null;

function findWebman(pending: ByteBuffer, maxBytes: number): Found {
  const [letter] = pending.peek(1);
  if (letter === letterA) {
    if (pending.length < headerBytes) return null;
    const length = readLength(pending.peek(headerBytes).subarray(1));
    if (length > maxBytes) return tooLong(maxBytes);
    return pending.length < headerBytes + length ? null : { head: headerBytes, length, tail: 0 };
  }
  if (letter !== letterB) return 'A message begins with neither A nor B.';
  const at = pending.peek(pending.length).indexOf(end);
  if ((at === -1 ? pending.length : at) - 1 > maxBytes) return tooLong(maxBytes);
  return at === -1 ? null : { head: 1, length: at - 1, tail: 1 };
}

function webmanStep(pending: ByteBuffer, maxBytes: number): Step {
  return (bytes, emit) => {
    pending.append(bytes);
    while (pending.length > 0) {
      const found = findWebman(pending, maxBytes);
      if (found === null || typeof found === 'string') return found;
      const { head, length, tail } = found;
      emit(pending.take(head + length + tail).subarray(head, head + length));
    }
    return null;
  };
}

const createWebmanDecoder: Framing['createDecoder'] = ({ maxBytes = defaultMaxBytes } = {}) =>
  createDecoder(webmanStep(createByteBuffer(), maxBytes));

/**
 * The first framing of hsk99/webman-push (PROTOCOL 3.6): `A`, the length of the text in 4 bytes, big-endian, and the
 * text. The key is sent under the name that this server wants.
 *
 * @example
 * import { tcp, webmanLengthFraming } from 'copresent/node';
 * createEngine({ appKey: 'app-key', url: 'tcp://127.0.0.1:3131', transport: tcp({ framing: webmanLengthFraming }) });
 */
export const webmanLengthFraming: Framing = {
  encode(text) {
    const payload = encoder.encode(renameKey(text));
    const frame = new Uint8Array(headerBytes + payload.length);
    frame[0] = letterA;
    new DataView(frame.buffer).setUint32(1, payload.length);
    frame.set(payload, headerBytes);
    return frame;
  },
  createDecoder: createWebmanDecoder,
};

/**
 * The second framing of hsk99/webman-push (PROTOCOL 3.6): `B`, the text, and a byte of zero, which JSON never has.
 *
 * @example
 * import { tcp, webmanTextFraming } from 'copresent/node';
 * tcp({ framing: webmanTextFraming });
 */
export const webmanTextFraming: Framing = {
  encode: (text) => encoder.encode(`B${renameKey(text)}\0`),
  createDecoder: createWebmanDecoder,
};

const [quote, backslash, openBrace, closeBrace] = [0x22, 0x5c, 0x7b, 0x7d];

/** Finds where JSON objects begin and end. All that is between them is passed over. */
function jsonStep(pending: ByteBuffer, maxBytes: number): Step {
  let depth = 0;
  let inString = false;
  let escaped = false;

  /** The depth after a byte. Bytes of a character above ASCII are none of those that count. */
  function read(byte: number): number {
    if (inString) {
      if (!escaped && byte === quote) inString = false;
      escaped = !escaped && byte === backslash;
    } else if (byte === quote) inString = depth > 0;
    else if (byte === openBrace) depth += 1;
    else if (byte === closeBrace) depth = Math.max(0, depth - 1);
    return depth;
  }

  return (bytes, emit) => {
    let from = 0;
    for (let at = 0; at < bytes.length; at++) {
      const before = depth;
      if (read(bytes[at] ?? 0) === 0 && before === 0) from = at + 1;
      const isEnd = depth === 0 && before > 0;
      if (pending.length + at + 1 - from > maxBytes) return tooLong(maxBytes);
      if (!isEnd) continue;
      pending.append(bytes.subarray(from, at + 1));
      emit(pending.take(pending.length));
      from = at + 1;
    }
    if (depth > 0) pending.append(bytes.subarray(from));
    return null;
  };
}

/**
 * No framing at all (PROTOCOL 3.6): JSON objects one after another, with or without space between them. A server
 * without framing loses what comes glued together, so that only lines that are read at once are safe with it.
 *
 * @example
 * import { jsonStreamFraming, tcp } from 'copresent/node';
 * tcp({ framing: jsonStreamFraming });
 */
export const jsonStreamFraming: Framing = {
  encode: (text) => encoder.encode(text),
  createDecoder: ({ maxBytes = defaultMaxBytes } = {}) =>
    createDecoder(jsonStep(createByteBuffer(), maxBytes)),
};
