'use client';
import { useState, type UIEvent } from 'react';

const rendered = 40;
const step = 8;

/** Which rows of a long list are in the document: those in sight and some beside them. */
export function useRowWindow(count: number): {
  start: number;
  end: number;
  onScroll: (event: UIEvent<HTMLElement>) => void;
  reveal: (index: number) => void;
} {
  const [wanted, setWanted] = useState(0);
  const start = Math.max(0, Math.min(wanted, count - rendered));
  const end = Math.min(count, start + rendered);
  const around = (first: number): void => setWanted(Math.max(0, Math.floor(first / step) * step - step));
  return {
    start,
    end,
    // rows are of one height, which the style sheet knows
    onScroll: ({ currentTarget: list }) => around((list.scrollTop / list.scrollHeight) * count),
    reveal: (index) => {
      if (index < start || index >= end) around(index);
    },
  };
}
