import { RealtimeError } from '../errors.js';
import { createDeferred } from '../lib/deferred.js';
import { notify } from '../lib/listeners.js';
import { encode } from '../protocol/codec.js';
import type { Dialect } from '../protocol/dialect.js';
import type { ServerErrorMessage, ServerMessage, SubscriptionErrorMessage } from '../protocol/messages.js';
import { readPresenceList } from '../protocol/presence-list.js';
import { attributeError } from './attribution.js';
import { authorize } from './authorization.js';
import { channelTransition, type ChannelEvent } from './channel.js';
import { createChannelRecord, recordDeadline, type ChannelRecord } from './channel-record.js';
import type { Authorization, AuthorizationOptions } from './options.js';
import { createPresenceFeed, identityOf } from './presence-feed.js';
import { addMember, removeMember, replaceMembers } from './roster.js';
import type { SubscriptionHandlers } from './subscription.js';

export interface ChannelsConfig {
  readonly auth: () => AuthorizationOptions | undefined;
  readonly userId: () => string | undefined;
  readonly random: () => number;
  readonly now: () => number;
  readonly authorizeMs: number;
  readonly subscribeMs: number;
}

/** What the channels need of the rest of the engine. */
export interface ChannelsHandlers {
  send(text: string): boolean;
  /** The live connection; null while there is none. */
  live(): { readonly socketId: string; readonly dialect: Dialect } | null;
  deadline(key: ChannelRecord | 'presence', at: number | null): void;
  publish(record: ChannelRecord): void;
  removed(record: ChannelRecord): void;
  /** A channel is subscribed: what waited for it may go out. */
  subscribed(record: ChannelRecord): void;
  error(error: RealtimeError): void;
  report(error: unknown): void;
}

/** The shell of the channels: counts holders, runs attempts, keeps rosters. */
export interface Channels {
  readonly size: number;
  get(name: string): ChannelRecord | undefined;
  hold(name: string, handlers: SubscriptionHandlers, lingerMs: number): ChannelRecord;
  release(record: ChannelRecord, handlers: SubscriptionHandlers): void;
  ready(record: ChannelRecord): Promise<void>;
  retry(record: ChannelRecord): void;
  /** The connection is up. */
  established(): void;
  /** The connection is down; `ended`: for good, by the server's word or (null) by the application's. */
  lost(error: RealtimeError | null, ended: boolean): void;
  fail(record: ChannelRecord, error: RealtimeError): void;
  /** The next list decides anew who `me` is. */
  forgetIdentity(): void;
  handle(message: ServerMessage): void;
  due(key: ChannelRecord | 'presence', now: number): void;
  /** Leaves every channel that nobody holds; with `all`, every channel. */
  leave(all: boolean): void;
}

export function createChannels(config: ChannelsConfig, handlers: ChannelsHandlers): Channels {
  const records = new Map<string, ChannelRecord>();
  const feed = createPresenceFeed(config.now, handlers);

  function dispatch(record: ChannelRecord, event: ChannelEvent): void {
    const before = record.state;
    const [state, effect] = channelTransition(before, event, {
      now: config.now(),
      roll: config.random(),
      needsAuthorization: record.kind !== 'public',
      authorizeMs: config.authorizeMs,
      subscribeMs: config.subscribeMs,
    });
    record.state = state;
    if (before.phase === 'failed' && event.type === 'go') record.ready = null;
    if (state.phase !== 'authorizing') stopAuthorization(record);
    schedule(record);
    if (effect === 'subscribe' && record.kind === 'public') write(record, undefined);
    if (state !== before) publish(record);
    if (effect === 'authorize') startAuthorization(record);
  }

  function schedule(record: ChannelRecord): void {
    handlers.deadline(record, recordDeadline(record));
  }

  function publish(record: ChannelRecord): void {
    feed.publish(record);
    if (record.state.phase === 'subscribed') record.ready?.resolve();
    else if (record.state.phase === 'failed' && record.state.error) record.ready?.reject(record.state.error);
  }

  function fail(record: ChannelRecord, error: RealtimeError): void {
    dispatch(record, { type: 'failed', error });
    notify(record.holders, (holder) => holder.onError?.(error), handlers.report);
    handlers.error(error);
  }

  function stopAuthorization(record: ChannelRecord): void {
    const { abort } = record;
    record.abort = null;
    abort?.abort();
  }

  function startAuthorization(record: ChannelRecord): void {
    const live = handlers.live();
    if (live === null) return;
    const auth = config.auth();
    if (auth === undefined) {
      fail(record, missingAuth(record.name));
      return;
    }
    const abort = new AbortController();
    record.abort = abort;
    const request = { socketId: live.socketId, channel: record.name, signal: abort.signal };
    authorize(auth, request).then(
      (authorization) => {
        // another socket, another attempt or nobody who wants it: the answer is not ours any more
        if (record.abort !== abort) return;
        record.abort = null;
        authorized(record, authorization, live.dialect);
      },
      (error: unknown) => {
        if (record.abort === abort) fail(record, error as RealtimeError);
      },
    );
  }

  function authorized(record: ChannelRecord, authorization: Authorization, dialect: Dialect): void {
    const data = authorization.channel_data;
    if (dialect === 'push-service' && record.kind === 'presence' && data === undefined) {
      const message = `The authorisation of "${record.name}" has no channel_data, which this server needs.`;
      fail(record, new RealtimeError('authorization-failed', message, { channel: record.name }));
      return;
    }
    record.channelData = data;
    write(record, authorization);
    dispatch(record, { type: 'authorized' });
  }

  function write(record: ChannelRecord, authorization: Authorization | undefined): void {
    handlers.send(encode.subscribe(record.name, authorization));
  }

  function succeeded(record: ChannelRecord, data: unknown): void {
    const { lostAt, phase } = record.state;
    if (record.roster !== null) {
      const me = identityOf(record.channelData, config.userId());
      const list = readPresenceList(data, handlers.live()?.dialect ?? 'pusher');
      record.changes.push(...replaceMembers(record.roster, list, me));
      feed.listed(record);
    }
    if (phase !== 'subscribed') dispatch(record, { type: 'succeeded' });
    else if (record.roster !== null) publish(record);
    if (phase !== 'subscribed') handlers.subscribed(record);
    if (lostAt === null) return;
    const resync = { since: lostAt, reason: 'connection-lost' } as const;
    notify(record.holders, (holder) => holder.onResync?.(resync), handlers.report);
  }

  function refused(record: ChannelRecord, text: string, code: number | null, status: number | null): void {
    const limited = code === 4100 || code === 4301;
    const error = new RealtimeError(
      limited ? 'over-limit' : 'subscription-refused',
      text !== '' ? text : `The server refused the subscription to "${record.name}".`,
      { channel: record.name, wireCode: code, status },
    );
    fail(record, error);
  }

  function subscriptionError(record: ChannelRecord, message: SubscriptionErrorMessage): void {
    const limited = message.kind === 'LimitReached';
    refused(record, message.message, limited ? 4100 : null, message.status);
  }

  /** An error without a channel: whose is it? */
  function serverError({ message, code }: ServerErrorMessage): void {
    const pending: string[] = [];
    for (const record of records.values())
      if (record.state.phase === 'subscribing') pending.push(record.name);
    const answer = attributeError(message, code, pending, handlers.live()?.dialect ?? 'pusher');
    if (answer.type === 'nobody') return;
    const names = answer.type === 'suspects' ? answer.channels : [answer.channel];
    for (const name of names) {
      const record = records.get(name);
      if (record === undefined) continue;
      if (answer.type === 'refused') refused(record, message, code, null);
      else if (answer.type === 'suspects') fail(record, suspected(name, message, code));
      else if (record.state.phase === 'subscribing') succeeded(record, undefined);
    }
  }

  function timedOut(record: ChannelRecord): void {
    const authorizing = record.state.phase === 'authorizing';
    const message = authorizing
      ? `The authorisation of "${record.name}" took too long.`
      : `The server did not answer the subscription to "${record.name}".`;
    const code = authorizing ? 'authorization-timeout' : 'subscription-timeout';
    fail(record, new RealtimeError(code, message, { channel: record.name, retryable: true }));
  }

  function remove(record: ChannelRecord): void {
    stopAuthorization(record);
    const { phase } = record.state;
    if (handlers.live() !== null && (phase === 'subscribing' || phase === 'subscribed')) {
      handlers.send(encode.unsubscribe(record.name));
    }
    records.delete(record.name);
    handlers.deadline(record, null);
    feed.forget(record);
    record.ready?.reject(
      new RealtimeError('disposed', `"${record.name}" was left.`, { channel: record.name }),
    );
    handlers.removed(record);
  }

  function due(record: ChannelRecord, now: number): void {
    const { state } = record;
    if (record.lingerAt !== null && now >= record.lingerAt) remove(record);
    else if (state.deadline === null || now < state.deadline) schedule(record);
    else if (state.phase !== 'retrying') timedOut(record);
    else if (handlers.live() !== null) dispatch(record, { type: 'go' });
  }

  return {
    get size() {
      return records.size;
    },
    get: (name) => records.get(name),
    hold(name, holder, lingerMs) {
      const known = records.get(name);
      const record = known ?? createChannelRecord(name);
      record.lingerMs = record.holders.size === 0 ? lingerMs : Math.max(record.lingerMs, lingerMs);
      record.lingerAt = null;
      record.holders.add(holder);
      if (known !== undefined) {
        schedule(record);
      } else {
        records.set(name, record);
        handlers.publish(record);
        if (handlers.live() !== null) dispatch(record, { type: 'go' });
      }
      return record;
    },
    release(record, holder) {
      if (!record.holders.delete(holder) || record.holders.size > 0) return;
      if (records.get(record.name) !== record) return;
      record.lingerAt = config.now() + record.lingerMs;
      if (record.lingerMs <= 0) remove(record);
      else schedule(record);
    },
    ready(record) {
      const { phase, error } = record.state;
      record.ready ??= createDeferred();
      if (phase === 'subscribed') record.ready.resolve();
      else if (phase === 'failed' && error !== null) record.ready.reject(error);
      return record.ready.promise;
    },
    retry(record) {
      const { phase } = record.state;
      if (phase !== 'failed' && phase !== 'retrying') return;
      if (handlers.live() !== null) dispatch(record, { type: 'go' });
    },
    established() {
      for (const record of [...records.values()]) {
        if (record.holders.size === 0) remove(record);
        else dispatch(record, { type: 'go' });
      }
    },
    lost(error, ended) {
      for (const record of [...records.values()]) {
        if (record.roster !== null) record.roster.stale = record.roster.members.length > 0;
        if (error === null) dispatch(record, { type: 'rested' });
        else if (ended) fail(record, error);
        else dispatch(record, { type: 'lost', error });
      }
    },
    fail,
    forgetIdentity() {
      for (const record of records.values()) record.channelData = undefined;
    },
    handle(message) {
      if (message.type === 'error' && message.channel === null) {
        serverError(message);
        return;
      }
      const name = 'channel' in message ? message.channel : null;
      const record = name === null ? undefined : records.get(name);
      if (record === undefined) return;
      switch (message.type) {
        case 'subscribed':
          succeeded(record, message.data);
          break;
        case 'subscription-error':
          subscriptionError(record, message);
          break;
        case 'member-added':
          if (record.roster) feed.changed(record, addMember(record.roster, message.id, message.info));
          break;
        case 'member-removed':
          if (record.roster) feed.changed(record, removeMember(record.roster, message.id));
          break;
        case 'subscription-count':
          feed.counted(record, message.count);
          break;
        default:
          break;
      }
    },
    due(key, now) {
      if (key === 'presence') feed.flush(now);
      else due(key, now);
    },
    leave(all) {
      for (const record of [...records.values()]) if (all || record.holders.size === 0) remove(record);
    },
  };
}

function missingAuth(channel: string): RealtimeError {
  const message = `"${channel}" needs authorisation: give the engine an \`auth\` option.`;
  return new RealtimeError('authorization-missing', message, { channel });
}

function suspected(channel: string, message: string, wireCode: number | null): RealtimeError {
  const text = message !== '' ? message : 'The server refused a subscription without saying which.';
  return new RealtimeError('subscription-refused', text, { channel, wireCode, retryable: true });
}
