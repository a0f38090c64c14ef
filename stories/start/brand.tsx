import type { ReactElement } from 'react';

/** The mark and the name: somebody, and somebody beside them. */
export function Brand(): ReactElement {
  return (
    <p className="start-brand">
      <svg viewBox="0 0 26 20" aria-hidden="true">
        <circle className="start-brand-other" cx="17" cy="10" r="8" />
        <circle className="start-brand-one" cx="9" cy="10" r="9" />
        <circle className="start-brand-hole" cx="9" cy="10" r="2.6" />
      </svg>
      copresent
    </p>
  );
}
