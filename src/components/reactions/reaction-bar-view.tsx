'use client';
import {
  forwardRef,
  useId,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type MouseEvent,
  type RefAttributes,
} from 'react';
import { classNames } from '../foundations/class-names.js';
import { nameText } from '../foundations/name-list.js';
import { useSettings, useWords } from '../foundations/settings.js';
import {
  defaultReactions,
  reactionCount,
  reactionStrings,
  type ReactionKind,
  type ReactionStrings,
} from './reaction-strings.js';
import { useRovingFocus } from './use-roving-focus.js';

/** How often something was reacted with, and by whom. */
export interface ReactionCount {
  readonly count: number;
  /** One's own is among them. @default false */
  readonly mine?: boolean | undefined;
  /** Cleaned names; said as a description, so that nobody needs a pointer to learn them. */
  readonly names?: readonly string[] | undefined;
}

/** Props of {@link ReactionBarView}, beside those of a div. */
export interface ReactionBarViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** @default thumbs up, celebrate, heart */
  emojis?: readonly ReactionKind[] | undefined;
  counts?: ReadonlyMap<string, ReactionCount> | undefined;
  /** `toggle`: each is there or not; `burst`: each press counts. @default 'burst' */
  mode?: 'burst' | 'toggle' | undefined;
  onReact: (id: string, event: MouseEvent<HTMLButtonElement>) => void;
  /** Puts a last button there, for a picker of one's own. */
  onMore?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  locale?: string | undefined;
  strings?: Partial<ReactionStrings> | undefined;
}

/**
 * Buttons to react with: a toolbar, one stop of the Tab key, with arrows between them.
 *
 * @example
 * <ReactionBarView counts={counts} onReact={(id) => react(id)} />
 */
export const ReactionBarView: ForwardRefExoticComponent<
  ReactionBarViewProps & RefAttributes<HTMLDivElement>
> = forwardRef(function ReactionBarView(props, ref) {
  const settings = useSettings();
  const { locale: inherited } = settings;
  const {
    emojis = defaultReactions,
    counts,
    mode = 'burst',
    onReact,
    onMore,
    locale = inherited,
    strings,
    className,
    onKeyDown,
    onFocus,
    ...rest
  } = props;
  const words = useWords('reactions', reactionStrings, strings);
  const roving = useRovingFocus();
  const id = useId();
  const stop = Math.min(roving.at, emojis.length - 1 + (onMore ? 1 : 0));
  return (
    <div
      role="toolbar"
      aria-label={words.bar()}
      {...rest}
      ref={ref}
      className={classNames('cp-reactions', className)}
      data-slot="reaction-bar"
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (!event.defaultPrevented) roving.onKeyDown(event);
      }}
      onFocus={(event) => {
        onFocus?.(event);
        roving.onFocus(event);
      }}
    >
      {emojis.map((kind, at) => {
        const { count, mine = false, names = [] } = counts?.get(kind.id) ?? { count: 0 };
        const by = `${id}-${at}`;
        const more = count - names.length;
        const last = more > 0 ? words.others({ count: more, locale }) : undefined;
        return (
          <button
            key={kind.id}
            type="button"
            tabIndex={at === stop ? 0 : -1}
            aria-label={words.button({ label: kind.label ?? words.emoji(kind), count, locale })}
            aria-pressed={mode === 'toggle' ? mine : undefined}
            aria-describedby={names.length > 0 ? by : undefined}
            data-slot="reaction"
            data-state={mine ? 'mine' : 'idle'}
            onClick={(event) => onReact(kind.id, event)}
          >
            <span aria-hidden="true">{kind.char}</span>
            {count > 0 && <bdi>{reactionCount(count, locale)}</bdi>}
            {names.length > 0 && (
              <span id={by} hidden>
                {words.by({ list: nameText(names, locale, last) })}
              </span>
            )}
          </button>
        );
      })}
      {onMore && (
        <button
          type="button"
          tabIndex={stop === emojis.length ? 0 : -1}
          aria-label={words.more()}
          data-slot="reaction-more"
          onClick={onMore}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="5.8" />
            <path d="M5.4 9.4a3 3 0 0 0 5.2 0M6 6.2v.6M10 6.2v.6" />
          </svg>
        </button>
      )}
    </div>
  );
});
