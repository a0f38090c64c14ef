import { describe, expect, it } from 'vitest';
import type { EngineOptions } from '../../src/engine/options.js';
import type { SubscribeOptions } from '../../src/engine/subscription.js';
import { selectOthers, selectPresence } from '../../src/store/selectors.js';
import { engineBench, says, type EngineBench } from '../support/engine-bench.js';

const room = 'presence-room';

async function joining(
  options: Partial<EngineOptions> = {},
  own: SubscribeOptions = {},
  socketId = '1.1',
): Promise<EngineBench> {
  const bench = engineBench(options);
  bench.engine.subscribe(room, own);
  bench.greet(socketId);
  await bench.clock.advance(0);
  return bench;
}

async function joined(people: Record<string, unknown>, own: SubscribeOptions = {}): Promise<EngineBench> {
  const bench = await joining({}, own);
  bench.wire.last.say(says.present(room, people));
  await bench.clock.advance(16);
  return bench;
}

const ids = (bench: EngineBench): string[] => bench.presence(room).members.map(({ id }) => id);

/** Says something and lets it be published. */
async function say(bench: EngineBench, text: string): Promise<void> {
  bench.wire.last.say(text);
  await bench.clock.advance(16);
}

describe('the members of a presence channel', () => {
  it('[PR1] are nobody before the list, and then who is listed, with oneself marked', async () => {
    const bench = await joining();
    expect(bench.presence(room)).toEqual({ members: [], me: null, complete: true, stale: false });
    bench.wire.last.say(says.present(room, { ada: { name: 'Ada' }, me: { name: 'Listed' } }));
    expect(bench.presence(room)).toEqual({
      members: [
        { id: 'ada', info: { name: 'Ada' }, isMe: false },
        { id: 'me', info: { name: 'Listed' }, isMe: true },
      ],
      me: { id: 'me', info: { name: 'Listed' }, isMe: true },
      complete: true,
      stale: false,
    });
    const view = selectPresence(bench.channel(room));
    expect([view.status, view.count, view.others.map(({ id }) => id)]).toEqual(['subscribed', 2, ['ada']]);
    expect(selectPresence(bench.channel(room))).toBe(view);
    expect(selectOthers(view.members)).toBe(view.others);
  });

  it('[PR2] come and go one at a time, in the order in which they were first seen', async () => {
    const bench = await joined({ 7: {}, me: {} });
    await say(bench, says.joined(room, 'bob', { name: 'Bob' }));
    await say(bench, says.joined(room, 3));
    expect(ids(bench)).toEqual(['7', 'me', 'bob', '3']);
    await say(bench, says.left(room, 7));
    expect(ids(bench)).toEqual(['me', 'bob', '3']);
    await say(bench, says.joined(room, '7'));
    expect(ids(bench)).toEqual(['me', 'bob', '3', '7']);
  });

  it('[PR3] are one entry a user: who joins again gets new info, and no second join (D7)', async () => {
    const heard: string[] = [];
    const bench = await joined({ me: {} }, { onJoin: ({ id }) => heard.push(id) });
    for (let v = 1; v <= 3; v++) await say(bench, says.joined(room, 'bob', { v }));
    expect(heard).toEqual(['bob']);
    expect(bench.presence(room).members).toMatchObject([{ id: 'me' }, { id: 'bob', info: { v: 3 } }]);
  });

  it('[PR4] lose nobody when somebody unknown leaves, or somebody leaves twice', async () => {
    const heard: string[] = [];
    const bench = await joined({ me: {}, bob: {} }, { onLeave: ({ id }) => heard.push(id) });
    for (const id of ['nobody', 'bob', 'bob', '__proto__', 'constructor'])
      await say(bench, says.left(room, id));
    expect(ids(bench)).toEqual(['me']);
    expect(heard).toEqual(['bob']);
    expect(bench.errors).toEqual([]);
  });

  it('[PR5] contain oneself also where the list lacks one, from what was signed', async () => {
    const bench = await joined({ ada: {} });
    expect(bench.presence(room).me).toEqual({ id: 'me', info: { name: 'Me' }, isMe: true });
    expect(ids(bench)).toEqual(['ada', 'me']);
  });

  it('[PR6] contain oneself from the engine’s user where the authorisation says nothing', async () => {
    const bench = await joining({ user: { id: 'u7' }, auth: () => ({ auth: 'app-key:sig' }) });
    await say(bench, says.present(room, { ada: {} }));
    expect(bench.presence(room).me).toEqual({ id: 'u7', info: undefined, isMe: true });
    const unknown = await joining({ auth: () => ({ auth: 'app-key:sig' }) });
    await say(unknown, says.present(room, { ada: {} }));
    expect(unknown.presence(room)).toMatchObject({ me: null, members: [{ id: 'ada', isMe: false }] });
  });

  it('[PR7] keep oneself where a server says that one has left while one is subscribed', async () => {
    const heard: string[] = [];
    const bench = await joined({ ada: {}, me: {} }, { onLeave: ({ id }) => heard.push(id) });
    await say(bench, says.left(room, 'me'));
    expect(bench.presence(room).me?.id).toBe('me');
    expect(heard).toEqual([]);
  });

  it('[PR8] have ids that are texts, whatever the server sends', async () => {
    const bench = await joining({
      auth: () => ({ auth: 'app-key:sig', channel_data: '{"user_id":100,"user_info":{"name":"123"}}' }),
    });
    await say(
      bench,
      says.subscribed(room, { presence: { count: 2, ids: [1, 100], hash: { 1: {}, 100: {} } } }),
    );
    await say(bench, says.joined(room, 5));
    await say(bench, says.left(room, '1'));
    expect(ids(bench)).toEqual(['100', '5']);
    expect(bench.presence(room).me?.id).toBe('100');
  });

  it('[PR9] may have any id that a text can be', async () => {
    const bench = await joined({});
    const odd = ['__proto__', 'constructor', 'hasOwnProperty', ' ', '💚'];
    for (const id of odd) await say(bench, says.joined(room, id, { id }));
    expect(ids(bench)).toEqual(['me', ...odd]);
    for (const id of odd) await say(bench, says.left(room, id));
    expect(ids(bench)).toEqual(['me']);
  });

  it('[PR9] an empty id is nobody', async () => {
    const bench = await joining();
    await say(bench, says.subscribed(room, { presence: { hash: { '': {}, ada: {} } } }));
    await say(bench, says.joined(room, ''));
    expect(ids(bench)).toEqual(['ada', 'me']);
  });

  it('[PR10] are read from the push service’s list of one-key objects', async () => {
    const bench = await joining({}, {}, '7f000001226a00000018');
    const presence = { count: 3, ids: [0, 1, 2], hash: [{ 100: { n: 1 } }, [{ n: 0 }], { me: {} }] };
    await say(bench, says.subscribed(room, JSON.stringify({ presence })));
    expect(bench.presence(room)).toMatchObject({
      members: [{ id: '100' }, { id: '0', info: { n: 0 } }, { id: 'me', isMe: true }],
      complete: true,
    });
    await say(bench, says.left(room, '100'));
    expect(ids(bench)).toEqual(['0', 'me']);
  });

  it('[PR11] are known to be incomplete where the list was cut or its count disagrees', async () => {
    const bench = await joining();
    await say(bench, says.subscribed(room, { presence: { count: 500, hash: { ada: {} } } }));
    expect(bench.presence(room).complete).toBe(false);
  });

  it('[PR12] a success without a list is a success: oneself is there, and the list incomplete (D8)', async () => {
    for (const text of [
      `{"event":"pusher_internal:subscription_succeeded","channel":"${room}"}`,
      says.error(null, `Existing subscription to channel ${room}`),
    ]) {
      const bench = await joining();
      await say(bench, says.joined(room, 'early'));
      await say(bench, text);
      expect(bench.channel(room)?.status).toBe('subscribed');
      expect(ids(bench)).toEqual(['early', 'me']);
      expect(bench.presence(room)).toMatchObject({ me: { isMe: true }, complete: false, stale: false });
    }
  });

  it('[PR13] an unchanged list is the same object, a changed one is another', async () => {
    const bench = await joined({ ada: {}, me: {} });
    const before = bench.presence(room).members;
    await say(bench, says.left(room, 'nobody'));
    expect(bench.presence(room).members).toBe(before);
    await say(bench, says.joined(room, 'bob'));
    expect(bench.presence(room).members).not.toBe(before);
    expect(before).toHaveLength(2);
  });

  it('[PR14] info that is nested without end harms nobody', async () => {
    const bench = await joined({ me: {} });
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const text = `{"event":"pusher_internal:member_added","channel":"${room}","data":{"user_id":"deep","user_info":${deep}}}`;
    await say(bench, text);
    await say(bench, text);
    await say(bench, says.joined(room, 'bob'));
    expect(ids(bench)).toEqual(['me', 'deep', 'bob']);
  });
});

describe('over a connection that is lost', () => {
  it('[PR15] members stay, marked as stale, until the next list (P13)', async () => {
    const bench = await joined({ ada: {}, me: {} });
    const blanks: number[] = [];
    bench.engine.store.subscribeChannel(room, () => {
      if (bench.presence(room).members.length === 0) blanks.push(bench.clock.now());
    });
    bench.wire.last.end(1006);
    expect(bench.presence(room)).toMatchObject({ stale: true, me: { id: 'me' } });
    expect(ids(bench)).toEqual(['ada', 'me']);
    await bench.clock.advance(700);
    bench.greet('2.2');
    await bench.clock.advance(0);
    expect(bench.presence(room).stale).toBe(true);
    await say(bench, says.present(room, { me: {}, ada: {} }));
    expect(bench.presence(room).stale).toBe(false);
    expect(ids(bench)).toEqual(['ada', 'me']);
    expect(blanks).toEqual([]);
  });

  it('[PR16] who came and went in the meantime is told once, and who stayed not at all', async () => {
    const heard: string[] = [];
    const bench = await joined(
      { ada: {}, bob: {}, me: {} },
      {
        onJoin: ({ id }) => heard.push(`+${id}`),
        onLeave: ({ id }) => heard.push(`-${id}`),
        onSync: (members) => heard.push(`=${members.length}`),
      },
    );
    expect(heard).toEqual(['=3']);
    bench.wire.last.end(1006);
    expect(heard).toHaveLength(1);
    await bench.clock.advance(700);
    bench.greet('2.2');
    await bench.clock.advance(0);
    await say(bench, says.present(room, { cleo: {}, bob: {}, me: {} }));
    await say(bench, says.joined(room, 'cleo'));
    await say(bench, says.left(room, 'ada'));
    expect(heard).toEqual(['=3', '-ada', '+cleo', '=3']);
    expect(ids(bench)).toEqual(['bob', 'me', 'cleo']);
  });

  it('[PR17] disconnect() keeps them as stale too; a user who changed is somebody else', async () => {
    let user = 'me';
    const bench = await joining({
      auth: () => ({ auth: 'app-key:sig', channel_data: JSON.stringify({ user_id: user }) }),
    });
    await say(bench, says.present(room, { ada: {} }));
    bench.engine.disconnect();
    expect(bench.presence(room)).toMatchObject({ stale: true, members: [{ id: 'ada' }, { id: 'me' }] });
    user = 'other';
    bench.engine.connect();
    bench.engine.reauthorize();
    bench.greet('2.2');
    await bench.clock.advance(0);
    await say(bench, says.present(room, { ada: {} }));
    expect(bench.presence(room)).toMatchObject({
      me: { id: 'other' },
      members: [
        { id: 'ada', isMe: false },
        { id: 'other', isMe: true },
      ],
    });
  });
});

describe('those who listen', () => {
  it('[PR18] hear nothing of who is on the first list, joins that came before it included once', async () => {
    const heard: string[] = [];
    const bench = await joining({}, { onJoin: ({ id }) => heard.push(id) });
    await say(bench, says.joined(room, 'early'));
    await say(bench, says.present(room, { ada: {}, bob: {}, early: {}, me: {} }));
    expect(heard).toEqual(['early']);
    expect(ids(bench)).toEqual(['early', 'ada', 'bob', 'me']);
  });

  it('[PR19] hear of a change after the store shows it', async () => {
    const seen: unknown[] = [];
    const bench: EngineBench = await joined(
      { me: {} },
      {
        onJoin: ({ id }) => seen.push(['join', id, ids(bench).includes(id)]),
        onLeave: ({ id }) => seen.push(['leave', id, ids(bench).includes(id)]),
      },
    );
    await say(bench, says.joined(room, 'bob'));
    await say(bench, says.left(room, 'bob'));
    expect(seen).toEqual([
      ['join', 'bob', true],
      ['leave', 'bob', false],
    ]);
  });

  it('[PR20] a burst is published as one change, its first at once, then every 16 ms', async () => {
    const heard: string[] = [];
    const bench = await joined({ me: {} }, { onJoin: ({ id }) => heard.push(id) });
    await bench.clock.advance(1_000);
    let publications = 0;
    bench.engine.store.subscribeChannel(room, () => {
      publications += 1;
    });
    for (let i = 0; i < 100; i++) bench.wire.last.say(says.joined(room, `u${i}`));
    expect([publications, heard.length]).toEqual([1, 1]);
    await bench.clock.advance(15);
    expect(publications).toBe(1);
    await bench.clock.advance(1);
    expect([publications, heard.length, ids(bench).length]).toEqual([2, 100, 101]);
    await bench.clock.advance(16);
    expect(publications).toBe(2);
    bench.wire.last.say(says.joined(room, 'late'));
    expect(publications).toBe(3);
  });

  it('[PR21] who came and went within one publication is told of in that order', async () => {
    const heard: string[] = [];
    const bench = await joined(
      { me: {} },
      { onJoin: ({ id }) => heard.push(`+${id}`), onLeave: ({ id }) => heard.push(`-${id}`) },
    );
    await say(bench, says.joined(room, 'first'));
    heard.length = 0;
    bench.wire.last.say(says.joined(room, 'now'));
    bench.wire.last.say(says.joined(room, 'guest'));
    bench.wire.last.say(says.left(room, 'guest'));
    await bench.clock.advance(16);
    expect(heard).toEqual(['+now', '+guest', '-guest']);
  });

  it('[PR22] a channel that is left with a change unpublished does not come back to the store', async () => {
    const bench = engineBench({ linger: 0 });
    const hold = bench.engine.subscribe(room);
    bench.greet();
    await bench.clock.advance(0);
    bench.wire.last.say(says.present(room, { me: {} }));
    bench.wire.last.say(says.joined(room, 'a'));
    bench.wire.last.say(says.joined(room, 'b'));
    hold.release();
    await bench.clock.advance(100);
    expect(bench.channel(room)).toBeUndefined();
  });

  it('[PR23] a listener that throws costs the others nothing', async () => {
    const heard: string[] = [];
    const bench = await joined(
      { me: {} },
      {
        onJoin: () => {
          throw new Error('mine');
        },
      },
    );
    bench.engine.subscribe(room, { onJoin: ({ id }) => heard.push(id) });
    await say(bench, says.joined(room, 'bob'));
    expect(heard).toEqual(['bob']);
    expect(bench.errors).toMatchObject([{ code: 'handler-failed' }]);
  });
});

describe('people who leave and return', () => {
  const graceful = { presence: { leaveGraceMs: 3_000 } };

  async function inRoom(options: Partial<EngineOptions>): Promise<{ bench: EngineBench; heard: string[] }> {
    const heard: string[] = [];
    const bench = await joining(options, {
      onJoin: ({ id }) => heard.push(`+${id}`),
      onLeave: ({ id }) => heard.push(`-${id}`),
    });
    await say(bench, says.present(room, { ada: {}, bo: {} }));
    return { bench, heard };
  }

  it('[PR24] are kept for the grace, and then gone, with one leave', async () => {
    const { bench, heard } = await inRoom(graceful);
    bench.wire.last.say(says.left(room, 'ada'));
    await bench.clock.advance(2_999);
    expect([ids(bench), heard]).toEqual([['ada', 'bo', 'me'], []]);
    await bench.clock.advance(1);
    expect([ids(bench), heard]).toEqual([['bo', 'me'], ['-ada']]);
  });

  it('[PR25] who return within it never left, and have new info', async () => {
    const { bench, heard } = await inRoom(graceful);
    bench.wire.last.say(says.left(room, 'ada'));
    await bench.clock.advance(1_000);
    bench.wire.last.say(says.joined(room, 'ada', { n: 2 }));
    await bench.clock.advance(10_000);
    expect([ids(bench), heard]).toEqual([['ada', 'bo', 'me'], []]);
    expect(bench.presence(room).members[0]?.info).toEqual({ n: 2 });
  });

  it('[PR26] leave one after another, each in its time, which a second word does not prolong', async () => {
    const { bench, heard } = await inRoom(graceful);
    bench.wire.last.say(says.left(room, 'bo'));
    await bench.clock.advance(1_000);
    bench.wire.last.say(says.left(room, 'ada'));
    bench.wire.last.say(says.left(room, 'bo'));
    await bench.clock.advance(2_000);
    expect(heard).toEqual(['-bo']);
    await bench.clock.advance(1_000);
    expect(heard).toEqual(['-bo', '-ada']);
  });

  it('[PR27] a new list ends every grace', async () => {
    const { bench, heard } = await inRoom(graceful);
    bench.wire.last.say(says.left(room, 'ada'));
    await bench.bounce();
    await bench.clock.advance(0);
    await say(bench, says.present(room, { bo: {} }));
    expect([ids(bench), heard]).toEqual([['bo', 'me'], ['-ada']]);
    await bench.clock.advance(10_000);
    expect(heard).toEqual(['-ada']);
  });

  it('[PR28] leave no timer behind in a channel that is left', async () => {
    const { bench } = await inRoom({ ...graceful, linger: 0 });
    bench.wire.last.say(says.left(room, 'ada'));
    bench.engine.dispose();
    expect(bench.clock.pending).toBe(0);
  });
});

describe('info that is a JSON text', () => {
  it('[PR29] is parsed where the application asks for it: in lists, joins and one’s own', async () => {
    const bench = await joining({
      presence: { parseInfo: true },
      auth: () => ({ auth: 'k:s', channel_data: '{"user_id":"me","user_info":"{\\"n\\":0}"}' }),
    });
    await say(bench, says.present(room, { ada: '{"n":1}', bo: 'plain', cy: '"text"' }));
    await say(bench, says.joined(room, 'di', '[2]'));
    expect(bench.presence(room).members.map(({ info }) => info)).toEqual([
      { n: 1 },
      'plain',
      'text',
      { n: 0 },
      [2],
    ]);
  });

  it('[PR30] is a text where it does not', async () => {
    const bench = await joined({ ada: '{"n":1}' });
    expect(bench.presence(room).members[0]?.info).toBe('{"n":1}');
  });
});
