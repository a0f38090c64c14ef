import type { ReactElement } from 'react';
import type { ConnectionStatus } from '../../store/state.js';

/** The shape of a state of the connection; the same one wherever the state is shown. */
export function ConnectionGlyph({ state }: { state: ConnectionStatus | 'unstable' }): ReactElement {
  return (
    <svg className="cp-connection-glyph" viewBox="0 0 12 12" aria-hidden="true">
      {glyphs[state]}
    </svg>
  );
}

function line(d: string, strokeWidth: number): ReactElement {
  return (
    <path className="cp-line" d={d} strokeWidth={strokeWidth} strokeLinecap="round" strokeLinejoin="round" />
  );
}

const glyphs: Readonly<Record<ConnectionStatus | 'unstable', ReactElement>> = {
  idle: (
    <circle
      className="cp-line"
      cx="6"
      cy="6"
      r="3.7"
      strokeWidth="1.5"
      pathLength="8"
      strokeDasharray=".55 .45"
    />
  ),
  connecting: (
    <>
      <circle className="cp-line cp-track" cx="6" cy="6" r="4.7" strokeWidth="1.6" />
      {line('M6 1.3A4.7 4.7 0 0 1 10.7 6', 1.6)}
    </>
  ),
  connected: <circle cx="6" cy="6" r="4" />,
  reconnecting: line('M10.6 6.6A4.65 4.65 0 1 1 9 2.5l1.5 1.2M10.6.9v2.9H7.7', 1.7),
  unavailable: line('M1.2 6a4.8 4.8 0 1 1 9.6 0 4.8 4.8 0 1 1-9.6 0ZM6 3.3V6l1.6 1.1', 1.6),
  offline: line('M1.2 6a4.8 4.8 0 1 1 9.6 0 4.8 4.8 0 1 1-9.6 0Zm1.6 3.2 6.4-6.4', 1.7),
  unstable: line('M.6 6.3h1.9l1.8-4 2.6 7.3 1.6-3.3h2.9', 1.6),
  failed: (
    <path
      fillRule="evenodd"
      d="M5.2 1a.9.9 0 0 1 1.6 0l4.9 9c.3.6-.1 1.3-.8 1.3H1.1c-.7 0-1.1-.7-.8-1.3ZM5.3 4.2h1.4l-.2 3.4h-1Zm-.1 5.1a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0Z"
    />
  ),
  closed: <circle className="cp-line" cx="6" cy="6" r="3.5" strokeWidth="1.5" />,
};
