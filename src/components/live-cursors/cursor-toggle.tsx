'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import { classNames } from '../foundations/class-names.js';
import { useWords } from '../foundations/settings.js';
import {
  usePresencePrivacy,
  type UsePresencePrivacyOptions,
} from '../presence-privacy/use-presence-privacy.js';
import { cursorStrings, type CursorStrings } from './cursor-strings.js';

/** Props of {@link CursorToggleView}, beside those of a button. */
export interface CursorToggleViewProps extends Omit<ComponentPropsWithoutRef<'button'>, 'aria-pressed'> {
  pressed: boolean;
  onPressedChange?: ((pressed: boolean) => void) | undefined;
  strings?: Partial<CursorStrings> | undefined;
}

/**
 * A button that switches cursors on and off. Its name stays, its pressed state speaks.
 *
 * @example
 * <CursorToggleView pressed={shown} onPressedChange={setShown} />
 */
export const CursorToggleView: ForwardRefExoticComponent<
  CursorToggleViewProps & RefAttributes<HTMLButtonElement>
> = forwardRef(function CursorToggleView(props, ref) {
  const { pressed, onPressedChange, strings, className, children, onClick, ...rest } = props;
  const words = useWords('cursors', cursorStrings, strings);
  return (
    <button
      type="button"
      aria-label={words.toggle()}
      title={words.toggle()}
      {...rest}
      ref={ref}
      className={classNames('cp-cursor-toggle', className)}
      data-slot="cursor-toggle"
      data-state={pressed ? 'on' : 'off'}
      aria-pressed={pressed}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) onPressedChange?.(!pressed);
      }}
    >
      {children ?? (
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.6 3.4 6 13c.2.6 1 .6 1.2.1l1.4-3.4c.1-.3.4-.6.7-.7l3.5-1.5c.6-.2.5-1.1-.1-1.2L3.5 2.5a.7.7 0 0 0-.9.9Z" />
          {!pressed && <path d="M2 14 14 2" />}
        </svg>
      )}
    </button>
  );
});

/** Props of {@link CursorToggle}. */
export interface CursorToggleProps
  extends Omit<CursorToggleViewProps, 'pressed'>, Pick<UsePresencePrivacyOptions, 'storageKey'> {}

/**
 * Switches both ways of cursors: who does not see those of others does not show their own. It is the same choice as in
 * `PresencePrivacy`, and is kept with it.
 *
 * @example
 * const { choices } = usePresencePrivacy();
 * <CursorToggle />
 * <LiveCursors channel="presence-board" show={choices.showCursors} share={choices.shareCursor}>…
 */
export const CursorToggle: ForwardRefExoticComponent<CursorToggleProps & RefAttributes<HTMLButtonElement>> =
  forwardRef(function CursorToggle({ storageKey, onPressedChange, ...rest }, ref) {
    const { choices, choose } = usePresencePrivacy({ storageKey });
    return (
      <CursorToggleView
        {...rest}
        ref={ref}
        pressed={choices.showCursors}
        onPressedChange={(pressed) => {
          choose({ showCursors: pressed, shareCursor: pressed });
          onPressedChange?.(pressed);
        }}
      />
    );
  });
