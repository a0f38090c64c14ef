'use client';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { ChannelGateStrings } from './channel-gate-strings.js';
import type { GateContext } from './channel-gate-view.js';

interface GatePanelProps extends GateContext {
  words: ChannelGateStrings;
  action: ReactNode;
  focusRefusal: boolean;
  canRetry: boolean;
}

/** Trying again helps against these alone: who is refused is refused again. */
const mendable = ['auth-error', 'over-limit', 'closed'];

/** Why a gate is closed: a heading, a reason, one action. */
export function GatePanel(props: GatePanelProps): ReactElement {
  const { state, retrying, retry, words, action, focusRefusal, canRetry } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusRefusal) heading.current?.focus();
  }, [focusRefusal, state]);
  const canBeMended = mendable.includes(state);
  return (
    <div className="cp-gate-panel">
      <svg
        className="cp-connection-glyph"
        viewBox="0 0 16 16"
        aria-hidden="true"
        data-tone={canBeMended ? 'healing' : undefined}
      >
        <path
          className="cp-line"
          strokeWidth="1.4"
          strokeLinejoin="round"
          strokeLinecap="round"
          d={
            canBeMended
              ? 'M7.2 2.2a.9.9 0 0 1 1.6 0l5.6 10.2c.3.6-.1 1.3-.8 1.3H2.4c-.7 0-1.1-.7-.8-1.3ZM8 6.2v3.3M8 11.6v.1'
              : 'M3 8.2c0-.7.5-1.2 1.2-1.2h7.6c.7 0 1.2.5 1.2 1.2v4.6c0 .7-.5 1.2-1.2 1.2H4.2c-.7 0-1.2-.5-1.2-1.2ZM5 7V4.8a3 3 0 0 1 6 0V7'
          }
        />
      </svg>
      <h2 ref={heading} tabIndex={focusRefusal ? -1 : undefined}>
        <bdi>{words.heading({ state, retrying })}</bdi>
      </h2>
      <p>
        <bdi>{words.reason({ state, retrying })}</bdi>
      </p>
      {!canBeMended && action}
      {canBeMended && canRetry && (
        <button type="button" className="cp-button" onClick={retry}>
          {words.retry()}
        </button>
      )}
    </div>
  );
}
