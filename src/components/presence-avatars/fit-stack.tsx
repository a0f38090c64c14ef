'use client';
import { useEffect, useRef, type ReactElement } from 'react';

/** So much wider than needed, before another face is shown: a width that trembles shows no face that comes and goes. */
const hysteresisPx = 4;
/** "99+" is wider than a face, by this much of one. */
const widestMore = 0.6;

/**
 * Tells how many faces fit, whenever that changes. An observer calls once a frame.
 *
 * @returns the way to stop it
 */
function fitStack(root: HTMLElement, onFit: (slots: number) => void): () => void {
  let fits = 0;
  const observer = new ResizeObserver(() => {
    const style = getComputedStyle(root);
    const size = parseFloat(style.getPropertyValue('--cp-avatar-size'));
    const step = size - parseFloat(style.getPropertyValue('--cp-avatar-overlap'));
    const slotsIn = (width: number): number =>
      Math.max(1, 1 + Math.floor((width - size * (1 + widestMore)) / step));
    const most = slotsIn(root.clientWidth);
    if (most > fits && fits > 0) fits = Math.max(fits, slotsIn(root.clientWidth - hysteresisPx));
    else fits = most;
    onFit(fits);
  });
  observer.observe(root);
  return () => observer.disconnect();
}

/** Measures the element that it stands in. */
export function FitStack({ onFit }: { onFit: (slots: number) => void }): ReactElement {
  const marker = useRef<HTMLElement>(null);
  useEffect(() => {
    const root = marker.current?.parentElement;
    return root ? fitStack(root, onFit) : undefined;
  }, [onFit]);
  return <i ref={marker} hidden />;
}
