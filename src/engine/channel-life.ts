import { RealtimeError, type RealtimeErrorCode, type RealtimeErrorDetails } from '../errors.js';
import { createDeferred } from '../lib/deferred.js';
import { notify } from '../lib/listeners.js';
import { encode } from '../protocol/codec.js';
import { authorize, authOf, isAuthorization } from './authorization.js';
import { attempt, failed, initialChannel, subscribed, type ChannelState } from './channel.js';
import type { ChannelRecord } from './channel-record.js';
import type { Kernel } from './kernel.js';
import type { Authorization } from './options.js';
import type { Presence } from './presence.js';
import { membersOf } from './roster.js';
import type { SubscriptionHandlers } from './subscription.js';

/** Member lists and counts are published at most this often. Not by animation frames: they stop in hidden tabs. */
const publishEveryMs = 16;

/** A subscription that the push service has not answered by then may never be. */
const fenceAfterMs = 1_000;

/** What the channels tell the rest of the engine. */
export interface ChannelsHandlers {
  publish(record: ChannelRecord): void;
  removed(record: ChannelRecord): void;
  /** A channel is subscribed: what waited for it may go out. */
  subscribed(): void;
}

/** What can happen to one channel. Each call ends with the channel published, and its one deadline set. */
export interface ChannelLife {
  /** Takes another state, with all that follows from it. */
  set(record: ChannelRecord, state: ChannelState): void;
  /** Begins an attempt, where there is a connection and none is under way. */
  begin(record: ChannelRecord): void;
  /** The attempt succeeded; the data may hold a list of members. */
  succeeded(record: ChannelRecord, data: unknown): void;
  /** The attempt came to nothing. */
  fail(record: ChannelRecord, error: RealtimeError): void;
  /** The server refused it. */
  refuse(
    record: ChannelRecord,
    message: string,
    wireCode: number | null,
    details?: RealtimeErrorDetails,
  ): void;
  /** Something changed that may wait for the rest of a burst: the first change at once, the burst as one. */
  touch(record: ChannelRecord): void;
  schedule(record: ChannelRecord): void;
  /** Does what is due, and sets the deadline for the rest. */
  due(record: ChannelRecord, now: number): void;
  /** Settles the promise of the attempt, if it is over. */
  settle(record: ChannelRecord): void;
  /** Leaves the channel, and forgets it. */
  remove(record: ChannelRecord): void;
}

/** @param records those that are wanted; `remove` takes them out */
export function createChannelLife(
  kernel: Kernel,
  records: Map<string, ChannelRecord>,
  presence: Presence,
  handlers: ChannelsHandlers,
): ChannelLife {
  const { clock, deadlines, random, report } = kernel;
  let unfenced: ChannelRecord | null = null;

  function set(record: ChannelRecord, state: ChannelState): void {
    const before = record.state;
    record.state = state;
    if (before.phase === 'failed') record.ready = null;
    giveUp(record);
    if (state === before) return;
    if (state.phase === 'subscribing') sendSubscribe(record);
    publish(record);
    schedule(record);
    settle(record);
    if (state.phase === 'authorizing' && record.state === state) askAuthorization(record);
  }

  /** No answer of before counts any more. */
  function giveUp(record: ChannelRecord): void {
    record.abort?.abort();
    record.abort = record.fenceAt = null;
  }

  /**
   * The push service loses replies, and answers in order: a pong without one before it tells (PROTOCOL 3.3). Asked
   * where none came for a while, and before another is sent, whose refusal would be taken for this one's.
   */
  function sendSubscribe(record: ChannelRecord): void {
    const { name } = record;
    if (unfenced) fence(unfenced);
    kernel.send(encode.subscribe(name, record.authorization));
    records.delete(name);
    records.set(name, record); // last of those that wait: answers come in the order of the questions
    if (!kernel.isPushService) return;
    record.fenceAt = clock.now() + fenceAfterMs;
    unfenced = record;
  }

  function fence(record: ChannelRecord): void {
    const { state } = record;
    unfenced = null;
    if (record.fenceAt === null) return;
    record.fenceAt = null;
    kernel.ping(() => {
      if (record.state === state) unanswered(record);
    });
  }

  function unanswered(record: ChannelRecord): void {
    problem(record, 'subscription-timeout', { retryable: true });
  }

  function tell({ holders }: ChannelRecord, how: (holder: SubscriptionHandlers) => void): void {
    notify([...holders], how, report);
  }

  /** Publishes a channel now, with all that waits; then the listeners hear of it. */
  function publish(record: ChannelRecord): void {
    const { roster } = record;
    record.publishAt = null;
    handlers.publish(record);
    if (!roster) return;
    const { news } = roster;
    roster.news = [];
    for (const change of news) {
      tell(record, (holder) => {
        if (change) holder[change[0]]?.(change[1]);
        else holder.onSync?.(membersOf(roster));
      });
    }
  }

  function touch(record: ChannelRecord): void {
    if (record.publishAt !== null) return;
    const now = clock.now();
    record.publishAt = Math.max(now, record.quietUntil);
    if (record.publishAt === now) due(record, now);
    else schedule(record);
  }

  function schedule(record: ChannelRecord): void {
    if (records.get(record.name) !== record) return;
    const { fenceAt, publishAt, state } = record;
    const times = [leaveAt(record), state.deadline, fenceAt, publishAt, presence.goneAt(record)];
    const at = Math.min(...times.map((time) => time ?? Infinity));
    deadlines.set(record, at === Infinity ? null : at);
  }

  function leaveAt(record: ChannelRecord): number | null {
    return isUnsure(record) ? null : record.lingerAt;
  }

  function isStrict({ roster }: ChannelRecord): boolean {
    return roster !== null && kernel.isPushService;
  }

  /**
   * The push service ends its worker where one leaves a presence channel that it does not have one in (PROTOCOL 3.7),
   * and its refusals name no channel: while the answer is on its way, or lost, a channel cannot be left.
   */
  function isUnsure(record: ChannelRecord): boolean {
    return kernel.isPushService && isUnanswered(record);
  }

  function due(record: ChannelRecord, now: number): void {
    const isDue = (at: number | null): boolean => at !== null && now >= at;
    if (presence.expire(record, now)) record.publishAt = now;
    if (isDue(record.publishAt)) {
      record.quietUntil = now + publishEveryMs;
      publish(record);
    }
    if (isDue(record.fenceAt)) fence(record);
    if (isDue(leaveAt(record))) remove(record);
    else if (isDue(record.state.deadline)) attemptDue(record);
    else schedule(record);
  }

  function attemptDue(record: ChannelRecord): void {
    const { phase } = record.state;
    if (phase === 'subscribing') unanswered(record);
    else if (phase === 'retrying') begin(record);
    else problem(record, 'authorization-timeout', { retryable: true });
  }

  function begin(record: ChannelRecord): void {
    const { phase } = record.state;
    const isDown = phase === 'idle' || phase === 'retrying' || phase === 'failed';
    if (kernel.socketId === null || !isDown) return;
    const timeoutMs = authOf(record, kernel)?.timeoutMs ?? kernel.timeout('authorizeMs');
    if (record.isPublic) subscribe(record);
    else set(record, attempt(record.state, 'authorizing', clock.now() + timeoutMs));
  }

  function subscribe(record: ChannelRecord): void {
    set(record, attempt(record.state, 'subscribing', clock.now() + kernel.timeout('subscribeMs')));
  }

  function settle({ ready, state: { phase, error } }: ChannelRecord): void {
    if (phase === 'subscribed') ready?.resolve();
    else if (phase === 'failed' && error) ready?.reject(error);
  }

  function fail(record: ChannelRecord, error: RealtimeError): void {
    set(record, failed(record.state, error, clock.now(), random()));
    tell(record, (holder) => holder.onError?.(error));
    kernel.error(error);
  }

  function problem(record: ChannelRecord, code: RealtimeErrorCode, details?: RealtimeErrorDetails): void {
    fail(record, new RealtimeError(code, { ...details, channel: record.name }));
  }

  function askAuthorization(record: ChannelRecord): void {
    const { socketId } = kernel;
    const auth = authOf(record, kernel);
    if (socketId === null || !auth) {
      problem(record, 'authorization-missing');
      return;
    }
    const abort = new AbortController();
    record.abort = abort;
    const { name: channel } = record;
    authorize(auth, { socketId, channel, signal: abort.signal }, isAuthorization).then(
      (authorization) => {
        if (record.abort === abort) authorized(record, authorization);
      },
      // another socket, another attempt or nobody who wants it: then the answer is not ours any more
      (error: unknown) => {
        if (record.abort === abort) fail(record, error as RealtimeError);
      },
    );
  }

  function authorized(record: ChannelRecord, authorization: Authorization): void {
    record.abort = null;
    record.authorization = authorization;
    // a presence subscription without channel_data kills the push service's worker (PROTOCOL 3.7)
    if (isStrict(record) && !authorization.channel_data) problem(record, 'authorization-failed');
    else subscribe(record);
  }

  function succeeded(record: ChannelRecord, data: unknown): void {
    const { lostAt: since, phase } = record.state;
    presence.listed(record, data);
    record.cacheMiss = false;
    if (phase === 'subscribed') {
      publish(record);
      return;
    }
    set(record, subscribed);
    handlers.subscribed();
    if (since === null) return;
    tell(record, (holder) => holder.onResync?.({ since, reason: 'connection-lost' }));
  }

  function refuse(
    record: ChannelRecord,
    message: string,
    wireCode: number | null,
    details?: RealtimeErrorDetails,
  ): void {
    const code = wireCode === 4100 || wireCode === 4301 ? 'over-limit' : 'subscription-refused';
    problem(record, code, { message, wireCode, ...details });
  }

  function isUnanswered({ state: { phase, error } }: ChannelRecord): boolean {
    return phase === 'subscribing' || error?.code === 'subscription-timeout';
  }

  /** The server has the subscription, or may have it. */
  function mayBeThere(record: ChannelRecord): boolean {
    return record.state.phase === 'subscribed' || (!isStrict(record) && isUnanswered(record));
  }

  function remove(record: ChannelRecord): void {
    const { name } = record;
    if (records.get(name) !== record) return;
    giveUp(record);
    if (mayBeThere(record)) kernel.send(encode.unsubscribe(name));
    record.state = initialChannel; // who is in the middle of a step sees that it is over
    records.delete(name);
    deadlines.set(record, null);
    record.ready ??= createDeferred();
    record.ready.reject(new RealtimeError('disposed', { channel: name }));
    handlers.removed(record);
  }

  return { set, begin, succeeded, fail, refuse, touch, schedule, due, settle, remove };
}
