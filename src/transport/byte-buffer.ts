const smallest = 1024;
/** Above this, an emptied buffer gives its memory back: one large message does not stay paid for. */
const keptWhenEmpty = 64 * 1024;

/** Bytes that arrived and were not yet taken. Each byte is copied a constant number of times, however it came. */
export interface ByteBuffer {
  readonly length: number;
  append(bytes: Uint8Array): void;
  /** The first `count` bytes, without taking them; valid until the next call. */
  peek(count: number): Uint8Array;
  /** Takes the first `count` bytes; what it gives is valid until the next call. */
  take(count: number): Uint8Array;
}

/** An empty buffer. */
export function createByteBuffer(): ByteBuffer {
  let bytes = new Uint8Array(smallest);
  let start = 0;
  let end = 0;

  function reserve(count: number): void {
    if (end + count <= bytes.length) return;
    const wanted = end - start + count;
    const roomier = wanted > bytes.length / 2 ? new Uint8Array(wanted * 2) : bytes;
    roomier.set(bytes.subarray(start, end));
    bytes = roomier;
    end -= start;
    start = 0;
  }

  function release(): void {
    start = 0;
    end = 0;
    if (bytes.length > keptWhenEmpty) bytes = new Uint8Array(smallest);
  }

  return {
    get length() {
      return end - start;
    },
    append(chunk) {
      reserve(chunk.length);
      bytes.set(chunk, end);
      end += chunk.length;
    },
    peek: (count) => bytes.subarray(start, start + count),
    take(count) {
      const taken = bytes.subarray(start, start + count);
      start += count;
      if (start === end) release();
      return taken;
    },
  };
}
