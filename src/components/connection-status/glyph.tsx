import type { ReactElement, ReactNode } from 'react';

/** What a glyph is drawn in. */
export function Glyph({ children }: { children: ReactNode }): ReactElement {
  return (
    <svg className="cp-connection-glyph" viewBox="0 0 12 12" aria-hidden="true">
      {children}
    </svg>
  );
}

/** A stroke of a glyph. */
export function glyphLine(d: string, strokeWidth: number): ReactElement {
  return (
    <path className="cp-line" d={d} strokeWidth={strokeWidth} strokeLinecap="round" strokeLinejoin="round" />
  );
}

/** A line that comes and goes: also where something else than the connection does. */
export const unstableLine: ReactElement = /* @__PURE__ */ glyphLine(
  'M.6 6.3h1.9l1.8-4 2.6 7.3 1.6-3.3h2.9',
  1.6,
);
