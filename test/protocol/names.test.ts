import { describe, expect, it } from 'vitest';
import { channelKind, channelNameFault, isPortableName } from '../../src/protocol/channel-name.js';
import { version } from '../../src/protocol/client-identity.js';
import { closeAction, isProtocolCode } from '../../src/protocol/close-codes.js';
import { dialectOf } from '../../src/protocol/dialect.js';
import { channelStringToSign, redactSignatures, userStringToSign } from '../../src/protocol/signatures.js';
import manifest from '../../package.json' with { type: 'json' };

describe('names', () => {
  it.each([
    ['news', 'public'],
    ['private-a', 'private'],
    ['private-encrypted-a', 'private'],
    ['private-cache-a', 'private'],
    ['presence-a', 'presence'],
    ['presence-cache-a', 'presence'],
    ['cache-a', 'public'],
    ['private', 'public'],
    ['__proto__', 'public'],
  ])('[PC26] %s is a %s channel', (name, kind) => {
    expect(channelKind(name)).toBe(kind);
  });

  it.each(['', '#a', 'a'.repeat(201), null, 7, {}])('[PC27] %j cannot be a channel’s name', (name) => {
    expect(channelNameFault(name)).toEqual(expect.any(String));
  });

  it('[PC28] any other text can, and the portable ones are known', () => {
    for (const name of ['a', 'a'.repeat(200), '聊天室', 'with space', 'a#b'])
      expect(channelNameFault(name)).toBeNull();
    expect(['aZ09_-=@,.;', '聊天室', 'with space', 'a#b', ''].map(isPortableName)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('close codes', () => {
  it.each([
    [4000, 'secure'],
    [4001, 'stop'],
    [4009, 'stop'],
    [4099, 'stop'],
    [4100, 'patient'],
    [4199, 'patient'],
    [4200, 'retry'],
    [4201, 'retry'],
    [4299, 'retry'],
    [4300, 'patient'],
    [4999, 'patient'],
    [1002, 'patient'],
    [1003, 'patient'],
    [1000, 'retry'],
    [1006, 'retry'],
    [3999, 'retry'],
    [5000, 'retry'],
    [null, 'retry'],
  ] as const)('[PC29] %s means %s', (code, action) => {
    expect(closeAction(code)).toBe(action);
  });

  it('[PC29] only 4000 to 4999 are codes of the protocol', () => {
    expect([3999, 4000, 4999, 5000, null].map(isProtocolCode)).toEqual([false, true, true, false, false]);
  });
});

describe('signatures', () => {
  it('[PC30] are made over the socket, the channel and its data, or over the user', () => {
    expect(channelStringToSign('1234.1234', 'private-foobar')).toBe('1234.1234:private-foobar');
    expect(channelStringToSign('1234.1234', 'presence-foobar', '{"user_id":10}')).toBe(
      '1234.1234:presence-foobar:{"user_id":10}',
    );
    expect(userStringToSign('1234.1234', '{"id":"12345"}')).toBe('1234.1234::user::{"id":"12345"}');
  });

  const hex = '10e3b628cb78e8bc4d1f44d47c9294551b446ae6ec10ef113d3d7e84e99763e6';
  it.each([
    [`Received invalid JSON ecc1dcdecd380a38:${hex}`, 'Received invalid JSON [redacted]'],
    [`Received invalid Auth "key:${hex}"!`, 'Received invalid Auth "[redacted]"!'],
    [`key:${hex.toUpperCase()} and other:${hex}`, '[redacted] and [redacted]'],
    [`:${hex}`, '[redacted]'],
    [`key:${hex}:${hex}`, '[redacted]'],
    ['nothing:secret here', 'nothing:secret here'],
    [`key:${hex.slice(1)}`, `key:${hex.slice(1)}`],
  ])('[PC31] %s is told as %s', (text, told) => {
    expect(redactSignatures(text)).toBe(told);
  });

  it('[PC32] a megabyte without a signature is looked through in no time', () => {
    const started = performance.now();
    redactSignatures('a'.repeat(1_000_000));
    redactSignatures('a:'.repeat(500_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('servers and clients', () => {
  it('[PC33] 20 hexadecimal digits are a socket of the push service', () => {
    expect(dialectOf('7f000001226a00000018')).toBe('push-service');
    for (const id of ['1.1', '7812345678.9912345678', '7f000001226a0000001', '7f000001226a0000001g'])
      expect(dialectOf(id)).toBe('pusher');
  });

  it('[PC34] the version that a client gives is the package’s own', () => {
    expect(version).toBe(manifest.version);
  });
});
