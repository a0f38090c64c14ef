'use client';
import type { ReactElement } from 'react';
import { presenceAvatarsStrings } from '../foundations/strings.js';
import type { PeopleProps } from './presence-avatars-props.js';
import { usePeoplePopover } from './use-people-popover.js';

interface MoreButtonProps {
  people: PeopleProps;
  /** How many have no face of their own. */
  more: number;
  count: number;
  /** Whether it opens the list. */
  opens: boolean;
}

/** The "+N" of a stack, and the list that it opens. */
export function MoreButton({ people, more, count, opens }: MoreButtonProps): ReactElement {
  const { Popover, popover, item, button } = usePeoplePopover();
  const words = { ...presenceAvatarsStrings, ...people.strings };
  const of = { count: more, locale: people.locale };
  const face = { className: 'cp-more', 'aria-label': words.morePeople(of), children: words.more(of) };
  if (!opens) return <li {...face} />;
  return (
    <li {...item}>
      <button {...button} {...face} type="button" />
      {Popover && <Popover {...{ people, count }} {...popover} />}
    </li>
  );
}
