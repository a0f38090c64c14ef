'use client';
import { useCallback, useMemo, type ForwardedRef } from 'react';
import { assignRef } from '../foundations/assign-ref.js';
import { readableColor } from '../foundations/custom-color.js';

/**
 * The caller's ref, and a colour of the person's own in `--cp-person`. It is set on the node: server HTML has no
 * style attribute, which a strict content security policy would drop.
 */
export function usePaintedRef<T extends HTMLElement>(
  ref: ForwardedRef<T>,
  color: unknown,
): (node: T | null) => void {
  const paint = useMemo(() => readableColor(color), [color]);
  return useCallback(
    (node: T | null) => {
      if (paint !== null) node?.style.setProperty('--cp-person', paint);
      else node?.style.removeProperty('--cp-person');
      assignRef(ref, node);
    },
    [ref, paint],
  );
}
