'use client';
import { useEffect, useImperativeHandle, useRef, type ForwardedRef, type RefObject } from 'react';
import { useLazy } from '../foundations/use-lazy.js';

/**
 * The caller's ref, and a colour of the person's own in `--cp-person`. It is set on the node: server HTML has no
 * style attribute, which a strict content security policy would drop. Reading colours is loaded with the first one;
 * until then, and where it cannot be read, the person has a colour of the palette.
 */
export function usePaintedRef(
  ref: ForwardedRef<HTMLSpanElement>,
  color: unknown,
): RefObject<HTMLSpanElement | null> {
  const root = useRef<HTMLSpanElement>(null);
  useImperativeHandle<HTMLSpanElement | null, HTMLSpanElement | null>(ref, () => root.current, []);
  const reader = useLazy(typeof color === 'string', () => import('../foundations/custom-color.js'));
  useEffect(() => {
    root.current?.style.setProperty('--cp-person', reader && reader.readableColor(color));
  }, [reader, color]);
  return root;
}
