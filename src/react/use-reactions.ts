'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Engine } from '../create-engine.js';
import type { ChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import { useEngine } from './provider.js';
import type { ReactionBurst } from './reaction-bursts.js';
import { createReactionExchange, type ReactionExchange, type ReactionRules } from './reaction-exchange.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useLatest } from './use-latest.js';

type TriggerResult = ReturnType<Engine['trigger']>;

/** Options of {@link useReactions}. */
export interface UseReactionsOptions<Id extends string = string> {
  /** The reactions that there are. Any other is neither sent nor told. */
  readonly allow: readonly Id[];
  /** Hears reactions, one's own at once, those of one kind within a moment together. That of the latest render is called. */
  readonly onReaction?: ((burst: ReactionBurst<Id>) => void) | undefined;
  /** Messages a second; what is made faster is counted and sent together. @default 4 */
  readonly rate?: number | undefined;
  /** How long reactions of one kind are gathered, in milliseconds. @default 250 */
  readonly mergeMs?: number | undefined;
}

/** What {@link useReactions} gives. The function stays the same for as long as the channel does. */
export interface UseReactionsResult<Id extends string = string> {
  /** Reacts, here at once and for the others with the next message. @throws TypeError for one that is not allowed */
  readonly react: (id: Id) => TriggerResult;
}

/** The type of {@link useReactions}, for these channels. */
export type UseReactions<Channels extends ChannelDefinitions = RegisteredChannels> = <
  const Id extends string,
>(
  channel: MaybeChannel<ChannelName<Channels>>,
  options: UseReactionsOptions<Id>,
) => UseReactionsResult<Id>;

const nowhere: TriggerResult = { ok: false, reason: 'not-subscribed' };

/**
 * Reactions that everybody in a private or presence channel sees for a moment. Nothing is kept.
 *
 * @example
 * const { react } = useReactions('presence-room', {
 *   allow: ['👍', '🎉'],
 *   onReaction: ({ id, count }) => overlay.burst(id, count),
 * });
 * <button onClick={() => react('🎉')}>Celebrate</button>
 */
export const useReactions: UseReactions = <const Id extends string>(
  channel: MaybeChannel,
  { allow, onReaction, rate = 4, mergeMs = 250 }: UseReactionsOptions<Id>,
): UseReactionsResult<Id> => {
  const engine: Engine = useEngine();
  const latest = useLatest<ReactionRules>({
    allow,
    rate,
    mergeMs,
    tell: (burst) => onReaction?.(burst as ReactionBurst<Id>), // only what `allow` has comes so far
  });
  const exchange = useRef<ReactionExchange | null>(null);
  useEffect(() => {
    if (!channel) return;
    const made = createReactionExchange(engine, channel, () => latest.current);
    exchange.current = made;
    return () => {
      exchange.current = null;
      made.stop();
    };
  }, [engine, channel, latest]);
  const react = useCallback((id: Id) => exchange.current?.react(id) ?? nowhere, []);
  return useMemo(() => ({ react }), [react]);
};
