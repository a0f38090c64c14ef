'use client';
import {
  forwardRef,
  useState,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { useReactions } from '../../react/use-reactions.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import { ReactionBarView, type ReactionBarViewProps, type ReactionCount } from './reaction-bar-view.js';
import { defaultReactions } from './reaction-strings.js';
import { useReactionCounts } from './use-reaction-counts.js';

/** Props of {@link ReactionBar}. */
export interface ReactionBarProps extends Omit<ReactionBarViewProps, 'counts' | 'onReact'> {
  /** A presence channel; for bursts also a private one; null: nowhere yet. */
  channel: RegisteredPresenceName | null;
  /** `toggle`: what is reacted to, where it is not the channel as a whole. */
  target?: string | undefined;
  /** `burst`: messages a second; what is faster is sent together. @default 4 */
  rate?: number | undefined;
  /** `burst`: shows how often each came since the bar is there. @default false */
  tally?: boolean | undefined;
  /** Hears one's own reactions. */
  onReact?: ((id: string) => void) | undefined;
}

/**
 * Buttons to react with, for everybody in a channel: for a moment, drawn by `ReactionOverlay`, or to stay (`toggle`).
 *
 * @example
 * <ReactionBar channel="presence-room" />
 * <ReactionOverlay channel="presence-room" />
 */
export const ReactionBar: ForwardRefExoticComponent<ReactionBarProps & RefAttributes<HTMLDivElement>> =
  forwardRef(function ReactionBar({ mode = 'burst', ...props }, ref) {
    return mode === 'toggle' ? <ToggleBar {...props} bar={ref} /> : <BurstBar {...props} bar={ref} />;
  });

type BarProps = Omit<ReactionBarProps, 'mode'> & { bar: ForwardedRef<HTMLDivElement> };

function BurstBar(props: BarProps): ReactElement {
  const { channel, rate, target: _, tally = false, onReact, emojis = defaultReactions, bar, ...rest } = props;
  const [counts, setCounts] = useState<ReadonlyMap<string, ReactionCount>>(new Map());
  const { react } = useReactions(channel, {
    allow: emojis.map(({ id }) => id),
    ...(rate === undefined ? {} : { rate }),
    onReaction({ id, count }) {
      if (tally) setCounts((all) => new Map(all).set(id, { count: (all.get(id)?.count ?? 0) + count }));
    },
  });
  return (
    <ReactionBarView
      {...rest}
      {...{ emojis, counts }}
      ref={bar}
      onReact={(id) => {
        if (react(id).ok) onReact?.(id);
      }}
    />
  );
}

function ToggleBar(props: BarProps): ReactElement {
  const { channel, target, rate: _, tally: __, onReact, emojis = defaultReactions, bar, ...rest } = props;
  const { counts, toggle } = useReactionCounts(channel, emojis, target);
  return (
    <ReactionBarView
      {...rest}
      {...{ emojis, counts }}
      ref={bar}
      mode="toggle"
      onReact={(id) => {
        toggle(id);
        onReact?.(id);
      }}
    />
  );
}
