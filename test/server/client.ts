import { parseJson } from '../../src/lib/json.js';
import type { Door } from '../../src/server/door.js';
import type { Hub } from '../../src/server/hub.js';
import { signChannel, signUser } from '../../src/server/signing.js';

/** A frame as it came, with `data` decoded where it is JSON text. */
export interface Frame {
  readonly event: string;
  readonly channel?: string;
  readonly data: unknown;
  readonly user_id?: string;
}

/** A client that speaks the protocol by hand. */
export interface RawClient {
  readonly socketId: string;
  /** The texts that were sent to it. */
  readonly texts: readonly string[];
  readonly closed: { code: number; reason: string } | null;
  frames(): Frame[];
  /** The frames since the last call of `fresh`. */
  fresh(): Frame[];
  say(message: unknown): void;
  sayText(text: string): void;
  subscribe(channel: string, fields?: object): void;
  /** Subscribes with a right signature; `user` for presence. */
  join(channel: string, user?: { user_id: string | number; user_info?: unknown }): void;
  /** Signs in with a right signature; a string is sent as it is. */
  signIn(user: string | { id: string; user_info?: unknown; watchlist?: readonly string[] }): void;
  leave(): void;
}

export const app = { key: 'app-key', secret: 'app-secret' };

export const urlDoor: Door = { key: 'app-key', protocol: '7' };

function toFrame(text: string): Frame {
  const frame = JSON.parse(text) as Frame;
  return typeof frame.data === 'string' ? { ...frame, data: parseJson(frame.data) ?? frame.data } : frame;
}

export function rawClient(hub: Hub, door: Door = urlDoor, onText?: (text: string) => void): RawClient {
  const texts: string[] = [];
  let read = 0;
  let closed: RawClient['closed'] = null;
  const connection = hub.connect(
    {
      send(text) {
        if (closed !== null) throw new Error('The hub wrote after it had closed.');
        texts.push(text);
        onText?.(text);
      },
      close(code, reason) {
        if (closed !== null) throw new Error('The hub closed twice.');
        closed = { code, reason };
      },
    },
    door,
  );
  const frames = (): Frame[] => texts.map(toFrame);
  const client: RawClient = {
    texts,
    frames,
    get socketId() {
      const greeting = frames().find(({ event }) => event === 'pusher:connection_established');
      return (greeting?.data as { socket_id: string } | undefined)?.socket_id ?? '';
    },
    get closed() {
      return closed;
    },
    fresh() {
      const news = texts.slice(read).map(toFrame);
      read = texts.length;
      return news;
    },
    sayText: (text) => connection.receive(text),
    say: (message) => connection.receive(JSON.stringify(message)),
    subscribe: (channel, fields = {}) =>
      client.say({ event: 'pusher:subscribe', data: { channel, ...fields } }),
    join(channel, user) {
      const channelData = user === undefined ? undefined : JSON.stringify(user);
      const auth = signChannel(app, client.socketId, channel, channelData);
      client.subscribe(channel, { auth, channel_data: channelData });
    },
    signIn(user) {
      const userData = typeof user === 'string' ? user : JSON.stringify(user);
      const auth = signUser(app, client.socketId, userData);
      client.say({ event: 'pusher:signin', data: { auth, user_data: userData } });
    },
    leave: () => connection.closed(),
  };
  return client;
}
