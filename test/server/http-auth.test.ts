import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../src/server/http-api.js';
import { createHub, type Hub } from '../../src/server/hub.js';
import { signChannel, signUser } from '../../src/server/signing.js';
import fixtures from '../fixtures/vectors.json';
import { app, rawClient } from './client.js';
import { form, plainRequest } from './http-request.js';

const other = { id: 'other-id', key: 'other-key', secret: 'other-secret' };
const twoApps = (): Hub => createHub({ apps: [{ id: 'app-id', ...app }, other] });

function ask(fields: Readonly<Record<string, string>>, path = '/pusher/auth', hub = twoApps()): HttpResponse {
  return plainRequest(hub, { method: 'POST', path, body: form({ socket_id: '1.1', ...fields }) });
}

const json = ({
  body,
}: HttpResponse): Partial<Record<'channel_data' | 'user_data', string>> & { auth: string } =>
  JSON.parse(body) as ReturnType<typeof json>;

describe('authorising channels', () => {
  it('[API16] signs a private channel as pusher-js asks for it, with nothing beside the auth', () => {
    const answer = ask({ channel_name: 'private-a' });
    expect(answer.status).toBe(200);
    expect(json(answer)).toEqual({ auth: signChannel(app, '1.1', 'private-a') });
  });

  it('[API17] signs a presence channel for the user whom the fields name', () => {
    const user_info = '{"name":"Ada"}';
    const answer = json(ask({ channel_name: 'presence-a', user_id: '7', user_info }));
    expect(answer.channel_data).toBe('{"user_id":"7","user_info":{"name":"Ada"}}');
    expect(answer.auth).toBe(signChannel(app, '1.1', 'presence-a', answer.channel_data));
  });

  it('[API17] takes one field called user, and a JSON body', () => {
    const user = { id: 7, info: { name: 'Ada' } };
    const inForm = ask({ channel_name: 'presence-a', user: JSON.stringify(user) });
    expect(json(inForm).channel_data).toBe('{"user_id":7,"user_info":{"name":"Ada"}}');
    const fields = { socket_id: '1.1', channel_name: 'presence-a' };
    for (const more of [{ user }, { user_id: 7, user_info: user.info }]) {
      const body = JSON.stringify({ ...fields, ...more });
      const headers = { 'content-type': 'application/json' };
      const answer = plainRequest(twoApps(), { method: 'POST', path: '/pusher/auth', body, headers });
      expect(answer.body).toBe(inForm.body);
    }
  });

  it('[API17] gives what the hub then accepts', () => {
    const hub = createHub();
    const client = rawClient(hub);
    const fields = { socket_id: client.socketId, channel_name: 'presence-a', user_id: 'ada' };
    client.subscribe('presence-a', json(ask(fields, '/pusher/auth', hub)));
    expect(hub.users('app-id', 'presence-a')).toEqual(['ada']);
  });

  it.each([{}, { user_id: '' }, { user: '{}' }, { user: 'null' }])(
    '[API18] answers 403 where nobody is named (%j)',
    (fields) => {
      const answer = ask({ channel_name: 'presence-a', ...fields });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatch(/^Forbidden: .*user_id/);
    },
  );

  it('[API18] signs nobody but whoever is signed in on the connection', () => {
    const hub = createHub();
    const client = rawClient(hub);
    const fields = { socket_id: client.socketId, channel_name: 'presence-a' };
    expect(ask(fields, '/pusher/auth', hub).status).toBe(403);
    client.signIn({ id: 'ada' });
    const answer = json(ask(fields, '/pusher/auth', hub));
    expect(answer).toEqual({ auth: signChannel(app, client.socketId, 'presence-a') });
    client.subscribe('presence-a', answer);
    expect(hub.users('app-id', 'presence-a')).toEqual(['ada']);
  });

  it('[API26] gives an encrypted channel its key, as the published vector has it', () => {
    const { channel, master_key_b64, shared_secret_b64 } = fixtures.encrypted;
    const hub = createHub({ apps: [{ id: 'app-id', ...app, encryptionMasterKeyBase64: master_key_b64 }] });
    const answer = ask({ channel_name: channel }, '/pusher/auth', hub);
    expect(json(answer)).toEqual({
      auth: signChannel(app, '1.1', channel),
      shared_secret: shared_secret_b64,
    });
    const other = ask({ channel_name: 'private-encrypted-cache-foo' }, '/pusher/auth', hub);
    expect(json(other)).toHaveProperty('shared_secret');
    expect(other.body).not.toContain(shared_secret_b64);
    expect(ask({ channel_name: 'private-foo' }, '/pusher/auth', hub).body).not.toContain('shared_secret');
    for (const { body } of [answer, other]) expect(body).not.toContain(master_key_b64);
  });

  it('[API26] answers 403 for an encrypted channel of an app that has no master key', () => {
    const answer = ask({ channel_name: 'private-encrypted-a' });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatch(/^Forbidden: .*encryptionMasterKeyBase64/);
  });

  it('[API19] signs for the app whose key is named, else for the first', () => {
    const key = other.key;
    const expected = { auth: signChannel(other, '1.1', 'private-a') };
    expect(json(ask({ channel_name: 'private-a', app_key: key }))).toEqual(expected);
    expect(json(ask({ channel_name: 'private-a', key }))).toEqual(expected);
    expect(ask({ channel_name: 'private-a', app_key: 'nope' })).toMatchObject({
      status: 400,
      body: expect.stringMatching(/app_key.*nope/),
    });
  });

  it.each([
    ['no socket_id', { socket_id: '', channel_name: 'private-a' }, /socket_id/],
    [
      'a socket_id that could be read as more',
      { socket_id: '1.1:x', channel_name: 'private-a' },
      /socket_id/,
    ],
    ['no channel_name', {}, /channel_name/],
    ['a bad channel_name', { channel_name: 'private-a b' }, /channel_name.*"private-a b"/],
    ['a public channel', { channel_name: 'news' }, /public/],
    [
      'a user_info that is no JSON',
      { channel_name: 'presence-a', user_id: '1', user_info: 'Ada' },
      /user_info/,
    ],
    ['a user that is no JSON', { channel_name: 'presence-a', user: 'Ada' }, /user /],
    ['a long user_id', { channel_name: 'presence-a', user_id: 'x'.repeat(129) }, /user_id/],
  ])('[API20] refuses %s with 400 and a sentence that names the field', (_, fields, sentence) => {
    const answer = ask(fields);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatch(sentence);
  });

  it.each(['[]', '{"a":', '{"socket_id":"1.1","channel_name":"presence-a","user_id":{}}'])(
    '[API20] refuses the JSON body %s with 400',
    (body) => {
      const headers = { 'content-type': 'application/json' };
      const request = { method: 'POST', path: '/pusher/auth', body, headers };
      expect(plainRequest(twoApps(), request).status).toBe(400);
      expect(plainRequest(twoApps(), { ...request, path: '/pusher/user-auth' }).status).toBe(400);
    },
  );
});

describe('signing users in', () => {
  const path = '/pusher/user-auth';
  it('[API21] signs whoever is named, with an id that is a text', () => {
    const answer = json(ask({ user: '{"id":7,"info":{"name":"Ada"}}' }, path));
    expect(answer.user_data).toBe('{"id":"7","user_info":{"name":"Ada"}}');
    expect(answer.auth).toBe(signUser(app, '1.1', answer.user_data!));
  });

  it('[API27] signs user_info and watchlist along, from a form, from JSON and from one field', () => {
    const expected = '{"id":"ada","user_info":{"name":"Ada"},"watchlist":["bob","eve"]}';
    const info = { name: 'Ada' };
    const watchlist = ['bob', 'eve'];
    const inForm = { user_id: 'ada', user_info: JSON.stringify(info), watchlist: JSON.stringify(watchlist) };
    expect(json(ask(inForm, path)).user_data).toBe(expected);
    expect(json(ask({ user: JSON.stringify({ id: 'ada', info, watchlist }) }, path)).user_data).toBe(
      expected,
    );
    const body = JSON.stringify({ socket_id: '1.1', user_id: 'ada', user_info: info, watchlist });
    expect(json(plainRequest(twoApps(), { method: 'POST', path, body })).user_data).toBe(expected);
  });

  it('[API27] gives what the hub then accepts', () => {
    const hub = createHub();
    const client = rawClient(hub);
    const data = json(ask({ socket_id: client.socketId, user_id: 'ada', watchlist: '["bob"]' }, path, hub));
    client.say({ event: 'pusher:signin', data });
    expect(hub.signedInUser('app-id', client.socketId)).toBe('ada');
    expect(client.frames().at(-1)).toMatchObject({ event: 'pusher_internal:watchlist_events' });
  });

  it.each([
    [{ user_id: 'a b' }, /^user_id may hold only letters/],
    [{ user_id: 'ada', watchlist: 'bob' }, /^watchlist must be JSON text/],
    [{ user_id: 'ada', watchlist: '{}' }, /^watchlist must be a list/],
    [{ user_id: 'ada', watchlist: '[7]' }, /^watchlist must be a list of user ids, each a string/],
  ])('[API27] refuses %j with 400', (fields, sentence) => {
    expect(ask(fields, path)).toMatchObject({ status: 400, body: expect.stringMatching(sentence) });
  });

  it('[API21] answers 403 where nobody is named, 400 on bad fields', () => {
    expect(ask({}, path).status).toBe(403);
    expect(ask({ socket_id: 'x', user_id: '1' }, path).status).toBe(400);
    expect(ask({ user_id: '1', user_info: '{' }, path).status).toBe(400);
    expect(ask({ user_id: '1', app_key: 'nope' }, path).status).toBe(400);
  });
});
