import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEngine, type Engine } from '../../src/create-engine.js';
import { encryption } from '../../src/engine/encryption.js';
import { extensions, type ExtensionsOption } from '../../src/engine/extensions.js';
import { signIn } from '../../src/engine/sign-in.js';
import { systemClock } from '../../src/lib/clock.js';
import {
  closesAfterConnect,
  createLab,
  type Fault,
  type Lab,
  type LabClient,
  type LabFrame,
  type LabUser,
  neverGreets,
  neverPongs,
  neverSubscribes,
  refuses,
  unreachable,
} from '../../src/testing.js';
import type { TransportClose, TransportConnection } from '../../src/transport/transport.js';

interface Line {
  readonly connection: TransportConnection;
  readonly heard: string[];
  readonly closes: TransportClose[];
}

/** Opens a line as an engine does. */
function open({ options }: LabClient): Line {
  const [heard, closes]: [string[], TransportClose[]] = [[], []];
  const url = `memory://local/app/${options.appKey}?protocol=7&client=test&version=1.0.0`;
  const connection = options.transport.open(url, {
    opened: () => heard.push('opened'),
    message: (text) => heard.push((JSON.parse(text) as { event: string }).event),
    closed: (close) => closes.push(close),
  });
  return { connection, heard, closes };
}

async function authorize(client: LabClient, socketId: string, channel: string): Promise<object> {
  const { auth } = client.options;
  if (typeof auth !== 'function') throw new Error('The lab gives a function.');
  return auth({ socketId, channel, signal: new AbortController().signal });
}

function engineOf({ options }: LabClient, opted: ExtensionsOption): Engine {
  const engine = createEngine({ ...options, extensions: opted, onError: () => undefined });
  onTestFinished(() => engine.dispose());
  return engine;
}

/** What an application's server publishes to an encrypted channel. */
function sealed(key: string, data: unknown): { nonce: string; ciphertext: string } {
  const nonce = new Uint8Array(24).fill(7);
  const box = xsalsa20poly1305(Buffer.from(key, 'base64'), nonce);
  const ciphertext = box.encrypt(Buffer.from(JSON.stringify(data)));
  return {
    nonce: Buffer.from(nonce).toString('base64'),
    ciphertext: Buffer.from(ciphertext).toString('base64'),
  };
}

const ada: LabUser = { id: 'ada', info: { name: 'Ada' } };

describe('a client of the lab', () => {
  it('[LB7] reaches the hub with the options it was given', async () => {
    const lab = createLab();
    const client = lab.client(ada);
    expect(client.options).toMatchObject({ appKey: 'app-key', clock: lab.clock, user: { id: 'ada' } });
    const { heard } = open(client);
    expect(heard).toEqual([]);
    await lab.advance(0);
    expect(heard).toEqual(['opened', 'pusher:connection_established']);
    expect([lab.hub.connectionCount, client.openTransports, lab.openTransports]).toEqual([1, 1, 1]);
  });

  it('[LB7] says its key in a first message where the line is of that kind', async () => {
    const lab = createLab({ app: { key: 'mine' } });
    const { connection, heard } = open(lab.client(ada, { keyIn: 'first-message' }));
    await lab.advance(0);
    connection.send('{"event":"pusher:auth","auth":"mine"}');
    await lab.advance(0);
    expect(heard).toEqual(['opened', 'pusher:connection_established']);
  });

  it('[LB8] is authorised as its user, by signatures that the hub takes', async () => {
    const lab = createLab();
    const client = lab.client(ada);
    const answer = await authorize(client, '1.1', 'presence-room');
    const body = JSON.stringify({
      socket_id: '1.1',
      channel_name: 'presence-room',
      user_id: 'ada',
      user_info: ada.info,
    });
    const response = await lab.fetch('/pusher/auth', { method: 'POST', body });
    expect(answer).toEqual(await response.json());
    expect(await authorize(client, '1.1', 'private-a')).not.toHaveProperty('channel_data');
    expect(client.authorizations).toBe(2);
  });

  it('[LB8] is nobody where no user is given: presence is refused', async () => {
    const client = createLab().client();
    expect(client.options).not.toHaveProperty('user');
    await expect(authorize(client, '1.1', 'private-a')).resolves.toHaveProperty('auth');
    await expect(authorize(client, '1.1', 'presence-a')).rejects.toThrow('presence-a');
  });

  it.each([undefined, { encryptionMasterKeyBase64: btoa('0123456789abcdef0123456789abcdef') }])(
    '[LB29] has the keys of its encrypted channels, with the app %o',
    async (app) => {
      const lab = createLab(app && { app });
      const client = lab.client(ada);
      const name = 'private-encrypted-notes';
      const answer = (await authorize(client, '1.1', name)) as { shared_secret: string };
      const body = new URLSearchParams({ socket_id: '1.1', channel_name: name });
      const response = await lab.fetch('/pusher/auth', { method: 'POST', body });
      expect(answer).toEqual(await response.json());
      expect(await authorize(client, '1.1', 'private-notes')).not.toHaveProperty('shared_secret');

      const heard: unknown[] = [];
      const notes = engineOf(client, extensions(encryption())).subscribe(name);
      notes.on('written', (data) => heard.push(data));
      await lab.advance(10);
      await notes.ready;
      lab.publish(name, 'written', sealed(answer.shared_secret, { text: 'for us' }));
      await lab.advance(10);
      await expect.poll(() => heard).toEqual([{ text: 'for us' }]);
    },
  );

  it('[LB29] an actor hears what is encrypted, and the server is not told the key', () => {
    const lab = createLab();
    const asked: string[] = [];
    const connect = lab.hub.connect.bind(lab.hub);
    lab.hub.connect = (...given) => {
      const connection = connect(...given);
      return {
        ...connection,
        receive(text) {
          asked.push(text);
          connection.receive(text);
        },
      };
    };
    const actor = lab.actor(ada);
    actor.join('private-encrypted-notes');
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toContain('shared_secret');
  });

  it('[LB30] signs its user in, who then hears of their watchlist', async () => {
    const lab = createLab();
    const client = lab.client({ ...ada, watchlist: ['7'] });
    const engine = engineOf(client, extensions(signIn(client.userAuth)));
    await lab.advance(10);
    const { user } = engine.store.getState();
    expect(user).toMatchObject({ status: 'signed-in', id: 'ada', info: ada.info, error: null });
    const other = lab.client({ id: 7 });
    engineOf(other, extensions(signIn(other.userAuth)));
    await lab.advance(10);
    expect([...(engine.store.getState().user?.online ?? [])]).toEqual(['7']);
  });

  it('[LB30] is nobody where no user is given: the sign-in fails', async () => {
    const lab = createLab();
    const client = lab.client();
    const engine = engineOf(client, extensions(signIn(client.userAuth)));
    await lab.advance(10);
    expect(engine.store.getState()).toMatchObject({
      user: { id: null, error: { code: 'authorization-failed' } },
      connection: { status: 'connected' },
    });
  });

  it('[LB9] loses its line when its own cable is pulled, and the hub loses it too', async () => {
    const lab = createLab();
    const [one, two] = [lab.client(ada), lab.client({ id: 'bob' })];
    const [first, second] = [open(one), open(two)];
    await lab.advance(0);
    one.cable.pull();
    await lab.advance(0);
    expect(first.closes).toEqual([{ code: 1006, reason: '', clean: false }]);
    expect(second.closes).toEqual([]);
    expect([lab.hub.connectionCount, lab.openTransports]).toEqual([1, 1]);
  });

  it('[LB10] hears the hints that are given by hand, and counts who listens', () => {
    const { hints } = createLab().client(ada);
    const heard: string[] = [];
    const stop = hints.subscribe((hint) => heard.push(hint));
    expect([hints.listeners, hints.isOnline()]).toEqual([1, true]);
    hints.offline();
    expect(hints.isOnline()).toBe(false);
    hints.online();
    hints.wake();
    stop();
    hints.wake();
    expect([heard, hints.listeners]).toEqual([['offline', 'online', 'woke'], 0]);
  });

  it('[LB11] has random numbers of its own, the same in every run', () => {
    const run = (seed: number): number[] => {
      const lab = createLab({ seed });
      return [lab.client(ada), lab.client(ada)].map(({ options }) => options.random());
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1)[0]).not.toBe(run(1)[1]);
    expect(run(1)).not.toEqual(run(2));
  });
});

describe('faults', () => {
  async function meet(fault: Fault): Promise<Line & { lab: Lab; client: LabClient }> {
    const lab = createLab();
    const client = lab.client(ada, { fault });
    const line = open(client);
    await lab.advance(0);
    return { ...line, lab, client };
  }

  it('[LB12] refuses: opens, says why and closes with the code', async () => {
    const { heard, closes, lab } = await meet(refuses(4001, 'no such app'));
    expect(heard).toEqual(['opened', 'pusher:error']);
    expect(closes).toEqual([{ code: 4001, reason: 'no such app', clean: true }]);
    expect(lab.hub.connectionCount).toBe(0);
  });

  it('[LB12] closes after the greeting', async () => {
    const { heard, closes, lab } = await meet(closesAfterConnect(4200));
    expect(heard).toEqual(['opened', 'pusher:connection_established']);
    expect(closes).toMatchObject([{ code: 4200 }]);
    expect(lab.hub.connectionCount).toBe(0);
  });

  it('[LB12] cannot be reached: closed without opened', async () => {
    const { heard, closes } = await meet(unreachable());
    expect([heard, closes]).toEqual([[], [{ code: 1006, reason: '', clean: false }]]);
  });

  it('[LB12] never greets, never pongs, never subscribes', async () => {
    expect((await meet(neverGreets())).heard).toEqual(['opened']);
    for (const [fault, text] of [
      [neverPongs(), '{"event":"pusher:ping","data":{}}'],
      [neverSubscribes(), '{"event":"pusher:subscribe","data":{"channel":"a"}}'],
    ] as const) {
      const { connection, heard, lab } = await meet(fault);
      connection.send(text);
      await lab.advance(1_000);
      expect(heard).toEqual(['opened', 'pusher:connection_established']);
      expect(lab.hub.channels('app-id')).toEqual([]);
    }
  });

  it('[LB12] is over when it is taken away', async () => {
    const { client, lab } = await meet(refuses(4001));
    client.setFault(null);
    const { heard } = open(client);
    await lab.advance(0);
    expect(heard).toEqual(['opened', 'pusher:connection_established']);
  });
});

describe('actors', () => {
  it('[LB13] join, send and leave at once, and hear one another', () => {
    const lab = createLab();
    const [one, two] = [lab.actor(ada), lab.actor({ id: 7 })];
    one.join('presence-room');
    const heard: string[] = [];
    const stop = one.onMessage(({ event }) => heard.push(event));
    two.join('presence-room');
    two.send('presence-room', 'client-wave', { to: 'all' });
    expect(one.received.at(-1)).toEqual({
      event: 'client-wave',
      channel: 'presence-room',
      data: { to: 'all' },
      userId: '7',
    });
    two.leave('presence-room');
    stop();
    two.dispose();
    expect(heard).toEqual(['pusher_internal:member_added', 'client-wave', 'pusher_internal:member_removed']);
    expect(lab.hub.users('app-id', 'presence-room')).toEqual(['ada']);
    expect(lab.hub.connectionCount).toBe(1);
  });

  it('[LB14] throw the server’s words where they are refused', () => {
    const actor = createLab({ limits: { members: 1 } });
    actor.actor(ada).join('presence-room');
    const bob = actor.actor({ id: 'bob' });
    expect(() => bob.join('presence-room')).toThrow(/bob was refused: presence-room is full/);
    expect(() => bob.join('no such name')).toThrow(/"no such name"/);
    expect(() => bob.send('public', 'client-x')).toThrow(/private and presence/);
    expect(() => bob.send('presence-room', 'x')).toThrow(/Unknown event "x"/);
  });

  it('[LB14] throw once the server has ended their connection', () => {
    const lab = createLab();
    const actor = lab.actor(ada);
    lab.hub.closeConnections(4200, 'restart');
    expect(actor.connected).toBe(false);
    expect(() => actor.join('a')).toThrow('not connected: 4200 restart');
  });

  it('[LB15] answer pings, and stay', async () => {
    const lab = createLab();
    const actor = lab.actor(ada);
    await lab.advance(3_600_000);
    expect(actor.connected).toBe(true);
    expect(actor.received.filter(({ event }) => event === 'pusher:ping').length).toBeGreaterThan(20);
  });

  it('[LB15] keep the last thousand frames', () => {
    const lab = createLab();
    const actor = lab.actor(ada);
    actor.join('a');
    for (let n = 0; n < 1_200; n++) lab.publish('a', 'e', n);
    expect(actor.received).toHaveLength(1_000);
    expect(actor.received.at(-1)).toMatchObject({ data: 1_199 });
  });
});

describe('the lab', () => {
  it('[LB16] publishes as the application’s server, and throws where that is refused', () => {
    const lab = createLab();
    const actor = lab.actor(ada);
    actor.join('a');
    lab.publish(['a', 'b'], 'e', { n: 1 });
    lab.publish('a', 'f', 'text');
    lab.publish('a', 'unheard', {}, actor.socketId);
    expect(actor.received.slice(-2)).toMatchObject([
      { event: 'e', data: { n: 1 } },
      { event: 'f', data: 'text' },
    ]);
    expect(() => lab.publish('a b', 'e')).toThrow('"a b"');
  });

  it('[LB17] serves the HTTP API to its fetch', async () => {
    const { fetch } = createLab();
    expect((await fetch('/ready')).status).toBe(200);
    const body = new URLSearchParams({ socket_id: '1.1', channel_name: 'presence-a' });
    const refused = await fetch('http://anywhere/pusher/auth', { method: 'POST', body });
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('user_id')]);
    const aborted = fetch('/ready', { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toThrow('aborted');
  });

  it('[LB18] ends what is on the server’s side, and leaves no timer', async () => {
    const lab = createLab();
    const line = open(lab.client(ada));
    const actor = lab.actor({ id: 'bob' });
    await lab.advance(10);
    lab.dispose();
    await lab.advance(0);
    expect(line.closes).toMatchObject([{ code: 4200 }]);
    expect(actor.connected).toBe(false);
    expect([lab.hub.connectionCount, lab.openTransports, lab.clock.pending]).toEqual([0, 0, 0]);
  });

  it('[TB1] tells every frame of every client’s line: whose, which way, when and what', async () => {
    const frames: LabFrame[] = [];
    const lab = createLab({ onFrame: (frame) => frames.push(frame) });
    const [adas, bobs] = [lab.client(ada), lab.client({ id: 'bob' }, { fault: neverGreets() })];
    const line = open(adas);
    const silent = open(bobs);
    await lab.advance(10);
    line.connection.send('{"event":"pusher:ping"}');
    silent.connection.send('{"event":"pusher:ping"}');
    await lab.advance(10);
    const seen = frames.map(({ client, direction, at, text }) => [
      client === adas ? 'ada' : 'bob',
      direction,
      at - Date.UTC(2026, 0, 1),
      (JSON.parse(text) as { event: string }).event,
    ]);
    expect(seen).toEqual([
      ['ada', 'in', 0, 'pusher:connection_established'],
      ['ada', 'out', 10, 'pusher:ping'],
      ['ada', 'in', 10, 'pusher:pong'],
      ['bob', 'out', 10, 'pusher:ping'],
      ['bob', 'in', 10, 'pusher:pong'],
    ]);
    expect(line.heard).toEqual(['opened', 'pusher:connection_established', 'pusher:pong']);
    expect(silent.heard).toEqual(['opened', 'pusher:pong']); // what a fault loses is not told
  });

  it('[LB19] runs on a real clock too, which cannot be moved', async () => {
    const lab = createLab({ clock: 'real' });
    expect(lab.clock).toBe(systemClock);
    await expect(lab.advance(1)).rejects.toThrow('virtual');
    lab.dispose();
  });
});
