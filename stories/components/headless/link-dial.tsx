import { useChannel, useConnection, useConnectionDisplay } from '../../../src/index.js';
import './headless.css';

const bars = [1, 2, 3, 4];

/** Signal bars in the place of a badge. */
export function LinkDial({ channel }: { channel: string }) {
  useChannel(channel);
  const connection = useConnection();
  const { status, unstable } = useConnectionDisplay(connection);
  const strength = status === 'connected' ? (unstable ? 2 : 4) : status === 'reconnecting' ? 1 : 0;
  const words = status === 'connected' ? (unstable ? 'Comes and goes' : 'Live') : status;
  return (
    <p className="hl-dial" data-strength={strength}>
      <svg viewBox="0 0 22 16" aria-hidden>
        {bars.map((bar) => (
          <rect
            key={bar}
            data-lit={bar <= strength}
            x={bar * 5 - 4}
            y={16 - bar * 4}
            width="4"
            height={bar * 4}
            rx="1"
          />
        ))}
      </svg>
      <strong>{words}</strong>
      <span>{connection.latencyMs === null ? 'not measured yet' : `${connection.latencyMs} ms`}</span>
    </p>
  );
}
