import type { Engine } from '../create-engine.js';
import type { TimerHandle } from '../lib/clock.js';
import { isRecord } from '../lib/json.js';
import { createPacedSender } from './paced-sender.js';
import { isShortText, tabKey } from './tab-key.js';

const stateEvent = 'client-state';
/** A newcomer is answered after a random time up to this: not everybody speaks at once. */
const longestAnswerMs = 1_000;
/** Of everybody in the room, this is how often one may speak, in milliseconds. */
const answerMsPerMember = 20;

/** A state, and when its owner made it. */
export interface StampedState {
  readonly state: unknown;
  readonly at: number;
}

/** The states of a channel's members: hears the others', says one's own. */
export interface MemberStates {
  /** One's own, from now on. */
  set(own: StampedState): void;
  stop(): void;
}

interface StateMessage extends StampedState {
  readonly tab: string;
  /** The sender is new here, and wants to know everybody's. */
  readonly asks: boolean;
}

function readMessage(data: unknown, slot: string): StateMessage | null {
  if (!isRecord(data)) return null;
  const { k, n = '', s: state, at, ask } = data;
  return isShortText(k) && n === slot && Number.isFinite(at) && state !== undefined
    ? { tab: k, state, at: at as number, asks: ask === 1 }
    : null;
}

/** What {@link createMemberStates} is told, and tells. */
export interface MemberStatesOptions {
  readonly engine: Engine;
  readonly channel: string;
  /** Tells several states of one channel apart. */
  readonly slot: string;
  readonly own: StampedState;
  readonly paceMs: () => number;
  readonly onChange: (states: ReadonlyMap<string, unknown>) => void;
  /** One's own changed in another tab of one's own. */
  readonly onOwn: (own: StampedState) => void;
}

export function createMemberStates(options: MemberStatesOptions): MemberStates {
  const { engine, channel, slot, paceMs, onChange, onOwn } = options;
  const { clock, store } = engine;
  const states = new Map<string, StampedState>();
  let { own } = options;
  let answer: TimerHandle = null;

  const sender = createPacedSender<{ readonly asks: boolean }>({
    clock,
    send: ({ asks }) =>
      engine.trigger(channel, stateEvent, {
        k: tabKey(engine),
        ...(slot === '' ? {} : { n: slot }),
        s: own.state,
        at: own.at,
        ...(asks ? { ask: 1 } : {}),
      }),
    paceMs,
    merge: (waiting, next) => ({ asks: waiting.asks || next.asks }),
  });

  function presence(): { readonly me: string | null; readonly ids: ReadonlySet<string> } {
    const snapshot = store.getState().channels.get(channel)?.presence;
    return { me: snapshot?.me?.id ?? null, ids: new Set(snapshot?.members.map(({ id }) => id)) };
  }

  function tell(): void {
    onChange(new Map([...states].map(([id, { state }]) => [id, state])));
  }

  function say(asks: boolean): void {
    if (presence().ids.size > 1) sender.send({ asks });
  }

  function answerSoon(): void {
    const withinMs = Math.min(longestAnswerMs, presence().ids.size * answerMsPerMember);
    answer ??= clock.setTimeout(() => {
      answer = null;
      say(false);
    }, engine.random() * withinMs);
  }

  function keep(userId: string, { state, at }: StampedState): void {
    const known = userId === presence().me ? own : states.get(userId);
    if (known !== undefined && at <= known.at) return;
    if (userId === presence().me) {
      own = { state, at };
      onOwn(own);
    } else {
      states.set(userId, { state, at });
      tell();
    }
  }

  const held = engine.subscribe(channel, {
    onSync(members) {
      const ids = new Set(members.map(({ id }) => id));
      for (const id of states.keys()) if (!ids.has(id)) states.delete(id);
      tell();
      say(true);
    },
    onLeave({ id }) {
      if (states.delete(id)) tell();
    },
  });
  held.on(stateEvent, (data, { userId }) => {
    const message = readMessage(data, slot);
    if (message === null || userId === null || message.tab === tabKey(engine)) return;
    if (presence().ids.has(userId)) keep(userId, message);
    if (message.asks) answerSoon();
  });
  // where the channel stood before, no list comes any more
  if (store.getState().channels.get(channel)?.status === 'subscribed') say(true);

  return {
    set(next) {
      own = next;
      say(false);
    },
    stop() {
      if (answer !== null) clock.clearTimeout(answer);
      sender.flush();
      held.release();
    },
  };
}
