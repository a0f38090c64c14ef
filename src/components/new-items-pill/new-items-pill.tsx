'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { classNames } from '../foundations/class-names.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { newItemsStrings, type NewItemsStrings } from './new-items-strings.js';

/** Props of {@link NewItemsPill}, beside those of a button. */
export interface NewItemsPillProps extends Omit<ComponentPropsWithoutRef<'button'>, 'children'> {
  /** How many wait to be shown; none: nothing is seen. */
  count: number;
  /** Puts them into the list and brings them into sight. The focus stays where it is. */
  onShow: () => void;
  /** Where they arrive. @default 'start' */
  edge?: 'start' | 'end' | undefined;
  /** @default the `ComponentsProvider`'s, else 'en' */
  locale?: string | undefined;
  strings?: Partial<NewItemsStrings> | undefined;
}

/**
 * News of a list, counted until they are asked for: nothing moves under who reads. It stands on the edge of the nearest
 * positioned element around it.
 *
 * @example
 * <NewItemsPill count={waiting.length} onShow={show} />
 */
export const NewItemsPill: ForwardRefExoticComponent<NewItemsPillProps & RefAttributes<HTMLButtonElement>> =
  forwardRef(function NewItemsPill(props, ref): ReactElement | null {
    const settings = useSettings();
    const {
      count,
      onShow,
      edge = 'start',
      locale = settings.locale,
      strings,
      className,
      onClick,
      ...rest
    } = props;
    const words = useWords('newItems', newItemsStrings, strings);
    if (!(count >= 1)) return null;
    return (
      <button
        type="button"
        {...rest}
        ref={ref}
        className={classNames('cp-pill', className)}
        data-slot="new-items"
        data-edge={edge}
        onClick={(event) => {
          onClick?.(event);
          if (!event.defaultPrevented) onShow();
        }}
      >
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path
            d={edge === 'start' ? 'M6 10.5v-9M2.2 5.3 6 1.5l3.8 3.8' : 'M6 1.5v9M2.2 6.7 6 10.5l3.8-3.8'}
          />
        </svg>
        <bdi>{words.items({ count, locale })}</bdi>
      </button>
    );
  });
