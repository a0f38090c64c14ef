'use client';
import { useId, useRef, useState, type ComponentPropsWithoutRef, type ReactElement } from 'react';
import { useLazy } from '../foundations/use-lazy.js';
import type { PeopleProps } from './presence-avatars-props.js';

const loadPopover = (): Promise<typeof import('./people-popover.js')> => import('./people-popover.js');

interface PeopleButtonProps extends ComponentPropsWithoutRef<'button'> {
  people: PeopleProps;
  /** Names the list. */
  title: string;
}

/**
 * A button, and the list of everyone that it opens; both stand in an item of their own. The list's code is fetched when it is first wanted;
 * where that fails, the button can be pressed again.
 */
export function PeopleButton({ people, title, ...face }: PeopleButtonProps): ReactElement {
  const id = useId();
  const [wanted, setWanted] = useState<unknown>();
  const [pressed, setPressed] = useState(false);
  const overlay = useLazy(wanted, loadPopover);
  const open = pressed && overlay;
  const button = useRef<HTMLButtonElement>(null);
  const load = (): void => setWanted({});
  return (
    <>
      <button
        {...face}
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={!!open}
        aria-controls={open ? id : undefined}
        onPointerEnter={load}
        onFocus={load}
        onMouseDown={(event) => event.preventDefault()} // Safari would move the focus to the page
        onClick={(event) => {
          face.onClick?.(event);
          setPressed(!open);
          load();
        }}
      />
      {open && (
        <open.PeoplePopover
          {...{ id, people, title }}
          onClose={(takesFocus) => {
            setPressed(false);
            if (takesFocus) button.current?.focus();
          }}
        />
      )}
    </>
  );
}
