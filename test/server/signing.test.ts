import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalsInConstantTime, md5Hex, signChannel, signText, signUser } from '../../src/server/signing.js';
import fixtures from '../fixtures/vectors.json';

const app = { key: fixtures.auth.key, secret: fixtures.auth.secret };

describe('signing', () => {
  it.each(fixtures.auth.vectors)('[API22] signs $string_to_sign as the published vector', (vector) => {
    expect(`${app.key}:${signText(app.secret, vector.string_to_sign)}`).toBe(vector.auth);
  });

  it('[API22] puts the parts of a channel’s and a user’s signature together as the protocol says', () => {
    const [first, second, , last] = fixtures.auth.vectors;
    expect(signChannel(app, '1234.1234', 'private-foobar')).toBe(first!.auth);
    const channelData = '{"user_id":10,"user_info":{"name":"Mr. Channels"}}';
    expect(signChannel(app, '1234.1234', 'presence-foobar', channelData)).toBe(second!.auth);
    expect(signUser(app, '1234.1234', '{"id":"12345"}')).toBe(last!.auth);
  });

  it('[API23] agrees with OpenSSL on every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1 }), (text, secret) => {
        expect(signText(secret, text)).toBe(createHmac('sha256', secret).update(text).digest('hex'));
        expect(md5Hex(text)).toBe(createHash('md5').update(text).digest('hex'));
      }),
    );
  });

  it('[API23] compares whole texts, whatever their lengths', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        expect(equalsInConstantTime(left, right)).toBe(left === right);
        expect(equalsInConstantTime(left, left)).toBe(true);
        expect(equalsInConstantTime(left, `${left}x`)).toBe(false);
        expect(equalsInConstantTime(`${left}x`, left)).toBe(false);
        expect(equalsInConstantTime(`${left}\0`, left)).toBe(false);
        expect(equalsInConstantTime(left, `${left}\0`)).toBe(false);
      }),
    );
  });
});
