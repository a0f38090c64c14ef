'use client';
import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import type { Member } from '../../store/state.js';
import type { PeopleButton } from './people-button.js';
import type { MemberSelect, PeopleChoices, PeopleProps } from './presence-avatars-props.js';

export { FitStack } from './fit-stack.js';

/** Up to this many faces, each can be reached by Tab. */
const mostTabStops = 8;

/** What of a stack can be pressed. */
export interface PressableStackProps {
  readonly activation: 'each' | 'group';
  readonly people: PeopleProps;
  /** Given, not imported: it is there already, and stays where it is. */
  readonly Button: typeof PeopleButton;
  readonly onMemberSelect: MemberSelect | undefined;
  /** Names the list of everyone. */
  readonly title: string;
  /** Props of the list. */
  readonly list: { readonly 'aria-label'?: string | undefined; readonly className: string };
  readonly visible: readonly Member[];
  readonly face: (member: Member, decorative: boolean) => ReactNode;
  /** What stands behind the faces, as an item. */
  readonly rest: ReactNode;
  /** How many stand behind them, in words. */
  readonly more: ReactNode;
}

/** A stack of which each face can be pressed, or that is one button. */
export function PressableStack(props: PressableStackProps): ReactElement {
  const { activation, people, onMemberSelect, Button, title, list, visible, face, rest, more } = props;
  const roving = useRoving(visible.length);
  if (activation === 'each') {
    return (
      <ul role="list" {...list}>
        {visible.map((member, at) => (
          <li key={`m-${member.id}`}>
            <button
              type="button"
              className="cp-press"
              {...roving(at)}
              onClick={(event) => onMemberSelect?.(member, event)}
            >
              {face(member, false)}
            </button>
          </li>
        ))}
        {rest}
      </ul>
    );
  }
  return (
    <div>
      <Button {...{ people, title }} aria-label={list['aria-label']} className={list.className}>
        {visible.map((member) => (
          <span key={`m-${member.id}`}>{face(member, true)}</span>
        ))}
        {more && <span className="cp-more">{more}</span>}
      </Button>
    </div>
  );
}

/** Makes a list of people one to choose from, by click and by Enter. */
export function choicesFor(onMemberSelect: MemberSelect): PeopleChoices {
  return {
    list: (title) => ({ role: 'listbox', 'aria-label': title }),
    row: (member) => ({
      role: 'option',
      'aria-selected': false,
      onClick: (event) => onMemberSelect(member, event),
      onKeyDown(event) {
        if (event.key === 'Enter') onMemberSelect(member, event);
      },
    }),
  };
}

/** The buttons of a long row are one tab stop, in which arrows lead from one to the next. */
function useRoving(length: number): (at: number) => {
  tabIndex?: number;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
} {
  const [held, setHeld] = useState(0);
  return (at) => ({
    ...(length > mostTabStops && { tabIndex: at === Math.min(held, length - 1) ? 0 : -1 }),
    onFocus: () => setHeld(at),
    onKeyDown({ key, currentTarget }) {
      if (key !== 'ArrowRight' && key !== 'ArrowLeft') return;
      const { parentElement: item } = currentTarget;
      const isForward = (key === 'ArrowRight') === (getComputedStyle(currentTarget).direction !== 'rtl');
      const next = isForward ? item?.nextElementSibling : item?.previousElementSibling;
      next?.querySelector('button')?.focus();
    },
  });
}
