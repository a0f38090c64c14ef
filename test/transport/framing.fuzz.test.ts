import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  jsonStreamFraming,
  webmanLengthFraming,
  webmanTextFraming,
} from '../../src/transport/further-framings.js';
import { lengthPrefixedFraming, newlineFraming, type Framing } from '../../src/transport/framing.js';

/** Whole-character texts, as frames are: JSON objects, no lone surrogates, no raw line breaks. */
const messageArbitrary = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }), { maxKeys: 4 })
  .map((value) => JSON.stringify(value));

function splitAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const edges = [...cuts.map((cut) => cut % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
  return edges.slice(1).map((edge, i) => bytes.subarray(edges[i], edge));
}

const framings: [string, Framing][] = [
  ['newline', newlineFraming],
  ['length', lengthPrefixedFraming],
  ['webman-push A', webmanLengthFraming],
  ['webman-push B', webmanTextFraming],
  ['JSON stream', jsonStreamFraming],
];

describe.each(framings)('%s framing', (_name, framing) => {
  it('[FR11] gives any messages back, however their bytes were split and joined', () => {
    fc.assert(
      fc.property(
        fc.array(messageArbitrary, { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 24 }),
        (messages, cuts) => {
          const stream = Uint8Array.from(messages.flatMap((message) => [...framing.encode(message)]));
          const decoder = framing.createDecoder();
          const decoded = splitAt(stream, cuts).map((piece) => decoder.push(piece));
          expect(decoded.flatMap((part) => part.messages)).toEqual(messages);
          expect(decoded.every((part) => part.error === null)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  }, 60_000);

  it('[FR12] survives any bytes: it never throws, and gives the same whether they are split or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(), { maxLength: 12 }), (bytes, cuts) => {
        const whole = framing.createDecoder({ maxBytes: 64 }).push(bytes);
        const decoder = framing.createDecoder({ maxBytes: 64 });
        const parts = splitAt(bytes, cuts).map((piece) => decoder.push(piece));
        expect(parts.flatMap((part) => part.messages)).toEqual(whole.messages);
        expect(parts.at(-1)?.error).toBe(whole.error);
      }),
      { numRuns: 5000 },
    );
  }, 60_000);
});
