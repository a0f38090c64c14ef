import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactAddress, redactFrame, redactText } from '../../src/devtools/redact.js';

const signature = `app-key:${'0a'.repeat(32)}`;
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('what enters the log', () => {
  it('[DV1] has neither signature nor channel_data of a subscription', () => {
    const text = `{"event":"pusher:subscribe","data":{"auth":"${signature}","channel_data":"{\\"user_id\\":\\"ada\\"}","channel":"presence-room"}}`;
    expect(redactFrame(text)).toEqual({
      event: 'pusher:subscribe',
      channel: 'presence-room',
      text: '{"event":"pusher:subscribe","data":{"auth":"[redacted]","channel_data":"[redacted]","channel":"presence-room"}}',
      isCut: false,
    });
  });

  it('[DV1] has no user data, key or token, whatever the case and the dashes of their names', () => {
    for (const name of [
      ...['auth', 'user_data', 'Authorization', 'access_token', 'accessToken', 'X-CSRF-Token', 'Cookie'],
      ...['set-cookie', 'shared_secret', 'client-secret', 'password', 'PASSWD', 'api_key', 'apiKey'],
      ...['private-key', 'signature', 'session_id', 'credentials', 'jwt', 'sid', 'refresh token'],
    ]) {
      const text = JSON.stringify({ event: 'x', data: JSON.stringify({ a: [{ [name]: 'hunter2' }] }) });
      expect([name, redactFrame(text).text.includes('hunter2')]).toEqual([name, false]);
    }
  });

  it.each([
    ['a signature in a refusal', `Invalid signature: expected ${signature}`, '0a0a'],
    ['a bearer token', 'Authorization was Bearer abc.def-123', 'abc.def'],
    ['a JSON web token', `sent ${jwt} again`, 'c2lnbmF0dXJl'],
    ['a cookie', 'Cookie: sid=hunter2; theme=dark', 'hunter2'],
    ['a query', 'https://example.com/hook?access_token=hunter2&page=2', 'hunter2'],
    ['an assignment', 'password = "hunter2 and more"', 'hunter2'],
  ])('[DV2] has no %s, wherever it stands in a text', (_, said, secret) => {
    expect(redactText(said)).not.toContain(secret);
    const text = JSON.stringify({ event: 'said', channel: 'room', data: { text: said } });
    expect(redactFrame(text).text).not.toContain(secret);
    expect(redactFrame(text).text).toContain('"channel":"room"');
  });

  it('[DV3] is the very text where nothing in it is secret', () => {
    for (const text of [
      '{"event":"moved","channel":"room","data":"{\\"id\\":12345678901234567890, \\"author\\":\\"Ada\\"}"}',
      '{ "event" : "pusher:pong" , "data" : {} }',
      '[1,2,3]',
      '"text"',
      '',
      'plain text',
    ]) {
      expect(redactFrame(text)).toMatchObject({ text, isCut: false });
    }
  });

  it('[DV4] ends where a secret may begin, in what cannot be read', () => {
    const text = `{"event":"pusher:subscribe","data":{"channel":"private-a","auth":"${signature}","channel_`;
    const { event, text: kept } = redactFrame(text);
    expect(event).toBe('pusher:subscribe');
    expect(kept).toBe('{"event":"pusher:subscribe","data":{"channel":"private-a","[redacted]');
  });

  it('[DV4] keeps nothing of a name that is there twice', () => {
    const text = '{"event":"x","data":{"auth":"hunter2"},"data":{}}';
    expect(redactFrame(text).text).not.toContain('hunter2');
  });

  it('[DV5] is cut where it is long, and not read where it is huge', () => {
    const long = redactFrame(JSON.stringify({ event: 'list', channel: 'room', data: 'x'.repeat(200_000) }));
    expect(long).toMatchObject({ event: 'list', channel: 'room', isCut: true });
    expect(long.text).toHaveLength(65_536);
    const huge = redactFrame(
      JSON.stringify({ event: 'list', data: { token: 'hunter2' }, more: 'x'.repeat(2e6) }),
    );
    expect(huge).toMatchObject({ event: 'list', isCut: true });
    expect(huge.text).not.toContain('hunter2');
  });

  it('[DV5] shows nothing that lies too deep to be looked at', () => {
    let deep: unknown = { token: 'hunter2', open: 'visible' };
    for (let i = 0; i < 200; i++) deep = [deep];
    const { text } = redactFrame(JSON.stringify({ event: 'deep', data: deep }));
    expect(text).not.toMatch(/hunter2|visible/);
  });

  it('[DV6] names no event or channel at length, and takes names for nothing but names', () => {
    const { event, channel } = redactFrame(
      JSON.stringify({ event: 'e'.repeat(5_000), channel: 'c'.repeat(5_000) }),
    );
    expect([event.length, channel?.length]).toEqual([200, 200]);
    const { text } = redactFrame('{"event":"x","data":{"__proto__":{"token":"hunter2"},"constructor":1}}');
    expect(text).toBe('{"event":"x","data":{"__proto__":{"token":"[redacted]"},"constructor":1}}');
  });

  it('[DV7] has an address without query and without whom it names', () => {
    expect(redactAddress('wss://ada:pw@rt.example.com:6001/app/app-key?protocol=7&token=hunter2')).toBe(
      'wss://rt.example.com:6001/app/app-key',
    );
    expect(redactAddress('no address?token=hunter2')).toBe('no address');
  });
});

const secretNames = fc.constantFrom(
  ...['auth', 'channel_data', 'user_data', 'token', 'access_token', 'Cookie', 'X-CSRF-TOKEN'],
  ...['shared_secret', 'password', 'apiKey', 'signature', 'authorization'],
);
const secret = fc.stringMatching(/^[A-Za-z0-9]{12,24}$/).map((text) => `zq${text}`);

/** Data in which a secret stands under its name at some depth, in objects, lists and JSON within texts. */
function hiding(value: string, name: string, steps: readonly number[], around: fc.JsonValue): unknown {
  let data: unknown = { [name]: value, around };
  for (const step of steps) {
    if (step === 0) data = [around, data];
    else if (step === 1) data = { around, in: data };
    else data = { text: JSON.stringify(data) };
  }
  return data;
}

describe('any frame', () => {
  it('[DV8] loses every secret that has its name, at any depth, and stays readable', () => {
    fc.assert(
      fc.property(
        secret,
        secretNames,
        fc.array(fc.nat({ max: 2 }), { maxLength: 6 }),
        fc.jsonValue(),
        (value, name, steps, around) => {
          const text = JSON.stringify({ event: 'x', data: hiding(value, name, steps, around) });
          const safe = redactFrame(text);
          expect(safe.text).not.toContain(value);
          expect(() => JSON.parse(safe.text) as unknown).not.toThrow();
        },
      ),
    );
  });

  it('[DV8] loses them also where it was cut off anywhere', () => {
    fc.assert(
      fc.property(
        secret,
        secretNames,
        fc.array(fc.nat({ max: 2 }), { maxLength: 3 }),
        fc.nat(),
        (value, name, steps, at) => {
          const text = JSON.stringify({ event: 'x', data: hiding(value, name, steps, null) });
          const until = at % (text.length + 1);
          const { text: kept } = redactFrame(text.slice(0, until));
          for (let length = 6; length <= value.length; length++) {
            expect(kept).not.toContain(value.slice(0, length));
          }
        },
      ),
    );
  });

  it('[DV8] never throws, and is not changed where it names nothing', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '"auth":',
        '{',
        '}',
        '[',
        '"',
        '\\',
        ':',
        'cookie:',
        'Bearer ',
        'eyJ',
        '\u202e',
        '\ud800',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text } = redactFrame(pieces.join(''));
        expect(redactText(text)).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.boolean(), fc.constant(null))), (list) => {
        const text = JSON.stringify({ event: 'moved', channel: 'room', data: list });
        expect(redactFrame(text).text).toBe(text);
      }),
    );
  });
});
