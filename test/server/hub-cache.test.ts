import { describe, expect, it } from 'vitest';
import { createHub, type Hub } from '../../src/server/hub.js';
import { createVirtualClock } from '../../src/testing/virtual-clock.js';
import { rawClient, type RawClient } from './client.js';

const minute = 60_000;
const succeeded = 'pusher_internal:subscription_succeeded';

const publish = (hub: Hub, channel: string, data = '{"n":1}'): void => {
  expect(hub.publish('app-id', { channels: [channel], event: 'price', data })).toEqual({ ok: true });
};

/** The texts that a new subscriber hears, the greeting left out. */
function textsOnJoining(hub: Hub, channel: string): readonly string[] {
  const client = rawClient(hub);
  join(client, channel);
  return client.texts.slice(1);
}

function join(client: RawClient, channel: string): void {
  if (channel.startsWith('presence-')) client.join(channel, { user_id: client.socketId });
  else client.join(channel);
}

const cacheChannels = ['cache-a', 'private-cache-a', 'private-encrypted-cache-a', 'presence-cache-a'];

describe('cache channels', () => {
  it.each(cacheChannels)(
    '[HB45] give the last event of %s to a subscriber, right after success',
    (channel) => {
      const hub = createHub();
      publish(hub, channel, '{"n":1}');
      publish(hub, channel, '{"n":2}');
      const [success, cached] = textsOnJoining(hub, channel);
      expect(JSON.parse(success!)).toMatchObject({ event: succeeded, channel });
      expect(cached).toBe(`{"event":"price","channel":"${channel}","data":"{\\"n\\":2}"}`);
    },
  );

  it.each(cacheChannels)('[HB46] tell a subscriber of %s that nothing is kept', (channel) => {
    const hub = createHub();
    expect(textsOnJoining(hub, channel)[1]).toBe(
      `{"event":"pusher:cache_miss","data":"{}","channel":"${channel}"}`,
    );
  });

  it('[HB45] say how many subscribers there are after the kept event', () => {
    const texts = textsOnJoining(createHub(), 'cache-a');
    expect(texts.map((text) => (JSON.parse(text) as { event: string }).event)).toEqual([
      succeeded,
      'pusher:cache_miss',
      'pusher_internal:subscription_count',
    ]);
  });

  it.each(['a', 'my-cache-a', 'cachea', 'private-a', 'presence-a', 'private-encrypted-a', 'cache'])(
    '[HB46] are those with the prefix: %s is none',
    (channel) => {
      const hub = createHub({ subscriptionCounts: false });
      publish(hub, channel);
      expect(textsOnJoining(hub, channel)).toHaveLength(1);
      expect(hub.cachedEvent('app-id', channel)).toBeNull();
    },
  );

  it('[HB47] keep an event for 30 minutes, whether or not somebody is subscribed', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock });
    publish(hub, 'cache-a');
    clock.tick(30 * minute - 1);
    expect(hub.cachedEvent('app-id', 'cache-a')).toEqual({ data: '{"n":1}', remainingMs: 1 });
    expect(textsOnJoining(hub, 'cache-a')[1]).toContain('"price"');
    clock.tick(1);
    expect(hub.cachedEvent('app-id', 'cache-a')).toBeNull();
    expect(textsOnJoining(hub, 'cache-a')[1]).toContain('"pusher:cache_miss"');
  });

  it('[HB47] count from the last event, for as long as the hub is told', () => {
    const clock = createVirtualClock();
    const hub = createHub({ clock, cacheTtlMs: 1_000 });
    publish(hub, 'cache-a', '1');
    clock.tick(600);
    publish(hub, 'cache-a', '2');
    clock.tick(600);
    expect(hub.cachedEvent('app-id', 'cache-a')).toEqual({ data: '2', remainingMs: 400 });
    expect(clock.pending).toBe(0);
  });

  it('[HB48] keep no client event and no event that was refused', () => {
    const hub = createHub();
    const [one, two] = [rawClient(hub), rawClient(hub)];
    for (const client of [one, two]) join(client, 'private-cache-a');
    one.say({ event: 'client-x', channel: 'private-cache-a', data: {} });
    expect(two.frames().at(-1)).toMatchObject({ event: 'client-x' });
    hub.publish('app-id', { channels: ['private-cache-a'], event: 'big', data: 'x'.repeat(10_241) });
    expect(hub.cachedEvent('app-id', 'private-cache-a')).toBeNull();
  });

  it('[HB48] keep an event also for the connection that was left out of it', () => {
    const hub = createHub();
    const sender = rawClient(hub);
    const publication = { channels: ['cache-a'], event: 'e', data: '1', socketId: sender.socketId };
    hub.publish('app-id', publication);
    sender.subscribe('cache-a');
    expect(sender.frames()[2]).toEqual({ event: 'e', channel: 'cache-a', data: 1 });
  });

  it('[HB49] forget the oldest events where an app keeps more bytes than it may', () => {
    const hub = createHub({ limits: { cacheBytes: 1_800 } });
    const data = 'x'.repeat(300);
    const kept = (): string[] =>
      ['cache-1', 'cache-2', 'cache-3'].filter((name) => hub.cachedEvent('app-id', name) !== null);
    for (const name of ['cache-1', 'cache-2']) publish(hub, name, data);
    for (let i = 0; i < 10; i++) publish(hub, 'cache-1', data); // replaces: takes no more room
    expect(kept()).toEqual(['cache-1', 'cache-2']);
    publish(hub, 'cache-3', data);
    expect(kept()).toEqual(['cache-1', 'cache-3']);
    publish(hub, 'cache-1', 'x'.repeat(5_000));
    expect(kept()).toEqual(['cache-3']);
  });

  it('[HB49] belong to one app: another one has none of it', () => {
    const other = { id: 'other', key: 'other', secret: 's' };
    const hub = createHub({ apps: [{ id: 'app-id', key: 'app-key', secret: 'app-secret' }, other] });
    publish(hub, 'cache-a');
    expect(hub.cachedEvent('other', 'cache-a')).toBeNull();
    expect(hub.cachedEvent('nowhere', 'cache-a')).toBeNull();
  });
});

describe('encrypted channels', () => {
  it('[HB50] are private to the hub: signed as such, and their events carried as they are', () => {
    const hub = createHub();
    const client = rawClient(hub);
    client.subscribe('private-encrypted-a');
    expect(client.frames().at(-1)).toMatchObject({ event: 'pusher:subscription_error' });
    client.join('private-encrypted-a');
    const data = '{"nonce":"AA==","ciphertext":"AA=="}';
    publish(hub, 'private-encrypted-a', data);
    expect(JSON.parse(client.texts.at(-1)!)).toEqual({
      event: 'price',
      channel: 'private-encrypted-a',
      data,
    });
  });

  it('[HB50] take no client events', () => {
    const hub = createHub();
    const [one, two] = [rawClient(hub), rawClient(hub)];
    for (const client of [one, two]) join(client, 'private-encrypted-a');
    two.fresh();
    one.say({ event: 'client-x', channel: 'private-encrypted-a', data: {} });
    expect(one.frames().at(-1)).toEqual({
      event: 'pusher:error',
      channel: 'private-encrypted-a',
      data: { code: null, message: 'Client event rejected - not supported on encrypted channels' },
    });
    expect(two.fresh()).toEqual([]);
  });

  it('[HB51] are refused beside any other channel of one event', () => {
    const hub = createHub();
    for (const other of ['a', 'private-encrypted-b', 'private-encrypted-a']) {
      const publication = { channels: ['private-encrypted-a', other], event: 'e', data: '1' };
      expect(hub.publish('app-id', publication)).toEqual({
        ok: false,
        status: 400,
        message: expect.stringMatching(/encrypted channel/),
      });
    }
  });

  it('[HB50] pass nothing on of a key that a client sends along with its subscription', () => {
    const hub = createHub();
    const [one, two] = [rawClient(hub), rawClient(hub)];
    join(one, 'private-encrypted-a');
    two.subscribe('private-encrypted-a', { shared_secret: 'c2VjcmV0' });
    join(two, 'private-encrypted-a');
    expect([...one.texts, ...two.texts].join()).not.toContain('c2VjcmV0');
  });
});
