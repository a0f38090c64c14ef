import { type Clock, systemClock } from '../lib/clock.js';
import { createDeadlines } from '../lib/deadlines.js';
import type { ChannelKind } from '../protocol/channel-name.js';
import { userOfChannel } from '../protocol/user-channel.js';
import { type AppSpace, createAppSpace, type LiveConnection } from './app-space.js';
import { type App, type AppConfig, type AppLimits, type Apps, createApps, defaultApp } from './apps.js';
import type { Door } from './door.js';
import { createEventCache } from './event-cache.js';
import type { HubChannel } from './hub-channel.js';
import { createHubConnection, type HubConnection } from './hub-connection.js';
import type { HubPeer } from './line.js';
import { createLiveness } from './liveness.js';
import { checkPublication, deliver, type Publication, type PublishResult } from './publish.js';
import { createRunQueue, type RunQueue } from './run-queue.js';
import { createSubscriptionCounts, silentSubscriptionCounts } from './subscription-counts.js';

/** Options of {@link createHub}. */
export interface HubOptions {
  /** @default one development app: `app-id`, `app-key`, `app-secret` */
  readonly apps?: readonly AppConfig[];
  /** For every app that has none of its own. */
  readonly limits?: AppLimits;
  /** Told to clients, and the silence after which the server asks for a sign of life. @default 120000 */
  readonly activityTimeoutMs?: number;
  /** From the server's ping to closing with 4201. @default 30000 */
  readonly pongTimeoutMs?: number;
  /** Whether subscribers are told how many they are, in every app that says nothing else. @default true */
  readonly subscriptionCounts?: boolean;
  /** How long the last event of a cache channel is kept. @default 1800000 */
  readonly cacheTtlMs?: number;
  readonly clock?: Clock;
  /** A number in [0, 1). @default Math.random */
  readonly random?: () => number;
}

/** A channel that somebody is subscribed to. */
export interface ChannelInfo {
  readonly name: string;
  readonly kind: ChannelKind;
  /** Connections. */
  readonly subscriptionCount: number;
  /** Users; null on channels that are not presence channels. */
  readonly userCount: number | null;
}

/** The last event of a cache channel. */
export interface CachedEventInfo {
  /** The publisher's text. */
  readonly data: string;
  /** How long it is kept yet, in milliseconds. */
  readonly remainingMs: number;
}

/** The server: applications, channels, presence, signatures and limits. It knows no sockets: doors bring the lines. */
export interface Hub {
  readonly apps: Apps;
  /** The hub's own idea of the time, in milliseconds since the epoch. */
  now(): number;
  /** Lines that have not ended, over all apps. */
  readonly connectionCount: number;
  /** A new line. The greeting or the refusal is sent from within this call. */
  connect(peer: HubPeer, door: Door): HubConnection;
  /** Says whether an event could be published, without publishing it. */
  check(appId: string, publication: Publication): PublishResult;
  /** Publishes one event, or says why it cannot be. */
  publish(appId: string, publication: Publication): PublishResult;
  /** The app's channels in the order in which they came to be, but for those of its signed-in users. */
  channels(appId: string): readonly ChannelInfo[];
  /** Null where nobody is subscribed. */
  channel(appId: string, name: string): ChannelInfo | null;
  /** The last event of a cache channel; null where none is kept. */
  cachedEvent(appId: string, name: string): CachedEventInfo | null;
  /** The ids of the users of a presence channel. */
  users(appId: string, name: string): readonly string[];
  /** Who is signed in on a connection; null where nobody is. */
  signedInUser(appId: string, socketId: string): string | null;
  /** Ends the connections with which a user is signed in or in presence channels (4009). Gives their number. */
  terminateUser(appId: string, userId: string): number;
  /** Ends every connection; clients may come back. */
  closeConnections(code: number, reason: string): void;
  /** Ends every connection (4200) and timer; whoever connects afterwards is turned away. */
  dispose(): void;
}

const shutDown = [4200, 'The server is shutting down.'] as const;

function channelInfo({ name, kind, size, roster }: HubChannel): ChannelInfo {
  return { name, kind, subscriptionCount: size, userCount: roster?.size ?? null };
}

function connectionsOf(space: AppSpace, userId: string): LiveConnection[] {
  const isHere = (connection: LiveConnection): boolean =>
    space.users.userOf(connection)?.id === userId ||
    [...space.channels.values()].some(({ roster }) => roster?.participant(connection)?.id === userId);
  return [...space.connections.values()].filter(isHere);
}

/** What comes due waits for its turn as well. */
function clockInTurn(clock: Clock, inTurn: RunQueue): Clock {
  return {
    now: () => clock.now(),
    setTimeout: (callback, delayMs) =>
      clock.setTimeout(() => {
        inTurn(callback);
      }, delayMs),
    clearTimeout: (handle) => {
      clock.clearTimeout(handle);
    },
  };
}

/**
 * Creates a server without a socket. Doors hand their lines to `connect`; `handleHttp` serves its HTTP API.
 * @throws Error with a sentence where an app or a limit cannot be used
 *
 * @example
 * const hub = createHub();
 * const connection = hub.connect({ send: console.log, close: () => {} }, { key: 'app-key', protocol: '7' });
 * connection.receive('{"event":"pusher:subscribe","data":{"channel":"news"}}');
 * hub.publish('app-id', { channels: ['news'], event: 'headline', data: '{"title":"Hello"}' });
 */
export function createHub(options: HubOptions = {}): Hub {
  const { random = Math.random, activityTimeoutMs = 120_000 } = options;
  const inTurn = createRunQueue();
  const clock = clockInTurn(options.clock ?? systemClock, inTurn);
  const apps = createApps(options.apps ?? [defaultApp], options);
  const liveness = createLiveness(clock, {
    activityMs: activityTimeoutMs,
    answerMs: options.pongTimeoutMs ?? 30_000,
  });
  const authorizations = createDeadlines(clock);
  const counts = createSubscriptionCounts(clock);
  const createSpace = (app: App): AppSpace => {
    const cache = createEventCache(clock, options.cacheTtlMs ?? 1_800_000, app.limits.cacheBytes);
    return createAppSpace(app, app.subscriptionCounts ? counts : silentSubscriptionCounts, cache);
  };
  const spaces = new Map(apps.all.map((app) => [app.id, createSpace(app)]));
  const connections = new Set<LiveConnection>();
  let greeted = 0;
  let disposed = false;

  const spaceByKey = (key: string): AppSpace | undefined => spaces.get(apps.byKey(key)?.id ?? '');

  /** Digits, a dot, digits: the official server libraries refuse any other form. The count makes it unique. */
  const nextSocketId = (): string => `${Math.floor(random() * 1e9)}.${++greeted}`;

  function connect(peer: HubPeer, door: Door): HubConnection {
    if (disposed) {
      peer.close(...shutDown);
      return { receive: () => undefined, closed: () => undefined };
    }
    const now = (): number => clock.now();
    const shared = { activityTimeoutMs, liveness, authorizations, connections, now, spaceByKey };
    const context = { socketId: nextSocketId(), ...shared };
    const connection = createHubConnection(context, peer, door);
    return {
      receive: (text) => inTurn(() => connection.receive(text)),
      closed: () => inTurn(() => connection.closed()),
    };
  }

  function closeConnections(code: number, reason: string): void {
    inTurn(() => {
      for (const connection of [...connections]) connection.close(code, reason);
    });
  }

  function check(appId: string, publication: Publication): PublishResult {
    const app = apps.byId(appId);
    return app === undefined
      ? { ok: false, status: 404, message: `There is no app with the id "${appId}".` }
      : checkPublication(app, publication);
  }

  return {
    apps,
    connect,
    closeConnections,
    now: () => clock.now(),
    get connectionCount() {
      return connections.size;
    },
    check,
    publish(appId, publication) {
      const space = spaces.get(appId);
      const result = check(appId, publication);
      if (result.ok && space !== undefined) inTurn(() => deliver(space, publication));
      return result;
    },
    channels: (appId) =>
      [...(spaces.get(appId)?.channels.values() ?? [])]
        .filter(({ name }) => userOfChannel(name) === null)
        .map(channelInfo),
    cachedEvent(appId, name) {
      const cache = spaces.get(appId)?.cache;
      const event = cache?.get(name);
      return cache === undefined || event === undefined
        ? null
        : { data: event.data, remainingMs: cache.remainingMs(name) };
    },
    channel(appId, name) {
      const channel = spaces.get(appId)?.channels.get(name);
      return channel === undefined ? null : channelInfo(channel);
    },
    users: (appId, name) =>
      spaces
        .get(appId)
        ?.channels.get(name)
        ?.roster?.people()
        .map(({ id }) => id) ?? [],
    signedInUser(appId, socketId) {
      const space = spaces.get(appId);
      const connection = space?.connections.get(socketId);
      return connection === undefined ? null : (space?.users.userOf(connection)?.id ?? null);
    },
    terminateUser(appId, userId) {
      const space = spaces.get(appId);
      const ended = space === undefined ? [] : connectionsOf(space, userId);
      inTurn(() => {
        for (const connection of ended)
          connection.refuse({ code: 4009, message: 'You got disconnected by the app.' });
      });
      return ended.length;
    },
    dispose() {
      disposed = true;
      closeConnections(...shutDown);
    },
  };
}
