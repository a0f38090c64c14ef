import type { ReactElement } from 'react';
import type { ConnectionStatus } from '../../store/state.js';
import { Glyph, glyphLine, unstableLine } from './glyph.js';

/** The shape of a state of the connection; the same one wherever the state is shown. */
export function ConnectionGlyph({ state }: { state: ConnectionStatus | 'unstable' }): ReactElement {
  return <Glyph>{glyphs[state]}</Glyph>;
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
      {glyphLine('M6 1.3A4.7 4.7 0 0 1 10.7 6', 1.6)}
    </>
  ),
  connected: <circle cx="6" cy="6" r="4" />,
  reconnecting: glyphLine('M10.6 6.6A4.65 4.65 0 1 1 9 2.5l1.5 1.2M10.6.9v2.9H7.7', 1.7),
  unavailable: glyphLine('M1.2 6a4.8 4.8 0 1 1 9.6 0 4.8 4.8 0 1 1-9.6 0ZM6 3.3V6l1.6 1.1', 1.6),
  offline: glyphLine('M1.2 6a4.8 4.8 0 1 1 9.6 0 4.8 4.8 0 1 1-9.6 0Zm1.6 3.2 6.4-6.4', 1.7),
  unstable: unstableLine,
  failed: (
    <path
      fillRule="evenodd"
      d="M5.2 1a.9.9 0 0 1 1.6 0l4.9 9c.3.6-.1 1.3-.8 1.3H1.1c-.7 0-1.1-.7-.8-1.3ZM5.3 4.2h1.4l-.2 3.4h-1Zm-.1 5.1a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0Z"
    />
  ),
  closed: <circle className="cp-line" cx="6" cy="6" r="3.5" strokeWidth="1.5" />,
};
