import type { TimerHandle } from '../../lib/clock.js';
import { isRecord } from '../../lib/json.js';
import { tabKey } from '../../react/tab-key.js';
import {
  fieldEvent,
  type Field,
  type FieldLocks,
  type FieldOptions,
  type FieldState,
} from './create-field.js';
import { readFieldMessage } from './field-message.js';
import {
  readAnswer,
  readHolder,
  type FieldClaim,
  type FieldLease,
  type FieldLockAdapter,
  type KnownHolder,
} from './lock-adapter.js';
import { createLockCalls } from './lock-calls.js';

/** What failed is asked again after so long. */
const retryMs = 2_000;

type Question = 'acquire' | 'renew' | 'steal';
type Answer = FieldLease | KnownHolder;

interface Holder {
  readonly userId: string;
  readonly idleSince: number;
  readonly until: number;
}

/**
 * Locks that your server keeps, in the place of the advisory ones: for `useField` and `FieldLock`. Create them once,
 * outside of components.
 *
 * @throws Error where `changed` is a client event, which anybody could send
 * @example
 * const locks = serverLocks({
 *   acquire: ({ field, signal }) => api.post(`/locks/${field}`, { signal }),
 *   renew: ({ field, idleMs }, token) => api.put(`/locks/${field}`, { token, idleMs }),
 *   release: ({ field }, token) => api.delete(`/locks/${field}`, { token }),
 *   steal: ({ field }) => api.post(`/locks/${field}/steal`),
 *   changed: 'lock-changed',
 * });
 * <FieldLock channel="presence-form" field="title" label="Title" locks={locks}>…
 */
export function serverLocks(adapter: FieldLockAdapter): FieldLocks {
  if (adapter.changed?.startsWith('client-')) {
    throw new Error(
      `copresent: "${adapter.changed}" is a client event: locks are told by your server alone.`,
    );
  }
  return (options) => createServedField(adapter, options);
}

function createServedField(adapter: FieldLockAdapter, options: FieldOptions): Field {
  const { engine, channel, field, timings, onChange } = options;
  const { clock, store } = engine;
  const calls = createLockCalls(clock);
  let lease: { readonly token: string; readonly until: number } | null = null;
  let holder: Holder | null = null;
  let isFocused = false;
  let isAsking = false;
  let hasFailed = false;
  let askedBy: string | null = null;
  let typed: string | null = null;
  let lost: { readonly to: string; readonly value: string | null } | null = null;
  let activeAt = clock.now();
  let askAt = Infinity; // when to renew, or to try again
  let timer: TimerHandle = null;
  let isOver = false;

  const myId = (): string | null => store.getState().channels.get(channel)?.presence?.me?.id ?? null;
  const idleOf = ({ idleSince }: Holder): number => clock.now() - idleSince;

  function claim(signal: AbortSignal): FieldClaim {
    return { channel, field, userId: myId(), tab: tabKey(engine), idleMs: clock.now() - activeAt, signal };
  }

  function stateOf(): FieldState {
    if (lost) return 'lost';
    if (lease) return 'mine';
    if (holder === null || holder.userId === myId()) return 'free';
    if (isAsking) return 'requested';
    return idleOf(holder) >= timings().takeoverAfterMs ? 'stale' : 'theirs';
  }

  function tell(): void {
    if (isOver) return;
    onChange({
      state: stateOf(),
      ownerId: lease ? myId() : (holder?.userId ?? null),
      idleMs: holder ? idleOf(holder) : 0,
      viewerIds: [],
      askedBy,
      lost,
      failed: hasFailed && lease === null,
    });
    arm();
  }

  /** One timer, for whatever is due first. */
  function arm(): void {
    clock.clearTimeout(timer);
    const now = clock.now();
    const { idleReleaseMs, takeoverAfterMs } = timings();
    const due = [
      calls.isBusy ? Infinity : askAt,
      ...(lease ? [lease.until, activeAt + idleReleaseMs] : []),
      ...(holder ? [holder.until, holder.idleSince + takeoverAfterMs].filter((at) => at > now) : []),
    ];
    const next = Math.min(...due);
    timer = next === Infinity ? null : clock.setTimeout(tick, Math.max(0, next - now));
  }

  function tick(): void {
    const now = clock.now();
    if (holder && now >= holder.until) freed();
    if (lease && now - activeAt >= timings().idleReleaseMs) drop();
    if (lease && now >= lease.until) {
      lease = null;
      calls.cancel();
      askAt = now; // nobody has said that it is somebody else's
    }
    if (now >= askAt && !calls.isBusy) {
      askAt = Infinity;
      if (lease) ask('renew');
      else if (isFocused && stateOf() === 'free') ask('acquire');
    }
    tell();
  }

  function ask(question: Question): void {
    const { token = '' } = lease ?? {};
    calls.ask<Answer>({
      ask: async (signal) => readAnswer(await adapter[question](claim(signal), token), timings().ttlMs),
      answered: (answer) => {
        settle(question, answer);
        tell();
      },
      failed(error) {
        hasFailed = true;
        askAt = clock.now() + retryMs;
        adapter.onError?.(error);
        tell();
      },
      late: (answer) => {
        if (question !== 'renew' && 'token' in answer) letGo(answer.token);
      },
    });
  }

  function settle(question: Question, answer: Answer): void {
    hasFailed = false;
    if ('token' in answer) hold(question, answer);
    else if (answer.ownerId !== myId()) lose(answer);
    else if (question === 'acquire')
      ask('steal'); // of one's own other tab
    else lease = null;
  }

  function hold(question: Question, { token, ttlMs }: FieldLease): void {
    const now = clock.now();
    lease = { token, until: now + ttlMs };
    askAt = now + Math.min(timings().renewMs, ttlMs / 3);
    if (question !== 'renew') activeAt = now;
    holder = lost = null;
    isAsking = false;
  }

  function lose(to: KnownHolder): void {
    if (lease || typed !== null) lost = { to: to.ownerId, value: typed };
    lease = askedBy = typed = null;
    learn(to);
  }

  function learn(to: KnownHolder | null): void {
    hasFailed = false;
    const now = clock.now();
    if (to) holder = { userId: to.ownerId, idleSince: now - to.idleMs, until: now + to.ttlMs };
    else freed();
  }

  /** Nobody has it any more: who asked for it tries to get it. */
  function freed(): void {
    holder = null;
    if (isAsking) ask('acquire');
  }

  function drop(): void {
    calls.cancel();
    askAt = Infinity;
    if (lease) letGo(lease.token);
    lease = askedBy = typed = null;
    hasFailed = false;
  }

  function letGo(token: string): void {
    (async () => adapter.release(claim(new AbortController().signal), token))().catch((error: unknown) =>
      adapter.onError?.(error),
    );
  }

  /** The server knows better than what was heard: in doubt it is asked. */
  function hear(to: KnownHolder | null): void {
    if (lease === null) learn(to);
    else if (to?.ownerId !== myId()) ask('renew');
    tell();
  }

  function look(): void {
    if (lease) ask('renew');
    else if (adapter.read && !isFocused) {
      calls.ask({
        ask: async (signal) => readHolder(await adapter.read?.(claim(signal)), timings().ttlMs),
        answered: hear,
        failed: (error) => adapter.onError?.(error),
      });
    }
  }

  const held = engine.subscribe(channel, {
    onSync: look,
    onLeave({ id }) {
      if (askedBy === id) askedBy = null;
      tell();
    },
  });
  if (adapter.changed) {
    held.on(adapter.changed, (data) => {
      if (!isRecord(data) || data['field'] !== field) return;
      const to = readHolder(data, timings().ttlMs);
      if (to !== null || data['ownerId'] === null) hear(to);
    });
  }
  held.on(fieldEvent, (data, { userId }) => {
    if (lease === null || userId === myId() || readFieldMessage(data, field)?.act !== 'ask') return;
    askedBy = userId;
    tell();
  });

  if (store.getState().channels.get(channel)?.status === 'subscribed') look();

  return {
    focus() {
      isFocused = true;
      if (stateOf() === 'free') ask('acquire');
      tell();
    },
    input(value) {
      activeAt = clock.now();
      typed = value;
      if (stateOf() === 'free' && !calls.isBusy && !hasFailed) ask('acquire');
      arm();
    },
    blur() {
      isFocused = false;
      drop();
      tell();
    },
    request() {
      if (stateOf() !== 'theirs' && stateOf() !== 'stale') return;
      isAsking = true;
      engine.trigger(channel, fieldEvent, { k: tabKey(engine), f: field, a: 'ask' });
      tell();
    },
    takeOver() {
      if (holder) ask('steal');
      tell();
    },
    release() {
      drop();
      tell();
    },
    dismiss() {
      lost = null;
      tell();
    },
    stop() {
      isOver = true;
      drop();
      clock.clearTimeout(timer);
      held.release();
    },
  };
}
