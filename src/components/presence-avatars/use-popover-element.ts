'use client';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { placePopover } from './place-popover.js';

type TopLayer = Partial<Pick<HTMLElement, 'showPopover'>>;

/**
 * Shows an element in the top layer beside its anchor, closes it when a click or the focus goes elsewhere, and gives
 * the focus back. `popover="manual"`, not `auto`: one way for browsers with and without the API.
 */
export function usePopoverElement(
  anchor: RefObject<HTMLElement | null>,
  onClose: () => void,
): RefObject<HTMLDivElement | null> {
  const popover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [node, button] = [popover.current, anchor.current];
    if (node === null || button === null) return;
    const place = (): void => placePopover(node, button);
    (node as TopLayer).showPopover?.();
    place();
    firstFocus(node).focus({ preventScroll: true });
    addEventListener('resize', place);
    addEventListener('scroll', place, true);
    return () => {
      removeEventListener('resize', place);
      removeEventListener('scroll', place, true);
      const { activeElement } = document;
      if (activeElement === document.body || node.contains(activeElement))
        button.focus({ preventScroll: true });
    };
  }, [anchor]);
  useEffect(() => {
    const elsewhere = ({ target }: Event): void => {
      const inside = (element: Node | null): boolean => element?.contains(target as Node) === true;
      if (!inside(popover.current) && !inside(anchor.current)) onClose();
    };
    // a click, not a press: by then the focus is where the click put it, and is not taken back
    document.addEventListener('click', elsewhere, true);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('click', elsewhere, true);
      document.removeEventListener('focusin', elsewhere);
    };
  }, [anchor, onClose]);
  return popover;
}

/** The search field, else the first row; under a finger the popover itself, or the keyboard would cover the list. */
function firstFocus(popover: HTMLElement): HTMLElement {
  if (matchMedia('(pointer: coarse)').matches) return popover;
  return popover.querySelector<HTMLElement>('input, [tabindex="0"]') ?? popover;
}
