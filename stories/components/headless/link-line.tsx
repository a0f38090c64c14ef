import { useChannel, useConnectionBanner } from '../../../src/index.js';
import './headless.css';

const words = {
  reconnecting: 'We lost the line. Your work is safe here.',
  unavailable: 'The line is still down. Your work is safe here.',
  offline: 'This device is offline. Your work is safe here.',
  failed: 'The server will not let us in.',
  restored: 'We are back.',
} as const;

/** A line over a page, in the place of a banner: one sentence, one link. */
export function LinkLine({ channel }: { channel: string }) {
  useChannel(channel);
  const { state, busy, retry } = useConnectionBanner({ showAfterMs: 400 });
  return (
    <p className="hl-line" data-state={state ?? 'well'}>
      {state === null ? 'All changes are saved' : words[state]}
      {state !== null && state !== 'restored' && (
        <button type="button" aria-disabled={busy} onClick={retry}>
          {busy ? 'Trying…' : 'Try now'}
        </button>
      )}
    </p>
  );
}
