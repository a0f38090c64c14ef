'use client';
import { useState, type ComponentType } from 'react';
import type { PeoplePopoverProps } from './people-popover.js';

type Popover = ComponentType<PeoplePopoverProps>;

/** The list of everyone is fetched when it is first wanted; where that fails, the button can be pressed again. */
export function usePeoplePopover(): {
  open: boolean;
  Popover: Popover | null;
  preload: () => void;
  toggle: () => void;
  hide: () => void;
} {
  const [open, setOpen] = useState(false);
  const [Popover, setPopover] = useState<Popover | null>(null);
  const hide = (): void => setOpen(false);
  const preload = (): void => {
    import('./people-popover.js').then(({ PeoplePopover }) => setPopover(() => PeoplePopover), hide);
  };
  const toggle = (): void => {
    setOpen(!open);
    preload();
  };
  return { open, Popover, preload, toggle, hide };
}
