'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes, type RefObject } from 'react';
import { usePersonMapping } from '../../react/person.js';
import { useTyping, type UseTypingOptions } from '../../react/use-typing.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import type { AnnounceMode } from '../announcer/create-announcer.js';
import { useTimings } from '../foundations/settings.js';
import { typingTimings } from '../foundations/timings.js';
import { TypingIndicatorView, type TypingIndicatorViewProps } from './typing-indicator-view.js';
import { useSpokenTyping } from './use-spoken-typing.js';

/** Props of {@link TypingIndicator}. */
export interface TypingIndicatorProps
  extends Omit<TypingIndicatorViewProps, 'members' | 'count'>, Pick<UseTypingOptions, 'thread' | 'clearOn'> {
  /** A presence channel; null: nobody yet. */
  channel: RegisteredPresenceName | null;
  /**
   * Whether an `Announcer` says who types, once they have for 2 s. `auto`: in rooms of up to ten people, and while the
   * focus is in the composer. @default 'auto'
   */
  announce?: AnnounceMode | undefined;
  /** The composer, or what holds it. */
  composerRef?: RefObject<HTMLElement | null> | undefined;
}

/**
 * Who types in a presence channel. The composer says so by `useTyping(channel).getInputProps`.
 *
 * @example
 * const { getInputProps } = useTyping('presence-room');
 * <TypingIndicator channel="presence-room" clearOn={['client-message']} />
 * <input {...getInputProps({ value, onInput })} />
 */
export const TypingIndicator: ForwardRefExoticComponent<
  TypingIndicatorProps & RefAttributes<HTMLParagraphElement>
> = forwardRef(function TypingIndicator(props, ref) {
  const { channel, thread, clearOn, announce = 'auto', composerRef, ...rest } = props;
  const mapping = usePersonMapping();
  const person = rest.person ?? mapping;
  const { ttlMs, refreshMs, hideDelayMs, minVisibleMs } = useTimings('typing', typingTimings);
  const timings = { ttlMs, refreshMs, hideDelayMs, minVisibleMs };
  const { typing, count } = useTyping(channel, { thread, clearOn, timings });
  useSpokenTyping({ channel, typing, person, mode: announce, composerRef });
  return <TypingIndicatorView {...rest} person={person} members={typing} count={count} ref={ref} />;
});
