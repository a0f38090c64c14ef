import { describe, expect, it } from 'vitest';
import { startHeartbeat } from '../../src/engine/heartbeat.js';
import { decode, encode, idText } from '../../src/protocol/codec.js';
import type { EventMessage, SystemMessage } from '../../src/protocol/messages.js';
import { documentFrames as frames, documentSignature as auth } from '../support/document-frames.js';

const success = 'pusher_internal:subscription_succeeded';

function read(text: string): SystemMessage | EventMessage {
  const decoded = decode(text);
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.message;
}

describe('the frames of the document, as a client reads them', () => {
  it.each([
    [
      'S1: a greeting',
      frames.established,
      { type: 'pusher:connection_established', id: '7f000001226a00000018', data: { activity_timeout: 120 } },
    ],
    ['S2: a pong', frames.pong, { type: 'pusher:pong' }],
    ['S3: a success', frames.subscribed, { type: success, channel: 'my-channel' }],
    ['S4: a success', frames.subscribedPrivate, { type: success, channel: 'private-channel' }],
    ['S5: a success', frames.subscribedPresence, { type: success, channel: 'presence-channel' }],
    ['S7: an error', frames.error, { type: 'pusher:error', code: null, text: 'message', channel: null }],
    [
      'S8: a join, its id a number',
      frames.memberAdded,
      {
        type: 'pusher_internal:member_added',
        channel: 'presence-channel',
        id: '1488465780',
        data: { user_info: { name: '123', sex: '1' } },
      },
    ],
    [
      'S9: a leave, its id a text',
      frames.memberRemoved,
      { type: 'pusher_internal:member_removed', channel: 'presence-channel', id: '14884657801' },
    ],
    [
      'S10: an event whose data is no JSON',
      frames.event,
      { type: 'event', channel: 'public', event: 'message', data: 'public', userId: null },
    ],
  ])('[PC1] %s', (_title, text, message) => {
    expect(read(text)).toMatchObject(message);
  });
});

describe('the frames of the document, as a client writes them', () => {
  const channelData = '{"user_id":100,"user_info":{"name":"123"}}';
  it.each([
    ['S1', encode.auth('ecc1dcdecd380a38cadc74cd9d0fb9bf'), frames.auth],
    ['S2', encode.beat('ping'), frames.ping],
    ['S3', encode.subscribe('my-channel'), frames.subscribe],
    ['S4', encode.subscribe('private-channel', { auth }), frames.subscribePrivate],
    [
      'S5',
      encode.subscribe('presence-channel', { auth, channel_data: channelData }),
      frames.subscribePresence,
    ],
    ['S6', encode.unsubscribe('my-channel'), frames.unsubscribe],
  ])('[PC2] %s is written byte for byte', (_title, written, expected) => {
    expect(written).toBe(expected);
  });

  it('[PC3] a client event carries its data as JSON, and names are escaped', () => {
    expect(encode.clientEvent('private-"x"', 'client-a\n', '{"n":1}')).toBe(
      '{"event":"client-a\\n","channel":"private-\\"x\\"","data":{"n":1}}',
    );
  });
});

describe('data of the protocol’s own frames', () => {
  const established = { type: 'pusher:connection_established', id: '1.2', data: { activity_timeout: 30 } };
  it('[PC4] may be a text or an object', () => {
    const data = { socket_id: '1.2', activity_timeout: 30 };
    const event = 'pusher:connection_established';
    expect(read(JSON.stringify({ event, data }))).toMatchObject(established);
    expect(read(JSON.stringify({ event, data: JSON.stringify(data) }))).toMatchObject(established);
  });

  it('[PC5] may be absent: a ping, a pong, an error and a success are still what they are', () => {
    expect(read('{"event":"pusher:ping"}')).toMatchObject({ type: 'pusher:ping', id: null });
    expect(read('{"event":"pusher:pong"}')).toMatchObject({ type: 'pusher:pong', data: {} });
    expect(read('{"event":"pusher:error"}')).toMatchObject({ type: 'pusher:error', code: null, text: '' });
    expect(read('{"event":"pusher_internal:subscription_succeeded","channel":"a"}')).toMatchObject({
      type: success,
      channel: 'a',
    });
  });

  it.each([0, -1, '120', null, [], undefined])(
    '[PC6] an activity timeout of %j is none: the greeting counts',
    (seconds) => {
      expect(startHeartbeat(0, seconds, undefined).activityMs).toBe(30_000);
    },
  );

  it.each([
    ['{"event":"pusher:connection_established","data":"{}"}'],
    ['{"event":"pusher:connection_established","data":"not JSON"}'],
    ['{"event":"pusher_internal:member_added","channel":"presence-a","data":"{}"}'],
    ['{"event":"pusher_internal:member_removed","channel":"presence-a","data":{"user_id":""}}'],
    ['{"event":"pusher_internal:member_added","channel":"presence-a","data":{"user_id":{}}}'],
    ['{"event":"pusher_internal:subscription_count","channel":"a","data":"{}"}'],
    ['[]'],
    ['null'],
    ['"text"'],
    ['{"event":1}'],
    ['{}'],
    ['{"event":"pusher:pong"'],
    [''],
  ])('[PC7] %s is refused with a reason', (text) => {
    const decoded = decode(text);
    expect(decoded.ok).toBe(false);
    if (!decoded.ok) expect(decoded.reason.length).toBeGreaterThan(5);
  });

  it('[PC8] unknown names of the protocol are told apart from events, and are no fault', () => {
    for (const event of ['pusher:cache_miss', 'pusher_internal:new', 'pusher:']) {
      expect(read(JSON.stringify({ event, channel: 'a' })).type).toBe(event);
    }
    expect(read('{"event":"pusherish","channel":"a"}').type).toBe('event');
  });

  it('[PC9] an error that names a channel keeps the name; its data may be a text', () => {
    const data = JSON.stringify({ code: 4301, message: 'Too fast' });
    expect(read(JSON.stringify({ event: 'pusher:error', channel: 'private-a', data }))).toMatchObject({
      type: 'pusher:error',
      code: 4301,
      text: 'Too fast',
      channel: 'private-a',
    });
  });

  it('[PC10] a subscription error gives its text, kind and status', () => {
    const data = { type: 'AuthError', error: 'The connection is unauthorized.', status: 401 };
    expect(
      read(JSON.stringify({ event: 'pusher:subscription_error', channel: 'private-a', data })),
    ).toMatchObject({
      type: 'pusher:subscription_error',
      channel: 'private-a',
      data: { type: 'AuthError' },
      text: 'The connection is unauthorized.',
      code: 401,
    });
  });

  it('[PC11] a count of subscribers may be 0', () => {
    const text =
      '{"event":"pusher_internal:subscription_count","channel":"a","data":"{\\"subscription_count\\":0}"}';
    expect(read(text)).toMatchObject({ type: 'pusher_internal:subscription_count', channel: 'a', id: '0' });
  });
});

describe('events', () => {
  it('[PC12] keep their data as it came, and give the sender’s id as a text', () => {
    const data = { t: 1 };
    const frame = { event: 'client-typing', channel: 'presence-a', data, user_id: 7 };
    expect(read(JSON.stringify(frame))).toEqual({
      type: 'event',
      event: 'client-typing',
      channel: 'presence-a',
      data,
      userId: '7',
    });
    expect(read('{"event":"e","channel":"a"}')).toMatchObject({ data: undefined, userId: null });
  });

  it('[PC13] ids are numbers or texts, and nothing else', () => {
    expect([1, '1', 0, '', null, undefined, {}, [], true].map(idText)).toEqual([
      '1',
      '1',
      '0',
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
