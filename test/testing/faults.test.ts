import { describe, expect, it, onTestFinished } from 'vitest';
import {
  answersClient,
  closesWithoutCode,
  createLab,
  dropsSubscribes,
  editsFromServer,
  errorsAsText,
  errorsBeforeClose,
  errorsWithoutChannel,
  omitsData,
  pingsWithoutData,
  pushService,
  refuses,
  subscriptionErrorLimitReached,
  succeedsLate,
  tellsActivityTimeout,
  together,
  type Fault,
  type Lab,
} from '../../src/testing.js';

interface Met {
  readonly lab: Lab;
  /** The server's frames, decoded; closes as `closed <code>`. */
  readonly heard: unknown[];
  /** What came since this was asked last, after a moment. */
  next(): Promise<unknown[]>;
  say(frame: object): void;
}

async function meet(fault: Fault): Promise<Met> {
  const lab = createLab({ subscriptionCounts: false });
  const heard: unknown[] = [];
  const line = lab.client({ id: 'ada' }, { fault }).options.transport.open('/app/app-key?protocol=7', {
    opened: () => undefined,
    message: (text) => heard.push(JSON.parse(text)),
    closed: ({ code }) => heard.push(`closed ${code}`),
  });
  onTestFinished(() => {
    line.close();
    lab.dispose();
  });
  let read = 0;
  async function next(): Promise<unknown[]> {
    await lab.advance(10);
    const fresh = heard.slice(read);
    read = heard.length;
    return fresh;
  }
  await lab.advance(10);
  return { lab, heard, next, say: (frame) => line.send(JSON.stringify(frame)) };
}

const subscribe = (channel: string, rest: object = {}): object => ({
  event: 'pusher:subscribe',
  data: { channel, ...rest },
});
const ping = { event: 'pusher:ping', data: {} };

const eventsIn = (frames: readonly unknown[]): unknown[] =>
  frames.map((frame) => (typeof frame === 'string' ? frame : (frame as { event: string }).event));

describe('faults', () => {
  it('[LB24] stand together: what the server says passes the last first', async () => {
    const adds = (mark: string): Fault =>
      editsFromServer(({ marks = [], ...frame }) => [{ ...frame, marks: [...(marks as string[]), mark] }]);
    const { next } = await meet(together(adds('a'), adds('b')));
    expect(await next()).toMatchObject([{ event: 'pusher:connection_established', marks: ['b', 'a'] }]);
  });

  it('[LB25] change, lose and multiply, and answer in the server’s place', async () => {
    const { next, say, lab } = await meet(
      together(
        answersClient(({ event }) => (event === 'pusher:ping' ? [{ event: 'mine' }] : null)),
        editsFromServer((frame) => (frame['event'] === 'twice' ? [frame, frame] : [frame])),
      ),
    );
    await next();
    say(ping);
    say(subscribe('a'));
    expect(eventsIn(await next())).toEqual(['mine', 'pusher_internal:subscription_succeeded']);
    lab.publish('a', 'twice');
    expect(eventsIn(await next())).toEqual(['twice', 'twice']);
  });

  it('[LB26] lose as many subscriptions as is said', async () => {
    const { next, say } = await meet(dropsSubscribes(2));
    await next();
    for (const name of ['a', 'b', 'c']) say(subscribe(name));
    expect(await next()).toMatchObject([{ channel: 'c' }]);
  });

  it('[LB26] confirm after as many frames of the channel as is said', async () => {
    const { next, say, lab } = await meet(succeedsLate(2));
    await next();
    say(subscribe('a'));
    await lab.advance(10);
    for (const event of ['one', 'two', 'three']) lab.publish('a', event);
    expect(eventsIn(await next())).toEqual(['one', 'two', 'pusher_internal:subscription_succeeded', 'three']);
  });

  it('[LB27] take the code from a close, or say it first', async () => {
    const silent = await meet(closesWithoutCode());
    silent.lab.hub.closeConnections(4200, 'restart');
    expect((await silent.next()).slice(1)).toEqual(['closed 1006']);
    const explained = await meet(together(closesWithoutCode(), errorsAsText(), errorsBeforeClose()));
    explained.lab.hub.closeConnections(4200, 'restart');
    expect((await explained.next()).slice(1)).toEqual([
      { event: 'pusher:error', data: '{"code":4200,"message":"restart"}' },
      'closed 1006',
    ]);
    const bare = await meet(refuses(4001, 'no', { explains: false }));
    expect(await bare.next()).toEqual(['closed 4001']);
  });

  it('[LB27] take the channel from an error', async () => {
    const { next, say } = await meet(
      errorsWithoutChannel({ code: null, message: (channel) => `no ${channel}` }),
    );
    await next();
    say(subscribe('private-a', { auth: 'app-key:bad' }));
    expect(await next()).toEqual([{ event: 'pusher:error', data: { code: null, message: 'no private-a' } }]);
    say(subscribe('private-b', { auth: 'app-key:bad' }));
    say({ event: 'client-x', channel: 'private-b', data: {} });
    expect((await next()).every((frame) => !Object.hasOwn(frame as object, 'channel'))).toBe(true);
  });

  it('[LB27] refuse every subscription for a limit', async () => {
    const { next, say, lab } = await meet(subscriptionErrorLimitReached('full'));
    await next();
    say(subscribe('presence-a'));
    expect(await next()).toEqual([
      {
        event: 'pusher:subscription_error',
        channel: 'presence-a',
        data: { type: 'LimitReached', error: 'full', status: 4100 },
      },
    ]);
    expect(lab.hub.channels('app-id')).toEqual([]);
  });

  it('[LB25] leave data away, and say another activity timeout', async () => {
    const { next, say } = await meet(together(omitsData(), pingsWithoutData(), tellsActivityTimeout(null)));
    const [greeting] = (await next()) as { data: string }[];
    expect(JSON.parse(greeting?.data ?? '')).toEqual({ socket_id: expect.any(String) });
    say(ping);
    say(subscribe('a'));
    expect(await next()).toEqual([
      { event: 'pusher:pong' },
      { event: 'pusher_internal:subscription_succeeded', channel: 'a' },
    ]);
  });
});

describe('the hub as the push service', () => {
  it('[LB28] greets with its socket id, and takes signatures for it', async () => {
    const lab = createLab();
    const { options } = lab.client({ id: 'ada', info: {} }, { fault: pushService() });
    const heard: { event: string; data: unknown }[] = [];
    const line = options.transport.open('/app/app-key?protocol=7', {
      opened: () => undefined,
      message: (text) => heard.push(JSON.parse(text) as { event: string; data: unknown }),
      closed: () => undefined,
    });
    await lab.advance(10);
    const { socket_id: socketId, activity_timeout: seconds } = JSON.parse(String(heard[0]?.data)) as Record<
      string,
      unknown
    >;
    expect([socketId, seconds]).toEqual([expect.stringMatching(/^[0-9a-f]{20}$/), 35]);
    const channel = 'presence-room';
    const auth = options.auth as (request: object) => object;
    line.send(JSON.stringify(subscribe(channel, auth({ socketId, channel }))));
    await lab.advance(10);
    expect(JSON.parse(String(heard[1]?.data))).toEqual({
      presence: { count: 1, ids: [0], hash: [{ ada: [] }] },
    });
    lab.publish(channel, 'e', {}, String(socketId)); // all but this one
    await lab.advance(10);
    expect(heard).toHaveLength(2);
    line.close();
  });

  it.each<[string, object]>([
    ['pusher:subscribe without a channel', { event: 'pusher:subscribe', data: {} }],
    ['private-a without auth', subscribe('private-a')],
    ['presence-a without channel_data', subscribe('presence-a', { auth: 'k:s' })],
    [
      'leaving presence-a, where one is not',
      { event: 'pusher:unsubscribe', data: { channel: 'presence-a' } },
    ],
    ['a client event without data', { event: 'client-x', channel: 'private-a' }],
    ['an event that is no text', { event: 1 }],
    ['an auth that is no text', { event: 'pusher:auth' }],
  ])('[LB28] %s ends its worker, and the line', async (why, frame) => {
    const told: string[] = [];
    const { next, say } = await meet(pushService({ onFatalFrame: (reason) => told.push(reason) }));
    await next();
    say(frame);
    expect([await next(), told]).toEqual([['closed 1006'], [why]]);
  });

  it('[LB28] knows no pong and no sign-in, and refuses without a channel, with a signature', async () => {
    const { next, say } = await meet(pushService());
    await next();
    for (const event of ['pusher:pong', 'pusher:signin']) say({ event, data: {} });
    say(subscribe('private-a', { auth: 'app-key:bad' }));
    expect(await next()).toEqual([
      { event: 'pusher:error', data: { code: null, message: 'Unknown event' } },
      { event: 'pusher:error', data: { code: null, message: 'Unknown event' } },
      { event: 'pusher:error', data: { code: null, message: expect.stringMatching(/:[0-9a-f]{64}$/) } },
    ]);
  });
});
