'use client';

import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type EventHandler,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import type { Engine } from '../create-engine.js';
import type { IsLoose, MemberInfo, PresenceChannelName } from '../schema/channel-types.js';
import type { ChannelDefinitions } from '../schema/define-channels.js';
import type { RegisteredChannels } from '../schema/register.js';
import type { Member } from '../store/state.js';
import { memberIndex } from './member-index.js';
import { useEngine } from './provider.js';
import { tabKey } from './tab-key.js';
import { createTypingSignals, typingTimes, type TypingTimes } from './typing-signals.js';
import type { MaybeChannel } from './use-channel-state.js';
import { useLatest } from './use-latest.js';
import { useNames } from './use-names.js';
import { usePresence } from './use-presence.js';

/** Options of {@link useTyping}. */
export interface UseTypingOptions {
  /** Tells conversations of one channel apart. */
  readonly thread?: string | undefined;
  /** Events that end their sender's typing: messages. */
  readonly clearOn?: readonly string[] | undefined;
  /** Other waiting times, in milliseconds. @default those of {@link TypingTimes} */
  readonly timings?: Partial<TypingTimes> | undefined;
}

/** What an input needs for others to see that somebody types in it. */
export interface TypingInputProps {
  readonly onInput?: ElementHandler | undefined;
  readonly onBlur?: ElementHandler | undefined;
}

/** A handler of an element's event, also of a narrower one. */
export type ElementHandler = EventHandler<SyntheticEvent<HTMLElement>>;

/** What {@link useTyping} gives. The functions stay the same for as long as channel and thread do. */
export interface UseTypingResult<I = unknown> {
  /** Who types, without oneself, in the order in which they began; at most 50. */
  readonly typing: readonly Member<I>[];
  /** Those who type, also past the 50. */
  readonly count: number;
  /** The props of an `<input>`, `<textarea>` or editable element. The caller's own handlers are called first. */
  readonly getInputProps: <Props extends object>(
    props?: Props & TypingInputProps,
  ) => Props & { readonly onInput: ElementHandler; readonly onBlur: ElementHandler };
  /** A key arrived, where `getInputProps` cannot be used. Said at most once in 2.5 s. */
  readonly start: () => void;
  /** Nothing is being typed any more: also when the message is sent. */
  readonly stop: () => void;
}

/** The type of {@link useTyping}, for these channels. */
export type UseTyping<Channels extends ChannelDefinitions = RegisteredChannels> =
  IsLoose<Channels> extends true
    ? <I = unknown>(channel: MaybeChannel, options?: UseTypingOptions) => UseTypingResult<I>
    : <Name extends PresenceChannelName<Channels>>(
        channel: MaybeChannel<Name>,
        options?: UseTypingOptions,
      ) => UseTypingResult<MemberInfo<Channels, Name>>;

const typingEvent = 'client-typing';
const mostShown = 50;
const nobody: readonly string[] = [];

/**
 * Who types in a presence channel, and the props of an input that tell the others. Who it is says the server; one who
 * leaves, sends, or gives no sign for 6 s has stopped.
 *
 * @example
 * const { typing, getInputProps, stop } = useTyping<{ name: string }>('presence-room', { clearOn: ['client-message'] });
 * <form onSubmit={() => { send(text); stop(); }}>
 *   <input {...getInputProps({ value: text, onInput: (event) => setText(event.currentTarget.value) })} />
 *   {typing.length > 0 && `${typing.map(({ info }) => info.name).join(', ')} …`}
 * </form>
 */
export const useTyping: UseTyping = <I>(
  channel: MaybeChannel,
  { thread, clearOn = nobody, timings }: UseTypingOptions = {},
): UseTypingResult<I> => {
  const times = useLatest<TypingTimes>({ ...typingTimes, ...timings });
  const { start, stop } = useTypingSender(channel, thread, times); // says its last word before the channel is let go
  const ids = useTypingIds(channel, thread, clearOn, times);
  const typing = usePresence<readonly Member<I>[], I>(channel, ({ members, stale }) =>
    stale
      ? []
      : ids.flatMap((id) => {
          const member = memberIndex(members).get(id) as Member<I> | undefined;
          return member === undefined || member.isMe ? [] : [member];
        }),
  );
  const getInputProps = useCallback(
    <Props extends object>(props: Props & TypingInputProps = {} as Props) => {
      const handlers: { readonly onInput: ElementHandler; readonly onBlur: ElementHandler } = {
        onInput(event) {
          props.onInput?.(event);
          if (textOf(event.currentTarget) === '') stop();
          else start();
        },
        onBlur(event) {
          props.onBlur?.(event);
          stop();
        },
      };
      return { ...props, ...handlers };
    },
    [start, stop],
  );
  return useMemo(
    () => ({ typing: typing.slice(0, mostShown), count: typing.length, getInputProps, start, stop }),
    [typing, getInputProps, start, stop],
  );
};

function textOf(element: HTMLElement): string | null {
  return 'value' in element && typeof element.value === 'string' ? element.value : element.textContent;
}

function useTypingIds(
  channel: MaybeChannel,
  thread: string | undefined,
  clearOn: readonly string[],
  times: RefObject<TypingTimes>,
): readonly string[] {
  const engine: Engine = useEngine();
  const endings = useNames(clearOn);
  const [ids, setIds] = useState(nobody);
  useEffect(() => {
    if (!channel) return;
    const signals = createTypingSignals(engine.clock, thread ?? null, setIds, () => times.current);
    const held = engine.subscribe(channel, {
      onLeave: ({ id }) => signals.done(id),
      onResync: () => signals.clear(),
    });
    held.on(typingEvent, (data, { userId }) => signals.hear(data, userId));
    for (const event of endings) held.on(event, (_, { userId }) => signals.done(userId ?? ''));
    return () => {
      held.release();
      signals.clear();
    };
  }, [engine, channel, thread, endings, times]);
  return ids;
}

function useTypingSender(
  channel: MaybeChannel,
  thread: string | undefined,
  times: RefObject<TypingTimes>,
): Pick<UseTypingResult, 'start' | 'stop'> {
  const engine: Engine = useEngine();
  const saidAt = useRef<number | null>(null); // null: nobody has been told
  const say = useCallback(
    (sign: 0 | 1) => {
      if (!channel) return;
      const { ok } = engine.trigger(channel, typingEvent, {
        k: tabKey(engine),
        s: sign,
        ...(thread === undefined ? {} : { t: thread }),
      });
      if (ok) saidAt.current = sign === 1 ? engine.clock.now() : null;
    },
    [engine, channel, thread],
  );
  const start = useCallback(() => {
    const isFresh = saidAt.current !== null && engine.clock.now() - saidAt.current < times.current.refreshMs;
    if (!isFresh) say(1);
  }, [engine, say, times]);
  const stop = useCallback(() => {
    if (saidAt.current !== null) say(0);
    saidAt.current = null; // where it could not be said, the others' time does it
  }, [say]);
  useEffect(() => {
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') stop();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      stop();
    };
  }, [stop]);
  return useMemo(() => ({ start, stop }), [start, stop]);
}
