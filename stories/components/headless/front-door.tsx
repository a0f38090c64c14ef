import type { ReactNode } from 'react';
import { useChannelGate } from '../../../src/index.js';
import './headless.css';

/** A door in three words: open, shut, or being asked at. What was behind it stays on the page. */
export function FrontDoor({ channel, children }: { channel: string; children: ReactNode }) {
  const { state, retry, retrying } = useChannelGate(channel);
  const isOpen = state === 'ready' || state === 'stale';
  const isRefused = state === 'denied' || state === 'unauthenticated';
  return (
    <section className="hl-door" data-open={isOpen} aria-label="The room">
      <header>
        <b>{isOpen ? 'You are in' : isRefused ? 'Members only' : 'Knocking…'}</b>
        {!isOpen && !isRefused && retrying && (
          <button type="button" onClick={retry}>
            Knock again
          </button>
        )}
      </header>
      <div hidden={!isOpen}>{children}</div>
    </section>
  );
}
