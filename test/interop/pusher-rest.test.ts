import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import Pusher from 'pusher';
import { describe, expect, it } from 'vitest';
import type { RunningServer } from '../../src/server/listen.js';
import { type Frame, openWebSocket, type RawLine } from '../support/raw-line.js';
import { portOf, startTestServer } from '../support/test-server.js';

const encryptionMasterKeyBase64 = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

const library = (server: RunningServer, secret = 'app-secret'): Pusher =>
  new Pusher({
    encryptionMasterKeyBase64,
    appId: 'app-id',
    key: 'app-key',
    secret,
    host: '127.0.0.1',
    port: String(portOf(server.httpUrl)),
    useTLS: false,
  });

interface Client {
  readonly line: RawLine;
  readonly socketId: string;
}

async function openClient(server: RunningServer): Promise<Client> {
  const line = await openWebSocket(server);
  const greeting = await line.next();
  return { line, socketId: (JSON.parse(String(greeting.data)) as { socket_id: string }).socket_id };
}

async function subscribe({ line }: Client, channel: string, more: object = {}): Promise<Frame> {
  line.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...more } }));
  return line.next();
}

const quiet = { subscriptionCounts: false };

describe('the pusher library for servers', () => {
  it('[IO30] triggers an event on several channels', async () => {
    const server = await startTestServer(quiet);
    const client = await openClient(server);
    await subscribe(client, 'one');
    await subscribe(client, 'two');
    const response = await library(server).trigger(['one', 'two'], 'hello', { text: 'grüße 🎉' });
    expect(response.status).toBe(200);
    const data = JSON.stringify({ text: 'grüße 🎉' });
    expect([await client.line.next(), await client.line.next()]).toEqual([
      { event: 'hello', channel: 'one', data },
      { event: 'hello', channel: 'two', data },
    ]);
  });

  it('[IO31] triggers a batch, in its order', async () => {
    const server = await startTestServer(quiet);
    const client = await openClient(server);
    await subscribe(client, 'one');
    await library(server).triggerBatch([
      { channel: 'one', name: 'first', data: { n: 1 } },
      { channel: 'nobody', name: 'lost', data: {} },
      { channel: 'one', name: 'second', data: { n: 2 } },
    ]);
    expect([await client.line.next(), await client.line.next()]).toMatchObject([
      { event: 'first', data: '{"n":1}' },
      { event: 'second', data: '{"n":2}' },
    ]);
  });

  it('[IO32] leaves out the connection that it is told to', async () => {
    const server = await startTestServer(quiet);
    const [sender, other] = [await openClient(server), await openClient(server)];
    await subscribe(sender, 'one');
    await subscribe(other, 'one');
    await library(server).trigger('one', 'moved', {}, { socket_id: sender.socketId });
    expect(await other.line.next()).toMatchObject({ event: 'moved' });
    sender.line.send('{"event":"pusher:ping"}');
    expect(await sender.line.next()).toMatchObject({ event: 'pusher:pong' });
  });

  it('[IO33] signs private and presence channels as the server expects it', async () => {
    const server = await startTestServer(quiet);
    const client = await openClient(server);
    const rest = library(server);
    const privately = rest.authorizeChannel(client.socketId, 'private-x');
    expect(await subscribe(client, 'private-x', privately)).toMatchObject({
      event: 'pusher_internal:subscription_succeeded',
    });
    const present = rest.authorizeChannel(client.socketId, 'presence-x', {
      user_id: 'ann',
      user_info: { name: 'Änn' },
    });
    const success = await subscribe(client, 'presence-x', present);
    expect(JSON.parse(String(success.data))).toEqual({
      presence: { count: 1, ids: ['ann'], hash: { ann: { name: 'Änn' } } },
    });
  });

  it('[IO34] asks for the channels, for one of them and for its users', async () => {
    const server = await startTestServer(quiet);
    const rest = library(server);
    for (const user_id of ['ann', 'bob', 'bob']) {
      const client = await openClient(server);
      const auth = rest.authorizeChannel(client.socketId, 'presence-x', { user_id });
      await subscribe(client, 'presence-x', auth);
      await subscribe(client, 'public');
    }
    const ask = async (path: string, params: Record<string, string> = {}): Promise<unknown> =>
      (await rest.get({ path, params })).json();

    expect(await ask('/channels', { filter_by_prefix: 'presence-', info: 'user_count' })).toEqual({
      channels: { 'presence-x': { user_count: 2 } },
    });
    expect(await ask('/channels')).toEqual({ channels: { 'presence-x': {}, public: {} } });
    expect(await ask('/channels/public', { info: 'subscription_count' })).toEqual({
      occupied: true,
      subscription_count: 3,
    });
    expect(await ask('/channels/presence-x/users')).toEqual({ users: [{ id: 'ann' }, { id: 'bob' }] });
  });

  it('[IO35] ends the connections of a user', async () => {
    const server = await startTestServer(quiet);
    const rest = library(server);
    const client = await openClient(server);
    const auth = rest.authorizeChannel(client.socketId, 'presence-x', { user_id: 'ann' });
    await subscribe(client, 'presence-x', auth);
    await rest.terminateUserConnections('ann');
    expect(await client.line.closed).toBe(4009);
  });

  it('[IO66] signs users in, sends them events and ends their connections', async () => {
    const server = await startTestServer(quiet);
    const rest = library(server);
    const { line, socketId } = await openClient(server);
    const user = { id: 'ann', user_info: { name: 'Änn' }, watchlist: ['bob'] };
    const signIn = rest.authenticateUser(socketId, user);
    line.send(JSON.stringify({ event: 'pusher:signin', data: signIn }));
    expect(await line.next()).toEqual({
      event: 'pusher:signin_success',
      data: { user_data: JSON.stringify(user) },
    });
    expect(await line.next()).toEqual({
      event: 'pusher_internal:watchlist_events',
      data: '{"events":[{"name":"offline","user_ids":["bob"]}]}',
    });

    const channel = '#server-to-user-ann';
    await subscribe({ line, socketId }, channel);
    await rest.sendToUser('ann', 'notice', { n: 1 });
    expect(await line.next()).toEqual({ event: 'notice', channel, data: '{"n":1}' });
    expect(
      await subscribe({ line, socketId }, 'presence-x', rest.authorizeChannel(socketId, 'presence-x')),
    ).toEqual({
      event: 'pusher_internal:subscription_succeeded',
      channel: 'presence-x',
      data: '{"presence":{"count":1,"ids":["ann"],"hash":{"ann":{"name":"Änn"}}}}',
    });

    await rest.terminateUserConnections('ann');
    const message = 'You got disconnected by the app.';
    expect(await line.next()).toEqual({ event: 'pusher:error', data: { code: 4009, message } });
    expect(await line.closed).toBe(4009);
  });

  it('[IO67] encrypts events for one channel, whose key is the one of the server’s endpoint', async () => {
    const apps = [{ id: 'app-id', key: 'app-key', secret: 'app-secret', encryptionMasterKeyBase64 }];
    const server = await startTestServer({ ...quiet, apps });
    const rest = library(server);
    const { line, socketId } = await openClient(server);
    const channel = 'private-encrypted-cache-x';
    const body = new URLSearchParams({ socket_id: socketId, channel_name: channel });
    const answer = (await (
      await fetch(`${server.httpUrl}/pusher/auth`, { method: 'POST', body })
    ).json()) as {
      auth: string;
      shared_secret: string;
    };
    expect(answer).toEqual(rest.authorizeChannel(socketId, channel));

    await rest.trigger(channel, 'entry', { text: 'grüße 🎉' });
    await subscribe({ line, socketId }, channel, { auth: answer.auth });
    const { nonce, ciphertext } = JSON.parse(String((await line.next()).data)) as Record<string, string>;
    const bytes = (base64 = ''): Uint8Array => Buffer.from(base64, 'base64');
    const plain = xsalsa20poly1305(bytes(answer.shared_secret), bytes(nonce)).decrypt(bytes(ciphertext));
    expect(JSON.parse(Buffer.from(plain).toString())).toEqual({ text: 'grüße 🎉' });
  });

  it('[IO68] asks for the event that a cache channel keeps', async () => {
    const server = await startTestServer(quiet);
    const rest = library(server);
    const ask = async (): Promise<unknown> =>
      (await rest.get({ path: '/channels/cache-x', params: { info: 'subscription_count,cache' } })).json();
    expect(await ask()).toEqual({ occupied: false, subscription_count: 0, cache: null });
    await rest.trigger('cache-x', 'changed', { n: 1 });
    expect(await ask()).toMatchObject({ cache: { data: '{"n":1}', ttl: expect.closeTo(1_800, -1) } });
  });

  it('[IO36] is refused with 401 where its secret is wrong', async () => {
    const server = await startTestServer();
    await expect(library(server, 'wrong').trigger('one', 'hello', {})).rejects.toMatchObject({
      status: 401,
      body: expect.stringMatching(/signature/i),
    });
  });

  it('[IO37] is refused with 413 where an event is too large', async () => {
    const server = await startTestServer();
    await expect(library(server).trigger('one', 'hello', 'x'.repeat(20_000))).rejects.toMatchObject({
      status: 413,
    });
  });
});
