import type { TimerHandle } from '../../lib/clock.js';
import { createExpiringMap } from '../../react/expiring-map.js';
import type { useEngine } from '../../react/provider.js';
import { tabKey } from '../../react/tab-key.js';
import type { Timings } from '../foundations/timings.js';
import { readFieldMessage, type FieldAct, type FieldMessage } from './field-message.js';

type Engine = ReturnType<typeof useEngine>;

/** How a field stands. */
export type FieldState = 'free' | 'mine' | 'theirs' | 'requested' | 'stale' | 'lost';

/** A field as it is known here; people by their ids. */
export interface FieldSnapshot {
  readonly state: FieldState;
  readonly ownerId: string | null;
  /** How long its owner has done nothing, when this was made; in milliseconds. */
  readonly idleMs: number;
  readonly viewerIds: readonly string[];
  /** Somebody asks for what is mine. */
  readonly askedBy: string | null;
  /** What was typed before somebody else got it; null where nothing was. */
  readonly lost: { readonly to: string; readonly value: string | null } | null;
  /** The server that keeps the locks did not answer, and is asked again. */
  readonly failed: boolean;
}

/** One field of a channel, in one tab. Locks are advisory: they tell, the application's server decides. */
export interface Field {
  focus(): void;
  input(value: string): void;
  blur(): void;
  request(): void;
  takeOver(): void;
  release(): void;
  /** Forgets what was lost. */
  dismiss(): void;
  stop(): void;
}

/** What {@link createField} is told. */
export interface FieldOptions {
  readonly engine: Engine;
  readonly channel: string;
  readonly field: string;
  /** False: it only tells who looks at it. */
  readonly exclusive: boolean;
  readonly timings: () => Timings['field'];
  readonly onChange: (snapshot: FieldSnapshot) => void;
}

/** How the locks of fields are kept, where not by client events: made by `serverLocks`. */
export type FieldLocks = (options: FieldOptions) => Field;

interface Holder {
  readonly userId: string;
  readonly tab: string;
  readonly generation: number;
  readonly idleSince: number;
  readonly until: number;
}

/** The client event by which tabs speak of fields. */
export const fieldEvent = 'client-field';
/** Who began to type again just now may have been taken for idle by somebody who has not heard of it yet. */
const slackMs = 2_000;
/** A newcomer is told soon; several newcomers at once. */
const greetMs = 500;

export const freeField: FieldSnapshot = {
  state: 'free',
  ownerId: null,
  idleMs: 0,
  viewerIds: [],
  askedBy: null,
  lost: null,
  failed: false,
};

const order = (userId: string, tab: string): string => JSON.stringify([userId, tab]);

export function createField(options: FieldOptions): Field {
  const { engine, channel, field, exclusive, timings, onChange } = options;
  const { clock, store } = engine;
  const viewers = createExpiringMap<string>(clock, tell);
  let holder: Holder | null = null; // somebody else, or another tab of one's own
  let mine: { readonly generation: number } | null = null;
  let generation = 0; // the highest that was heard of
  let isFocused = false;
  let isAsking = false;
  let askedBy: string | null = null;
  let typed: string | null = null;
  let lost: FieldSnapshot['lost'] = null;
  let activeAt = 0;
  let resumedAt = 0;
  let saidAt = 0;
  let timer: TimerHandle = null;

  const presence = () => store.getState().channels.get(channel)?.presence;
  const myId = (): string | null => presence()?.me?.id ?? null;
  const idleOf = ({ idleSince }: Holder): number => clock.now() - idleSince;
  const isIdle = (one: Holder): boolean => idleOf(one) >= timings().takeoverAfterMs;

  function say(act: FieldAct): void {
    saidAt = clock.now();
    if ((presence()?.members.length ?? 0) < 2) return;
    const data = {
      k: tabKey(engine),
      f: field,
      a: act,
      ...(act === 'hold' && mine ? { g: mine.generation, i: clock.now() - activeAt } : {}),
    };
    engine.trigger(channel, fieldEvent, data, { priority: act === 'here' ? 'normal' : 'high' });
  }

  function stateOf(): FieldState {
    if (lost) return 'lost';
    if (mine) return 'mine';
    if (holder === null || holder.userId === myId()) return 'free';
    if (isAsking) return 'requested';
    return isIdle(holder) ? 'stale' : 'theirs';
  }

  function tell(): void {
    onChange({
      state: stateOf(),
      ownerId: mine ? myId() : (holder?.userId ?? null),
      idleMs: holder ? idleOf(holder) : 0,
      viewerIds: [...new Set(viewers.values())],
      askedBy,
      lost,
      failed: false,
    });
    arm();
  }

  /** One timer, for whatever is due first. */
  function arm(): void {
    clock.clearTimeout(timer);
    const { renewMs, idleReleaseMs, takeoverAfterMs } = timings();
    const now = clock.now();
    const due: number[] = [];
    if (mine || (isFocused && !exclusive)) due.push(saidAt + renewMs);
    if (mine) due.push(activeAt + idleReleaseMs);
    if (holder) due.push(holder.until);
    if (holder && !isIdle(holder)) due.push(holder.idleSince + takeoverAfterMs);
    timer = due.length === 0 ? null : clock.setTimeout(tick, Math.max(0, Math.min(...due) - now));
  }

  function tick(): void {
    const { renewMs, idleReleaseMs } = timings();
    const now = clock.now();
    if (holder && now >= holder.until) freed();
    if (mine && now - activeAt >= idleReleaseMs) drop();
    else if (now - saidAt >= renewMs) {
      if (mine) say('hold');
      else if (isFocused && !exclusive) say('here');
    }
    tell();
  }

  function claim(): void {
    mine = { generation: (generation += 1) };
    holder = lost = null;
    isAsking = false;
    activeAt = resumedAt = clock.now();
    say('hold');
  }

  function drop(): void {
    if (mine === null) return;
    say('free');
    mine = askedBy = typed = null;
  }

  /** Nobody has it any more: who asked for it gets it. */
  function freed(): void {
    holder = null;
    if (isAsking) claim();
  }

  function lose(to: Holder): void {
    const isOwnTab = to.userId === myId();
    if (!isOwnTab) lost = { to: to.userId, value: typed };
    mine = askedBy = typed = null;
    holder = to;
  }

  function wins(next: Holder, one: Omit<Holder, 'until'>, mayBeTaken: boolean): boolean {
    if (next.userId === one.userId) return next.generation > one.generation;
    if (next.generation > one.generation) return mayBeTaken;
    return next.generation === one.generation && order(next.userId, next.tab) < order(one.userId, one.tab);
  }

  function hearHold({ tab, generation: theirs, idleMs }: FieldMessage, userId: string): void {
    const { ttlMs, takeoverAfterMs } = timings();
    const now = clock.now();
    const next: Holder = { userId, tab, generation: theirs, idleSince: now - idleMs, until: now + ttlMs };
    const me = myId();
    if (mine && me !== null) {
      const own = { userId: me, tab: tabKey(engine), generation: mine.generation, idleSince: activeAt };
      const mayBeTaken = now - activeAt >= takeoverAfterMs || now - resumedAt <= slackMs;
      if (!wins(next, own, mayBeTaken)) {
        say('hold');
        return;
      }
      lose(next);
    } else if (holder && (holder.userId !== userId || holder.tab !== tab)) {
      if (!wins(next, holder, idleOf(holder) + slackMs >= takeoverAfterMs)) return;
      holder = next;
    } else holder = next;
    generation = Math.max(generation, theirs);
  }

  const held = engine.subscribe(channel, {
    onJoin() {
      if (mine || (isFocused && !exclusive))
        saidAt = Math.min(saidAt, clock.now() - timings().renewMs + greetMs);
      arm();
    },
    onLeave({ id }) {
      viewers.remove((userId) => userId === id);
      if (askedBy === id) askedBy = null;
      if (holder?.userId === id) freed();
      tell();
    },
    onResync() {
      if (mine) say('hold');
    },
  });
  held.on(fieldEvent, (data, { userId }) => {
    const message = readFieldMessage(data, field);
    if (message === null || userId === null) return;
    const { act, tab } = message;
    const key = order(userId, tab);
    if (act === 'hold') hearHold(message, userId);
    else if (act === 'here') viewers.set(key, userId, timings().ttlMs);
    else if (act === 'away') viewers.remove((_, one) => one === key);
    else if (act === 'ask') askedBy = mine && userId !== myId() ? userId : askedBy;
    else if (holder?.userId === userId && holder.tab === tab) freed();
    tell();
  });

  return {
    focus() {
      isFocused = true;
      if (!exclusive) say('here');
      else if (stateOf() === 'free') claim();
      tell();
    },
    input(value) {
      const now = clock.now();
      if (exclusive && stateOf() === 'free') claim();
      if (now - activeAt >= timings().takeoverAfterMs) {
        resumedAt = now;
        if (mine) say('hold');
      }
      activeAt = now;
      typed = value;
    },
    blur() {
      isFocused = false;
      drop();
      if (!exclusive) say('away');
      tell();
    },
    request() {
      if (stateOf() !== 'theirs' && stateOf() !== 'stale') return;
      isAsking = true;
      say('ask');
      tell();
    },
    takeOver() {
      if (holder === null || isIdle(holder) || holder.userId === myId()) claim();
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
      if (isFocused && !exclusive) say('away');
      drop();
      clock.clearTimeout(timer);
      viewers.clear();
      held.release();
    },
  };
}
