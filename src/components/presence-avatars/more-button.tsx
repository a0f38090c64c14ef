'use client';
import { useId, useRef, type ReactElement } from 'react';
import { presenceAvatarsStrings } from '../foundations/strings.js';
import type { PeopleProps } from './presence-avatars-props.js';
import { usePeoplePopover } from './use-people-popover.js';

type MoreButtonProps = PeopleProps & { more: number; count: number; popover: boolean };

/** The "+N" of a stack, and the list that it opens. */
export function MoreButton({ more, count, popover, ...people }: MoreButtonProps): ReactElement {
  const { open, Popover, preload, toggle, close } = usePeoplePopover();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { locale, strings } = people;
  const words = { ...presenceAvatarsStrings, ...strings };
  const face = words.more({ count: more, locale });
  const label = words.morePeople({ count: more, locale });
  if (!popover) {
    return (
      <span className="cp-more" role="img" aria-label={label}>
        {face}
      </span>
    );
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="cp-more"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open && Popover !== null ? id : undefined}
        onClick={toggle}
        onPointerEnter={preload}
        onFocus={preload}
      >
        {face}
      </button>
      {open && Popover !== null && (
        <Popover {...people} id={id} count={count} anchor={button} onClose={close} />
      )}
    </>
  );
}
