'use client';
import { forwardRef, useSyncExternalStore, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import type { ConnectionStatus } from '../store/state.js';
import type { DevtoolsEngine, RealtimeDevtoolsProps } from './devtools-props.js';

interface CornerButtonProps {
  engines: readonly DevtoolsEngine[];
  position: RealtimeDevtoolsProps['position'];
  /** The panel has taken its place. */
  hidden: boolean;
  onOpen: () => void;
}

const calm: readonly ConnectionStatus[] = ['connected', 'idle', 'closed'];

/** The first state that wants attention, else that of the first engine. */
function worstOf(engines: readonly DevtoolsEngine[]): ConnectionStatus {
  const all = engines.map(({ engine }) => engine.store.getState().connection.status);
  return all.find((status) => !calm.includes(status)) ?? all[0] ?? 'idle';
}

function listenToAll(engines: readonly DevtoolsEngine[], listener: () => void): () => void {
  const offs = engines.map(({ engine }) => engine.store.subscribe(listener));
  return () => {
    for (const off of offs) off();
  };
}

/** Opens the devtools, and shows with a dot how the connection stands. */
export const CornerButton: ForwardRefExoticComponent<CornerButtonProps & RefAttributes<HTMLButtonElement>> =
  forwardRef(function CornerButton({ engines, position, hidden, onOpen }, ref) {
    const status = useSyncExternalStore(
      (listener) => listenToAll(engines, listener),
      () => worstOf(engines),
    );
    return (
      <button
        ref={ref}
        type="button"
        className="corner"
        data-position={position}
        data-state={status}
        hidden={hidden}
        aria-expanded={hidden}
        aria-label={`Realtime devtools (${status})`}
        title="Realtime devtools"
        onClick={onOpen}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="13" cy="10" r="5.5" opacity=".35" />
          <circle cx="7.5" cy="10" r="5.5" />
        </svg>
        <i aria-hidden="true" />
      </button>
    );
  });
