import { createByteBuffer, type ByteBuffer } from './byte-buffer.js';

/** What a decoder refuses. */
export interface FramingLimits {
  /** Largest message, in bytes of UTF-8. @default 10485760 (10 MiB) */
  readonly maxBytes?: number;
}

/** What a piece of the byte stream held. */
export interface Decoded {
  /** The messages that became whole, in order. */
  readonly messages: readonly string[];
  /** Why the stream cannot be read any further, or null. The line has to be closed: its framing is lost. */
  readonly error: string | null;
}

/** Finds the messages in one byte stream. */
export interface FrameDecoder {
  /** Takes the next bytes, split and joined in any way. Never throws; after an error it gives that error again. */
  push(bytes: Uint8Array): Decoded;
}

/**
 * How messages are told apart on a byte stream.
 *
 * @example
 * const decoder = newlineFraming.createDecoder();
 * socket.on('data', (bytes) => decoder.push(bytes).messages.forEach(handle));
 * socket.write(newlineFraming.encode('{"event":"pusher:ping"}'));
 */
export interface Framing {
  encode(text: string): Uint8Array;
  createDecoder(limits?: FramingLimits): FrameDecoder;
}

/** Of a message whose framing was given no limit. */
export const defaultMaxBytes: number = 10 * 1024 * 1024;
const encoder = new TextEncoder();

/** Moves what it can out of the stream; a string says why the stream is broken. */
export type Step = (bytes: Uint8Array, emit: (message: Uint8Array) => void) => string | null;

/** Makes a decoder of a step: reads what it emits as UTF-8, and stays broken once it is. */
export function createDecoder(step: Step): FrameDecoder {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let error: string | null = null;

  return {
    push(bytes) {
      if (error !== null) return { messages: [], error };
      const messages: string[] = [];
      try {
        error = step(bytes, (message) => messages.push(utf8.decode(message)));
      } catch {
        // as over a WebSocket, which closes with 1007: text with holes in it would be somebody's wrong data
        error = 'A message is not valid UTF-8.';
      }
      return { messages, error };
    },
  };
}

const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === space || byte === carriageReturn || byte === 0x09);
}

/** What a decoder says of a message over its limit. */
export function tooLong(maxBytes: number): string {
  return `A message is longer than ${maxBytes} bytes.`;
}

function newlineStep(pending: ByteBuffer, maxBytes: number): Step {
  return (bytes, emit) => {
    let from = 0;
    for (;;) {
      const at = bytes.indexOf(newline, from);
      const part = bytes.subarray(from, at === -1 ? bytes.length : at);
      if (pending.length + part.length > maxBytes) return tooLong(maxBytes);
      pending.append(part);
      if (at === -1) return null;
      const line = pending.take(pending.length);
      if (!isBlank(line)) emit(line.at(-1) === carriageReturn ? line.subarray(0, -1) : line);
      from = at + 1;
    }
  };
}

/**
 * One JSON text a line, ended by `\n`. `\r\n` and blank lines are accepted. Line breaks between the tokens of a JSON
 * text are sent as spaces, which mean the same; inside its strings JSON has none.
 */
export const newlineFraming: Framing = {
  encode: (text) => encoder.encode(`${text.replace(/[\r\n]/g, ' ')}\n`),
  createDecoder: ({ maxBytes = defaultMaxBytes } = {}) =>
    createDecoder(newlineStep(createByteBuffer(), maxBytes)),
};

const headerBytes = 4;

/** Four bytes, big-endian. */
export function readLength(header: Uint8Array): number {
  return new DataView(header.buffer, header.byteOffset, header.byteLength).getUint32(0);
}

function lengthStep(pending: ByteBuffer, maxBytes: number): Step {
  return (bytes, emit) => {
    pending.append(bytes);
    while (pending.length >= headerBytes) {
      const length = readLength(pending.peek(headerBytes));
      if (length < headerBytes)
        return `A message says that it is ${length} bytes long; its own header has 4.`;
      if (length - headerBytes > maxBytes) return tooLong(maxBytes);
      if (pending.length < length) return null;
      emit(pending.take(length).subarray(headerBytes));
    }
    return null;
  };
}

/** A length of 4 bytes, big-endian, that counts itself too; then the text. */
export const lengthPrefixedFraming: Framing = {
  encode(text) {
    const payload = encoder.encode(text);
    const frame = new Uint8Array(headerBytes + payload.length);
    new DataView(frame.buffer).setUint32(0, frame.length);
    frame.set(payload, headerBytes);
    return frame;
  },
  createDecoder: ({ maxBytes = defaultMaxBytes } = {}) =>
    createDecoder(lengthStep(createByteBuffer(), maxBytes)),
};
