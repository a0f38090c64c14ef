'use client';
import { useCallback, useState, type ComponentType } from 'react';
import type { PeoplePopoverProps } from './people-popover.js';

type Popover = ComponentType<PeoplePopoverProps>;

/** The list of everyone is fetched when it is first wanted; where that fails, the button can be pressed again. */
export function usePeoplePopover(): {
  open: boolean;
  Popover: Popover | null;
  preload: () => void;
  toggle: () => void;
  close: () => void;
} {
  const [open, setOpen] = useState(false);
  const [Popover, setPopover] = useState<Popover | null>(null);
  const close = useCallback(() => setOpen(false), []);
  const preload = useCallback(() => void fetchPopover().catch(() => undefined), []);
  const toggle = useCallback(() => {
    setOpen((was) => !was);
    fetchPopover().then((loaded) => setPopover(() => loaded), close);
  }, [close]);
  return { open, Popover, preload, toggle, close };
}

async function fetchPopover(): Promise<Popover> {
  return (await import('./people-popover.js')).PeoplePopover;
}
