import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { describe, expect, it } from 'vitest';
import { encryption, extensions } from '../../src/engine.js';
import { says } from '../support/engine-bench.js';
import { copresentClient } from './copresent.js';
import type { PeerClient } from './peer-client.js';
import { pusherJsClient } from './pusher-js.js';

const channel = 'private-encrypted-a';
const keys = { old: new Uint8Array(32).fill(1), rotated: new Uint8Array(32).fill(2) };
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function encrypted(key: Uint8Array, n: number): string {
  const nonce = new Uint8Array(24).fill(n);
  const ciphertext = xsalsa20poly1305(key, nonce).encrypt(Buffer.from(JSON.stringify(n)));
  return says.event(
    channel,
    'note',
    JSON.stringify({ nonce: base64(nonce), ciphertext: base64(ciphertext) }),
  );
}

const twenty = Array.from({ length: 20 }, (_, i) => i + 1);

/** Twenty events come with a new key; what the application answers arrives in another order than it was asked. */
async function rotate(client: PeerClient, signWith: (secret: string) => void): Promise<[number, unknown[]]> {
  signWith(base64(keys.old));
  await client.connect();
  const line = await client.greet();
  client.subscribe(channel);
  await client.advance(1);
  client.questions[0]?.answer();
  await client.advance(1);
  line.say(says.subscribed(channel));
  const heard: unknown[] = [];
  client.on(channel, 'note', (data) => heard.push(data));
  signWith(base64(keys.rotated));
  for (const n of twenty) line.say(encrypted(keys.rotated, n));
  await client.advance(1);
  const asked = client.questions.slice(1);
  for (const question of [...asked].reverse()) question.answer();
  await client.advance(1);
  return [asked.length, heard];
}

describe('[PEER-D13] the key of an encrypted channel is changed, and twenty events come with the new one', () => {
  it('copresent: asks once, and tells the events in order', async () => {
    let secret = '';
    const loadCipher = (): Promise<typeof xsalsa20poly1305> => Promise.resolve(xsalsa20poly1305);
    const client = copresentClient({
      sharedSecret: () => secret,
      extensions: extensions(encryption({ loadCipher })),
    });
    const [asked, heard] = await rotate(client, (next) => (secret = next));
    expect(asked).toBe(1);
    expect(heard).toEqual(twenty);
    expect(client.errors).toEqual([]);
  });

  it('pusher-js: asks twenty times, and tells the events as the answers come', async () => {
    let secret = '';
    const [asked, heard] = await rotate(
      pusherJsClient({ sharedSecret: () => secret }),
      (next) => (secret = next),
    );
    expect(asked).toBe(20);
    expect(heard).toEqual([...twenty].reverse());
  });
});
