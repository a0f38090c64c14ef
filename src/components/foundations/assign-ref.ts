import type { ForwardedRef } from 'react';

/** Hands a node to a forwarded ref of either kind. */
export function assignRef<T>(ref: ForwardedRef<T>, node: T | null): void {
  if (typeof ref === 'function') ref(node);
  else if (ref !== null) ref.current = node;
}
