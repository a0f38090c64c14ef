'use client';
import { useEffect, useId, useRef, useState, type ComponentPropsWithRef, type ComponentType } from 'react';
import { showBeside } from '../foundations/show-beside.js';
import type { PeoplePopoverProps } from './people-popover.js';

type Popover = ComponentType<PeoplePopoverProps>;

/**
 * A button and the popover that it opens, within one item: closes on Escape and when the focus leaves the item, and
 * gives the focus back where it went nowhere. The popover's code is fetched when it is first wanted; where that fails,
 * the button can be pressed again.
 */
export function usePeoplePopover(): {
  /** Null while it is closed. */
  Popover: Popover | null;
  popover: Pick<PeoplePopoverProps, 'id' | 'list' | 'onClose'>;
  item: ComponentPropsWithRef<'li'>;
  button: ComponentPropsWithRef<'button'>;
} {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [Popover, setPopover] = useState<Popover | null>(null);
  const ref = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(
    () => (list.current && ref.current ? showBeside(list.current, ref.current) : undefined),
    [open, Popover],
  );
  const load = (): void => {
    import('./people-popover.js').then(
      ({ PeoplePopover }) => setPopover(() => PeoplePopover),
      () => setOpen(false),
    );
  };
  const onClose = (): void => {
    setOpen(false);
    ref.current?.focus();
  };
  return {
    Popover: open ? Popover : null,
    popover: { id, list, onClose },
    item: {
      onBlur({ currentTarget, relatedTarget }) {
        // null: the focus went nowhere, or to another window, which leaves it where it was
        const target = relatedTarget ?? document.activeElement;
        if (target === document.body && open) onClose();
        else if (!currentTarget.contains(target)) setOpen(false);
      },
      onKeyDown({ key }) {
        if (key === 'Escape' && open) onClose();
      },
    },
    button: {
      ref,
      'aria-haspopup': 'dialog',
      'aria-expanded': open,
      'aria-controls': open ? id : undefined,
      onPointerEnter: load,
      onFocus: load,
      onMouseDown: (event) => event.preventDefault(), // Safari would move the focus to the page
      onClick() {
        setOpen(!open);
        load();
      },
    },
  };
}
