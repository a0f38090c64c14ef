import { describe, expect, it } from 'vitest';
import {
  jsonStreamFraming,
  webmanLengthFraming,
  webmanTextFraming,
} from '../../src/transport/further-framings.js';
import {
  lengthPrefixedFraming,
  newlineFraming,
  type FrameDecoder,
  type Framing,
} from '../../src/transport/framing.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function pushAll(decoder: FrameDecoder, pieces: Iterable<Uint8Array>): string[] {
  const messages: string[] = [];
  for (const piece of pieces) {
    const decoded = decoder.push(piece);
    expect(decoded.error).toBeNull();
    messages.push(...decoded.messages);
  }
  return messages;
}

function* oneByOne(bytes: Uint8Array): Generator<Uint8Array> {
  for (let i = 0; i < bytes.length; i++) yield bytes.subarray(i, i + 1);
}

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const framings: [string, Framing][] = [
  ['newline', newlineFraming],
  ['length', lengthPrefixedFraming],
  ['webman-push A', webmanLengthFraming],
  ['webman-push B', webmanTextFraming],
  ['JSON stream', jsonStreamFraming],
];

describe.each(framings)('%s framing', (_name, framing) => {
  const messages = ['{"event":"a"}', '{"event":"grüße, 世界 🎉"}', '{"n":3}'];

  it('[FR1] gives several messages that came in one piece, in order', () => {
    const bytes = join(...messages.map(framing.encode));
    expect(framing.createDecoder().push(bytes)).toEqual({ messages, error: null });
  });

  it('[FR2] gives a message that came byte by byte, split inside its characters too', () => {
    const bytes = join(...messages.map(framing.encode));
    expect(pushAll(framing.createDecoder(), oneByOne(bytes))).toEqual(messages);
  });

  it('[FR2] says nothing of a message before its last byte', () => {
    const bytes = framing.encode('{"half":true}');
    const decoder = framing.createDecoder();
    expect(decoder.push(bytes.subarray(0, -1))).toEqual({ messages: [], error: null });
    expect(decoder.push(bytes.subarray(-1)).messages).toEqual(['{"half":true}']);
  });

  it('[FR3] refuses bytes that are not UTF-8, and keeps the messages before them', () => {
    const broken = framing.encode('{"x":"é"}');
    broken[broken.indexOf(0xc3)] = 0xff;
    const decoder = framing.createDecoder();
    const decoded = decoder.push(join(framing.encode('{"n":1}'), broken, framing.encode('{"n":2}')));
    expect(decoded).toEqual({ messages: ['{"n":1}'], error: 'A message is not valid UTF-8.' });
    expect(decoder.push(framing.encode('more'))).toEqual({ messages: [], error: decoded.error });
  });

  it('[FR4] takes a message of exactly the largest size and refuses one byte more', () => {
    const decoder = framing.createDecoder({ maxBytes: 8 });
    expect(decoder.push(framing.encode('{"n":12}'))).toEqual({ messages: ['{"n":12}'], error: null });
    expect(decoder.push(framing.encode('{"n":123}')).error).toBe('A message is longer than 8 bytes.');
  });

  it('[FR4] takes messages of 3 MB in small pieces', () => {
    const big = `{"x":"${'x'.repeat(3_000_000)}"}`;
    const bytes = framing.encode(big);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 1400) }, (_, i) =>
      bytes.subarray(i * 1400, (i + 1) * 1400),
    );
    expect(pushAll(framing.createDecoder(), pieces)).toEqual([big]);
  });
});

describe.each(framings.filter(([name]) => name !== 'JSON stream'))('%s framing', (_name, framing) => {
  it('[FR5] keeps a byte order mark, which belongs to the message', () => {
    expect(framing.createDecoder().push(framing.encode('\uFEFF{}')).messages).toEqual(['\uFEFF{}']);
  });
});

describe('newline framing', () => {
  it('[FR6] takes \\r\\n and passes over blank lines', () => {
    const bytes = bytesOf('\n\r\n  \t\r\n{"a":1}\r\n\n{"b":2}\n');
    expect(newlineFraming.createDecoder().push(bytes).messages).toEqual(['{"a":1}', '{"b":2}']);
    expect(pushAll(newlineFraming.createDecoder(), oneByOne(bytes))).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('[FR7] sends the line breaks of pretty-printed JSON as spaces, so that the message stays one line', () => {
    const pretty = JSON.stringify({ event: 'a', data: { text: 'two\nlines' } }, null, 2).replace(
      '\n',
      '\r\n',
    );
    const line = textOf(newlineFraming.encode(pretty));
    expect(line.slice(0, -1)).not.toMatch(/[\r\n]/);
    expect(JSON.parse(line)).toEqual(JSON.parse(pretty));
  });

  it('[FR8] refuses a line without an end once it is too long', () => {
    const decoder = newlineFraming.createDecoder({ maxBytes: 100 });
    expect(decoder.push(new Uint8Array(60).fill(0x61)).error).toBeNull();
    expect(decoder.push(new Uint8Array(60).fill(0x61)).error).toBe('A message is longer than 100 bytes.');
  });
});

describe('length-prefixed framing', () => {
  const header = (length: number): Uint8Array => {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setInt32(0, length);
    return bytes;
  };

  it('[FR9] counts its own 4 bytes, big-endian', () => {
    expect([...lengthPrefixedFraming.encode('{}')]).toEqual([0, 0, 0, 6, 0x7b, 0x7d]);
  });

  it('[FR9] takes a length of 4 as an empty message', () => {
    expect(lengthPrefixedFraming.createDecoder().push(header(4))).toEqual({ messages: [''], error: null });
  });

  it.each([0, 1, 2, 3])('[FR10] refuses a length of %d, which is less than its own header', (length) => {
    const { error } = lengthPrefixedFraming.createDecoder().push(header(length));
    expect(error).toBe(`A message says that it is ${length} bytes long; its own header has 4.`);
  });

  it.each([-1, -2147483648, 10_485_760 + 5])('[FR8] refuses a length of %d at its header', (length) => {
    const { error } = lengthPrefixedFraming.createDecoder().push(header(length));
    expect(error).toBe('A message is longer than 10485760 bytes.');
  });
});

describe('the framings of webman-push', () => {
  const auth = '{"event":"pusher:auth","auth":"a-key"}';
  const renamed = '{"event":"pusher:auth","app_key":"a-key"}';

  it('[FR13] A is the letter, the length of the text alone, big-endian, and the text', () => {
    expect([...webmanLengthFraming.encode('{}')]).toEqual([0x41, 0, 0, 0, 2, 0x7b, 0x7d]);
  });

  it('[FR13] B is the letter, the text and a zero', () => {
    expect([...webmanTextFraming.encode('{}')]).toEqual([0x42, 0x7b, 0x7d, 0]);
  });

  it('[FR14] name the key as that server wants it, and touch nothing else', () => {
    for (const { encode, createDecoder } of [webmanLengthFraming, webmanTextFraming]) {
      expect(createDecoder().push(encode(auth)).messages).toEqual([renamed]);
      const event = JSON.stringify({ event: 'client-x', data: auth });
      expect(createDecoder().push(encode(event)).messages).toEqual([event]);
    }
  });

  it('[FR15] read either letter, and break at any other', () => {
    const both = join(webmanLengthFraming.encode('{"a":1}'), webmanTextFraming.encode('{"b":2}'));
    expect(webmanTextFraming.createDecoder().push(both).messages).toEqual(['{"a":1}', '{"b":2}']);
    expect(webmanLengthFraming.createDecoder().push(bytesOf('{"a":1}')).error).toBe(
      'A message begins with neither A nor B.',
    );
  });

  it('[FR8] refuse a length, or a text without an end, that is too long', () => {
    const decoder = webmanLengthFraming.createDecoder({ maxBytes: 10 });
    expect(decoder.push(Uint8Array.of(0x41, 0xff, 0xff, 0xff, 0xff)).error).toBe(
      'A message is longer than 10 bytes.',
    );
    const endless = webmanTextFraming.createDecoder({ maxBytes: 10 });
    expect(endless.push(bytesOf('B12345678901')).error).toBe('A message is longer than 10 bytes.');
  });
});

describe('JSON without framing', () => {
  it('[FR16] is cut where an object ends, whatever its strings hold', () => {
    const texts = ['{"a":"}{"}', '{"b":"\\\\"}', '{"c":"\\"}\\\\"}', '{"d":{"e":[{}]}}'];
    const bytes = bytesOf(texts.join(''));
    expect(pushAll(jsonStreamFraming.createDecoder(), [bytes])).toEqual(texts);
    expect(pushAll(jsonStreamFraming.createDecoder(), oneByOne(bytes))).toEqual(texts);
  });

  it('[FR17] passes over what is between objects', () => {
    const decoder = jsonStreamFraming.createDecoder();
    expect(decoder.push(bytesOf('\uFEFF \r\n{"a":1}\n\n"x" }{"b":2}')).messages).toEqual([
      '{"a":1}',
      '{"b":2}',
    ]);
  });

  it('[FR8] refuses an object without an end once it is too long', () => {
    const decoder = jsonStreamFraming.createDecoder({ maxBytes: 10 });
    expect(decoder.push(bytesOf('{"a":"12')).error).toBeNull();
    expect(decoder.push(bytesOf('34567')).error).toBe('A message is longer than 10 bytes.');
  });
});
