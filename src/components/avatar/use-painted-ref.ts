'use client';
import { useEffect, useImperativeHandle, useRef, type ForwardedRef, type RefObject } from 'react';

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
  useEffect(() => {
    if (typeof color !== 'string') return;
    let style = root.current?.style;
    import('../foundations/custom-color.js').then(
      ({ readableColor }) => style?.setProperty('--cp-person', readableColor(color)),
      () => {}, // not to be had now: the palette's colour stays
    );
    return () => {
      style?.removeProperty('--cp-person');
      style = undefined;
    };
  }, [color]);
  return root;
}
