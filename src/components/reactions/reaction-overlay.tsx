'use client';
import { forwardRef, useRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import type { ReactionBurst } from '../../react/reaction-bursts.js';
import { useReactions } from '../../react/use-reactions.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import { useSettings, useWords } from '../foundations/settings.js';
import {
  ReactionOverlayView,
  type ReactionOverlayHandle,
  type ReactionOverlayViewProps,
} from './reaction-overlay-view.js';
import { defaultReactions, reactionStrings } from './reaction-strings.js';

/** Props of {@link ReactionOverlay}. */
export interface ReactionOverlayProps extends Omit<ReactionOverlayViewProps, 'handle'> {
  /** A presence or private channel; null: nowhere yet. */
  channel: RegisteredPresenceName | null;
  /** How long reactions of one kind are gathered into one, in milliseconds. @default 250 */
  mergeMs?: number | undefined;
  /** An `Announcer` says what came, at most every 3 s. @default false */
  announce?: boolean | undefined;
}

const spokenWindowMs = 3_000;

/**
 * Draws the reactions of a channel, one's own and the others'.
 *
 * @example
 * <div style={{ position: 'relative' }}>
 *   <Stage />
 *   <ReactionOverlay channel="presence-stage" />
 * </div>
 */
export const ReactionOverlay: ForwardRefExoticComponent<
  ReactionOverlayProps & RefAttributes<HTMLDivElement>
> = forwardRef(function ReactionOverlay({ channel, mergeMs, announce = false, ...rest }, ref) {
  const { emojis = defaultReactions } = rest;
  const handle = useRef<ReactionOverlayHandle>(null);
  const speak = useSpokenReactions(announce, rest);
  useReactions(channel, {
    allow: emojis.map(({ id }) => id),
    ...(mergeMs === undefined ? {} : { mergeMs }),
    onReaction(burst) {
      handle.current?.burst(burst);
      if (!burst.mine) speak(burst);
    },
  });
  return <ReactionOverlayView {...rest} ref={ref} handle={handle} />;
});

/** Says what the others reacted with: gathered, and never more often than every three seconds. */
function useSpokenReactions(
  isOn: boolean,
  { emojis = defaultReactions, strings }: Pick<ReactionOverlayViewProps, 'emojis' | 'strings'>,
): (burst: ReactionBurst) => void {
  const { announce, locale } = useSettings();
  const words = useWords('reactions', reactionStrings, strings);
  const heard = useRef(new Map<string, number>());
  return ({ id, count }) => {
    if (!isOn || !announce) return;
    const isFirst = heard.current.size === 0;
    heard.current.set(id, (heard.current.get(id) ?? 0) + count);
    if (!isFirst) return;
    const tell = (): string => {
      const all = emojis.flatMap((kind) => {
        const times = heard.current.get(kind.id);
        const label = kind.label ?? words.emoji(kind);
        return times === undefined ? [] : [words.button({ label, count: times, locale })];
      });
      heard.current.clear();
      return all.join('. ');
    };
    announce(tell, { group: 'reaction', delayMs: spokenWindowMs });
  };
}
