'use client';
import { useEffect, useId, useRef, type FocusEvent, type ReactElement } from 'react';
import { showBeside } from '../foundations/show-beside.js';
import { presenceAvatarsStrings } from '../foundations/strings.js';
import type { PeopleProps } from './presence-avatars-props.js';
import { usePeoplePopover } from './use-people-popover.js';

interface MoreButtonProps {
  people: PeopleProps;
  /** How many have no face of their own. */
  more: number;
  count: number;
  /** Whether it opens the list. */
  popover: boolean;
}

/** The "+N" of a stack, and the list that it opens. */
export function MoreButton({ people, more, count, popover }: MoreButtonProps): ReactElement {
  const { open, Popover, preload, toggle, hide } = usePeoplePopover();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(
    () => (list.current && button.current ? showBeside(list.current, button.current) : undefined),
    [open, Popover],
  );
  const words = { ...presenceAvatarsStrings, ...people.strings };
  const of = { count: more, locale: people.locale };
  const face = { className: 'cp-more', 'aria-label': words.morePeople(of), children: words.more(of) };
  if (!popover) return <li {...face} />;
  const close = (): void => {
    hide();
    button.current?.focus();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // null: the focus went nowhere, or to another window, which leaves it where it was
    const target = relatedTarget ?? document.activeElement;
    if (target === document.body) close();
    else if (!currentTarget.contains(target)) hide();
  };
  return (
    <li
      onBlur={open ? onBlur : undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) close();
      }}
    >
      <button
        ref={button}
        {...face}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
        onPointerEnter={preload}
        onFocus={preload}
        onMouseDown={(event) => event.preventDefault()} // Safari would move the focus to the page
      />
      {open && Popover && <Popover {...{ id, people, count, list }} onClose={close} />}
    </li>
  );
}
