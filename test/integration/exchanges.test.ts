import { describe, expect, it, onTestFinished } from 'vitest';
import { createEngine, type Engine } from '../../src/create-engine.js';
import type { EngineOptions } from '../../src/engine/options.js';
import { scriptedPeer, type ScriptedPeer, type ScriptStep } from '../../src/testing/scripted-peer.js';
import { createVirtualClock, type VirtualClock } from '../../src/testing/virtual-clock.js';
import { createManualHints } from '../../src/testing/manual-hints.js';
import { documentFrames as frames, documentSignature as auth } from '../support/document-frames.js';

const appKey = 'ecc1dcdecd380a38cadc74cd9d0fb9bf';
const channelData = '{"user_id":100,"user_info":{"name":"123"}}';

interface Played {
  readonly engine: Engine;
  readonly peer: ScriptedPeer;
  readonly clock: VirtualClock;
  readonly heard: unknown[];
  readonly errors: Error[];
}

/** Plays the document's bytes after the greeting, and lets the engine answer. */
async function play(
  steps: readonly ScriptStep[],
  act: (engine: Engine) => void,
  options: Partial<EngineOptions> = {},
): Promise<Played> {
  const peer = scriptedPeer([{ server: frames.established }, ...steps]);
  const clock = createVirtualClock();
  const heard: unknown[] = [];
  const errors: Error[] = [];
  const engine = createEngine({
    appKey,
    transport: peer,
    clock,
    random: () => 0.5,
    networkHints: createManualHints(),
    linger: 0,
    connect: 'eager',
    auth: ({ channel }) => (channel === 'presence-channel' ? { auth, channel_data: channelData } : { auth }),
    onError: (error) => errors.push(error),
    ...options,
  });
  onTestFinished(() => {
    engine.dispose();
  });
  engine.onAny((data, { channel, event }) => heard.push([channel, event, data]));
  act(engine);
  await clock.advance(0);
  return { engine, peer, clock, heard, errors };
}

function expectPlayed({ peer }: Played): void {
  expect(peer.mismatch).toBeNull();
  expect(peer.done).toBe(true);
}

const channelOf = ({ engine }: Played, name: string) => engine.store.getState().channels.get(name);

const subscribes =
  (...names: string[]) =>
  (engine: Engine): void => {
    for (const name of names) engine.subscribe(name);
  };

const presenceSteps: ScriptStep[] = [
  { client: frames.subscribePresence },
  { server: frames.subscribedPresence },
];

describe('the document’s exchanges, byte for byte', () => {
  it('[EX1] S1: a line that is no WebSocket is authenticated by the key, and greeted', async () => {
    const peer = scriptedPeer([{ client: frames.auth }, { server: frames.established }], {
      keyIn: 'first-message',
    });
    const played = await play([], () => undefined, { transport: peer, url: 'tcp://127.0.0.1:6002' });
    expect(peer.mismatch).toBeNull();
    expect(peer.done).toBe(true);
    expect(played.engine.store.getState().connection).toMatchObject({
      status: 'connected',
      socketId: '7f000001226a00000018',
    });
  });

  it('[EX2] S2: pings before the activity timeout, and the pong is understood', async () => {
    const played = await play([{ client: frames.ping }, { server: frames.pong }], () => undefined);
    expect(played.peer.sent).toEqual([]);
    await played.clock.advance(30_000);
    expectPlayed(played);
    await played.clock.advance(11_000);
    expect(played.engine.store.getState().connection).toMatchObject({ status: 'connected', latencyMs: 0 });
  });

  it('[EX3] S3: subscribes to a public channel', async () => {
    const played = await play(
      [{ client: frames.subscribe }, { server: frames.subscribed }],
      subscribes('my-channel'),
    );
    expectPlayed(played);
    expect(channelOf(played, 'my-channel')?.status).toBe('subscribed');
  });

  it('[EX4] S4: subscribes to a private channel with its signature', async () => {
    const played = await play(
      [{ client: frames.subscribePrivate }, { server: frames.subscribedPrivate }],
      subscribes('private-channel'),
    );
    expectPlayed(played);
    expect(channelOf(played, 'private-channel')?.status).toBe('subscribed');
  });

  it('[EX5] S5: subscribes to a presence channel; the subscriber, whom the list lacks, is a member', async () => {
    const played = await play(presenceSteps, subscribes('presence-channel'));
    expectPlayed(played);
    expect(channelOf(played, 'presence-channel')).toMatchObject({
      status: 'subscribed',
      presence: {
        members: [
          { id: '1488465780', info: { name: '123', sex: '1' }, isMe: false },
          { id: '14884657802', info: { name: '123', sex: '1' }, isMe: false },
          { id: '100', info: { name: '123' }, isMe: true },
        ],
        me: { id: '100' },
        complete: true,
      },
    });
  });

  it('[EX6] S6: unsubscribes, and awaits no answer', async () => {
    const played = await play(
      [{ client: frames.subscribe }, { server: frames.subscribed }, { client: frames.unsubscribe }],
      () => undefined,
    );
    const hold = played.engine.subscribe('my-channel');
    await played.clock.advance(0);
    hold.release();
    await played.clock.advance(0);
    expectPlayed(played);
    expect(channelOf(played, 'my-channel')).toBeUndefined();
  });

  it('[EX7] S7: an error whose code is null is told, and ends nothing', async () => {
    const played = await play([{ server: frames.error }], () => undefined);
    expectPlayed(played);
    expect(played.engine.store.getState().connection.status).toBe('connected');
    expect(played.errors).toMatchObject([{ code: 'server-error', wireCode: null, message: 'message' }]);
  });

  it('[EX8] S8: a member whose id is a number comes', async () => {
    const empty =
      '{"event":"pusher_internal:subscription_succeeded","data":"{}","channel":"presence-channel"}';
    const played = await play(
      [{ client: frames.subscribePresence }, { server: empty }, { server: frames.memberAdded }],
      subscribes('presence-channel'),
    );
    await played.clock.advance(16);
    expectPlayed(played);
    expect(channelOf(played, 'presence-channel')?.presence?.members).toMatchObject([
      { id: '100', isMe: true },
      { id: '1488465780', info: { name: '123', sex: '1' } },
    ]);
  });

  it('[EX9] S9: one who was never listed leaves, and nobody is missed', async () => {
    const played = await play(
      [...presenceSteps, { server: frames.memberRemoved }],
      subscribes('presence-channel'),
    );
    await played.clock.advance(16);
    expectPlayed(played);
    expect(channelOf(played, 'presence-channel')?.presence?.members).toHaveLength(3);
    expect(played.errors).toEqual([]);
  });

  it('[EX9] S9: a member who was announced with a number leaves by a text', async () => {
    const left = frames.memberRemoved.replace('14884657801', '1488465780');
    const played = await play([...presenceSteps, { server: left }], subscribes('presence-channel'));
    await played.clock.advance(16);
    expect(channelOf(played, 'presence-channel')?.presence?.members.map(({ id }) => id)).toEqual([
      '14884657802',
      '100',
    ]);
  });

  it('[EX10] S10: an event whose data is no JSON is heard as it is', async () => {
    const played = await play([{ server: frames.event }], () => undefined);
    expectPlayed(played);
    expect(played.heard).toEqual([['public', 'message', 'public']]);
  });

  it('[EX11] one after another over one line, in the document’s order', async () => {
    const played = await play(
      [
        { client: frames.subscribe },
        { server: frames.subscribed },
        { client: frames.subscribePrivate },
        { server: frames.subscribedPrivate },
        { client: frames.subscribePresence },
        { server: frames.subscribedPresence },
        { server: frames.memberAdded },
        { server: frames.memberRemoved },
        { server: frames.error },
        { server: frames.event },
        { client: frames.unsubscribe },
        { client: frames.ping },
        { server: frames.pong },
      ],
      () => undefined,
    );
    const first = played.engine.subscribe('my-channel');
    await played.clock.advance(0);
    played.engine.subscribe('private-channel');
    await played.clock.advance(0);
    played.engine.subscribe('presence-channel');
    await played.clock.advance(16);
    first.release();
    await played.clock.advance(30_000);
    expectPlayed(played);
    expect(played.heard).toEqual([['public', 'message', 'public']]);
  });
});
