'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Engine } from '../create-engine.js';
import type { PresenceChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import { createMemberStates, type MemberStates, type StampedState } from './member-states.js';
import { useEngine } from './provider.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useLatest } from './use-latest.js';

/** Options of {@link useMyState}. */
export interface UseMyStateOptions {
  /** Tells several states of one channel apart. @default '' */
  readonly name?: string | undefined;
  /** The least time between two messages, in milliseconds; the last state is sent in the end. @default 250 */
  readonly throttle?: number | undefined;
}

/** What {@link useMyState} gives. `setMine` stays the same. */
export interface UseMyStateResult<State> {
  /** One's own, the same in all one's tabs. */
  readonly mine: State;
  /** Sets it, here at once. */
  readonly setMine: (next: State | ((before: State) => State)) => void;
  /**
   * What the others said, by their ids. It is what other people sent: check it before you use it as a State. Those who
   * are here and not in it have not answered yet.
   */
  readonly states: ReadonlyMap<string, unknown>;
}

/** The type of {@link useMyState}, for these channels. */
export type UseMyState<Channels extends ChannelDefinitions = RegisteredChannels> = <State>(
  channel: MaybeChannel<PresenceChannelName<Channels>>,
  initial: State,
  options?: UseMyStateOptions,
) => UseMyStateResult<State>;

const none: ReadonlyMap<string, unknown> = new Map();

/**
 * State of one's own that the others in a presence channel see, such as a status or a place in a document. A newcomer
 * asks, and everybody answers; whose a state is says the server. It is gone with its owner.
 *
 * @example
 * const { mine, setMine, states } = useMyState('presence-room', { page: 1 });
 * const { others } = usePresence('presence-room');
 * const pages = others.map(({ id }) => states.get(id)); // unknown, until you check it
 */
export const useMyState: UseMyState = <State>(
  channel: MaybeChannel,
  initial: State,
  { name = '', throttle = 250 }: UseMyStateOptions = {},
): UseMyStateResult<State> => {
  const engine: Engine = useEngine();
  const [own, setOwn] = useState<StampedState>({ state: initial, at: 0 });
  const [states, setStates] = useState(none);
  const latest = useLatest(throttle);
  const newest = useRef(own); // also before it is rendered
  const made = useRef<MemberStates | null>(null);
  useEffect(() => {
    if (!channel) return;
    const members = createMemberStates({
      engine,
      channel,
      slot: name,
      own: newest.current,
      paceMs: () => latest.current,
      onChange: setStates,
      onOwn(next) {
        newest.current = next;
        setOwn(next);
      },
    });
    made.current = members;
    return () => {
      made.current = null;
      members.stop();
      setStates(none);
    };
  }, [engine, channel, name, latest]);
  const setMine = useCallback(
    (next: State | ((before: State) => State)) => {
      const { state, at } = newest.current;
      const value = typeof next === 'function' ? (next as (before: State) => State)(state as State) : next;
      newest.current = { state: value, at: Math.max(engine.clock.now(), at + 1) };
      setOwn(newest.current);
      made.current?.set(newest.current);
    },
    [engine],
  );
  const mine = own.state as State;
  return useMemo(() => ({ mine, setMine, states }), [mine, setMine, states]);
};
