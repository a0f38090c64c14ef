'use client';
import { focusedIn } from '../foundations/focused-in.js';
import { useState, type FocusEvent, type KeyboardEvent } from 'react';

/** What a toolbar of buttons needs so that it is one stop of the Tab key. */
export interface RovingFocus {
  /** Which button the Tab key reaches. */
  readonly at: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** Arrows, Home and End walk through the buttons of an element; the last one is where Tab comes back to. */
export function useRovingFocus(): RovingFocus {
  const [at, setAt] = useState(0);
  return {
    at,
    onFocus({ currentTarget, target }) {
      const index = buttonsOf(currentTarget).findIndex((button) => button === target);
      if (index >= 0) setAt(index);
    },
    onKeyDown(event) {
      const buttons = buttonsOf(event.currentTarget);
      const from = buttons.findIndex((button) => button === focusedIn(event.currentTarget));
      const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
      const steps: Readonly<Record<string, number>> = {
        ArrowRight: from + (isRtl ? -1 : 1),
        ArrowLeft: from + (isRtl ? 1 : -1),
        Home: 0,
        End: buttons.length - 1,
      };
      const to = steps[event.key];
      if (from < 0 || to === undefined) return;
      event.preventDefault();
      buttons[(to + buttons.length) % buttons.length]?.focus();
    },
  };
}

function buttonsOf(element: HTMLElement): HTMLButtonElement[] {
  return [...element.querySelectorAll('button')];
}
