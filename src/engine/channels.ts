import { RealtimeError, type RealtimeErrorCode } from '../errors.js';
import { createDeferred } from '../lib/deferred.js';
import { notify } from '../lib/listeners.js';
import { dataRecord, encode, idText } from '../protocol/codec.js';
import type { ChannelMessage, ServerErrorMessage } from '../protocol/messages.js';
import { readPresenceList } from '../protocol/presence-list.js';
import { attributeError } from './attribution.js';
import { authorize } from './authorization.js';
import { channelTransition, initialChannel, type ChannelEvent } from './channel.js';
import { createChannelRecord, type ChannelRecord } from './channel-record.js';
import type { Kernel, Live } from './kernel.js';
import type { Authorization } from './options.js';
import { createPresenceFeed } from './presence-feed.js';
import { addMember, removeMember, replaceMembers, type PresenceChange } from './roster.js';
import type { SubscriptionHandlers } from './subscription.js';

/** What the channels tell the rest of the engine. */
export interface ChannelsHandlers {
  publish(record: ChannelRecord): void;
  removed(record: ChannelRecord): void;
  /** A channel is subscribed: what waited for it may go out. */
  subscribed(): void;
}

/** The shell of the channels: counts holders, runs attempts, keeps rosters. */
export interface Channels {
  readonly records: ReadonlyMap<string, ChannelRecord>;
  hold(name: string, handlers: SubscriptionHandlers, lingerMs: number): ChannelRecord;
  /** `atOnce`: without a connection, or one to come, there is nothing to linger for. */
  release(record: ChannelRecord, handlers: SubscriptionHandlers, atOnce: boolean): void;
  ready(record: ChannelRecord): Promise<void>;
  retry(record: ChannelRecord): void;
  fail(record: ChannelRecord, error: RealtimeError): void;
  /** The connection is up. */
  established(): void;
  /** The connection is down; `ended`: for good, by the server's word or (null) by the application's. */
  lost(error: RealtimeError | null, ended: boolean): void;
  handle(message: ChannelMessage): void;
  /** An error without a channel. False: it answers no subscription. */
  serverError(message: ServerErrorMessage): boolean;
  /** Leaves every channel that nobody holds; with `all`, every channel. */
  leave(all: boolean): void;
}

export function createChannels(kernel: Kernel, handlers: ChannelsHandlers): Channels {
  const { clock, deadlines, random, report } = kernel;
  const records = new Map<string, ChannelRecord>();
  const feed = createPresenceFeed(kernel, handlers.publish);

  function dispatch(record: ChannelRecord, event: ChannelEvent): void {
    const { name, kind, state: before } = record;
    const { authorizeMs = 10_000, subscribeMs = 10_000 } = kernel.options.timeouts ?? {};
    const needsAuthorization = kind !== 'public';
    const context = { now: clock.now(), roll: random(), needsAuthorization, authorizeMs, subscribeMs };
    const state = channelTransition(before, event, context);
    record.state = state;
    if (before.phase === 'failed') record.ready = null;
    record.abort?.abort();
    record.abort = null;
    schedule(record);
    if (state === before) return;
    if (state.phase === 'subscribing') kernel.send(encode.subscribe(name, record.authorization));
    feed.publish(record);
    settle(record);
    if (state.phase === 'authorizing' && record.state === state) startAuthorization(record);
  }

  function schedule(record: ChannelRecord): void {
    const { lingerAt, state } = record;
    const leaveAt = isUnsure(record) ? null : lingerAt;
    const at = Math.min(leaveAt ?? Infinity, state.deadline ?? Infinity);
    deadlines.set(record, at === Infinity ? null : at);
  }

  /**
   * The push service ends its worker where one leaves a presence channel that it refused (PROTOCOL 3.7): while the
   * answer is on its way, such a channel cannot be left.
   */
  function isUnsure({ roster, state }: ChannelRecord): boolean {
    return roster !== null && state.phase === 'subscribing' && kernel.live?.dialect === 'push-service';
  }

  /** The server has the subscription, or may have it. */
  function mayBeThere({ state: { phase, error } }: ChannelRecord): boolean {
    return phase === 'subscribing' || phase === 'subscribed' || error?.code === 'subscription-timeout';
  }

  function settle({ ready, state: { phase, error } }: ChannelRecord): void {
    if (phase === 'subscribed') ready?.resolve();
    else if (phase === 'failed' && error) ready?.reject(error);
  }

  function fail(record: ChannelRecord, error: RealtimeError): void {
    dispatch(record, { type: 'failed', error });
    notify(record.holders, (holder) => holder.onError?.(error), report);
    kernel.error(error);
  }

  function problem(
    code: RealtimeErrorCode,
    { name: channel }: ChannelRecord,
    retryable = false,
  ): RealtimeError {
    return new RealtimeError(code, { channel, retryable });
  }

  function startAuthorization(record: ChannelRecord): void {
    const { live } = kernel;
    const { auth } = kernel.options;
    if (live === null || auth === undefined) {
      fail(record, problem('authorization-missing', record));
      return;
    }
    const abort = new AbortController();
    record.abort = abort;
    // another socket, another attempt or nobody who wants it: then the answer is not ours any more
    const isOurs = (): boolean => record.abort === abort;
    authorize(auth, { socketId: live.socketId, channel: record.name, signal: abort.signal }).then(
      (authorization) => {
        if (isOurs()) authorized(record, authorization, live);
      },
      (error: unknown) => {
        if (isOurs()) fail(record, error as RealtimeError);
      },
    );
  }

  function authorized(record: ChannelRecord, authorization: Authorization, { dialect }: Live): void {
    record.abort = null;
    record.authorization = authorization;
    // a presence subscription without channel_data kills the push service's worker (PROTOCOL 3.7)
    if (dialect === 'push-service' && record.roster && !authorization.channel_data) {
      fail(record, problem('authorization-failed', record));
    } else {
      dispatch(record, { type: 'authorized' });
    }
  }

  function succeeded(record: ChannelRecord, data: unknown): void {
    const { lostAt, phase } = record.state;
    if (record.roster) {
      const list = readPresenceList(data, kernel.live?.dialect ?? 'pusher');
      record.changes.push(...replaceMembers(record.roster, list, identityOf(record)));
      if (list) record.changes.push(null);
    }
    if (phase === 'subscribed') {
      feed.publish(record);
      return;
    }
    dispatch(record, { type: 'succeeded' });
    handlers.subscribed();
    if (lostAt === null) return;
    const resync = { since: lostAt, reason: 'connection-lost' } as const;
    notify(record.holders, (holder) => holder.onResync?.(resync), report);
  }

  /** Who we are in a channel: the signed `channel_data` says it, else the options. */
  function identityOf({ authorization }: ChannelRecord): { id: string; info: unknown } | null {
    const { user_id, user_info: info } = dataRecord(authorization?.channel_data);
    const id = idText(user_id) ?? kernel.options.user?.id;
    return id === undefined ? null : { id, info };
  }

  function refused(
    { name: channel }: ChannelRecord,
    message: string,
    wireCode: number | null,
    { status = null, retryable = false }: { status?: number | null; retryable?: boolean } = {},
  ): RealtimeError {
    const code = wireCode === 4100 || wireCode === 4301 ? 'over-limit' : 'subscription-refused';
    return new RealtimeError(code, { channel, message, wireCode, status, retryable });
  }

  function remove(record: ChannelRecord): void {
    const { name, abort, roster, state } = record;
    abort?.abort();
    record.abort = null;
    const mustBeSure = roster !== null && kernel.live?.dialect === 'push-service';
    if (mustBeSure ? state.phase === 'subscribed' : mayBeThere(record)) kernel.send(encode.unsubscribe(name));
    record.state = initialChannel; // who is in the middle of a step sees that it is over
    records.delete(name);
    deadlines.set(record, null);
    feed.forget(record);
    record.ready ??= createDeferred();
    record.ready.reject(problem('disposed', record));
    handlers.removed(record);
  }

  function due(record: ChannelRecord, now: number): void {
    const { lingerAt, state } = record;
    if (lingerAt !== null && now >= lingerAt && !isUnsure(record)) remove(record);
    else if (state.deadline === null || now < state.deadline) schedule(record);
    else if (state.phase === 'authorizing') fail(record, problem('authorization-timeout', record, true));
    else if (state.phase === 'subscribing') fail(record, problem('subscription-timeout', record, true));
    else if (kernel.live) dispatch(record, { type: 'go' });
  }

  function presenceChanged(record: ChannelRecord, change: PresenceChange | null): void {
    if (change) record.changes.push(change);
    feed.touch(record);
  }

  return {
    records,
    fail,
    hold(name, holder, lingerMs) {
      const known = records.get(name);
      const record = known ?? createChannelRecord(name, due);
      record.lingerMs = record.holders.size === 0 ? lingerMs : Math.max(record.lingerMs, lingerMs);
      record.lingerAt = null;
      record.holders.add(holder);
      records.set(name, record);
      if (known) schedule(record);
      else handlers.publish(record);
      if (!known && kernel.live) dispatch(record, { type: 'go' });
      return record;
    },
    release(record, holder, atOnce) {
      const { holders, name } = record;
      if (!holders.delete(holder) || holders.size > 0 || records.get(name) !== record) return;
      record.lingerAt = clock.now() + (atOnce ? 0 : record.lingerMs);
      if (record.lingerAt > clock.now() || isUnsure(record)) schedule(record);
      else remove(record);
    },
    ready(record) {
      record.ready ??= createDeferred();
      settle(record);
      return record.ready.promise;
    },
    retry(record) {
      const { phase } = record.state;
      if (kernel.live && (phase === 'failed' || phase === 'retrying')) dispatch(record, { type: 'go' });
    },
    established() {
      for (const record of [...records.values()]) {
        if (record.holders.size === 0) remove(record);
        else dispatch(record, { type: 'go' });
      }
    },
    lost(error, ended) {
      for (const record of [...records.values()]) {
        if (record.roster) record.roster.stale = record.roster.byId.size > 0;
        if (ended && record.holders.size === 0) remove(record);
        else if (error && ended) fail(record, error);
        else dispatch(record, { type: 'lost', error });
      }
    },
    handle(message) {
      const record = records.get(message.channel ?? '');
      if (record === undefined) return;
      const { roster } = record;
      switch (message.type) {
        case 'subscribed':
          succeeded(record, message.data);
          break;
        case 'subscription-error': {
          const { kind, status } = message;
          fail(record, refused(record, message.message, kind === 'LimitReached' ? 4100 : null, { status }));
          break;
        }
        case 'member-added':
          if (roster) presenceChanged(record, addMember(roster, message.id, message.info));
          break;
        case 'member-removed':
          if (roster) presenceChanged(record, removeMember(roster, message.id));
          break;
        case 'subscription-count':
          record.subscriptionCount = message.count;
          feed.touch(record);
          break;
        default:
          message satisfies never;
      }
    },
    serverError({ message, code }) {
      const pending = [...records.values()].filter(({ state }) => state.phase === 'subscribing');
      const names = pending.map(({ name }) => name);
      const { type, channels } = attributeError(message, code, names, kernel.live?.dialect ?? 'pusher');
      const answered = pending.filter(({ name }) => channels.includes(name));
      for (const record of answered) {
        if (type === 'existing') succeeded(record, null);
        else fail(record, refused(record, message, code, { retryable: type === 'suspects' }));
      }
      return answered.length > 0;
    },
    leave(all) {
      for (const record of [...records.values()]) if (all || record.holders.size === 0) remove(record);
    },
  };
}
