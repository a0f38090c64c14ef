'use client';
import { forwardRef, useState, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { useEngine } from '../../react/provider.js';
import type { RegisteredChannelName } from '../../react/registered-names.js';
import { ChannelGateView, type ChannelGateViewProps } from './channel-gate-view.js';
import { waitingStates, type GateState } from './channel-gate-strings.js';
import { suspendUntilKnown } from './suspend-until-known.js';
import { useChannelGate, type UseChannelGateOptions } from './use-channel-gate.js';

/** Props of {@link ChannelGate}. */
export interface ChannelGateProps
  extends UseChannelGateOptions, Omit<ChannelGateViewProps, 'state' | 'retrying' | 'onRetry'> {
  /** A channel that has to be entered; null: none yet. */
  channel: RegisteredChannelName | null;
  /**
   * Until it is known whether the channel opens, the nearest `Suspense` shows its fallback; once that is known the gate
   * says it, and never suspends again for that channel. On a server the fallback is what is sent. @default false
   */
  suspense?: boolean | undefined;
  /** When the channel changes, what was shown stays until the new one is open. @default false */
  keepPrevious?: boolean | undefined;
}

/**
 * Lets its children be seen by those who may enter a channel. It holds the channel; a connection that comes and goes
 * never takes them off the page.
 *
 * @example
 * <ChannelGate channel="private-doc-7" action={<RequestAccess />}>
 *   <Editor />
 * </ChannelGate>
 */
export const ChannelGate: ForwardRefExoticComponent<ChannelGateProps & RefAttributes<HTMLDivElement>> =
  forwardRef(function ChannelGate(
    { channel, suspense = false, keepPrevious = false, onUnauthenticated, ...props },
    ref,
  ) {
    const engine = useEngine();
    const { state, retrying, retry } = useChannelGate(channel, { onUnauthenticated });
    const [known, setKnown] = useState<string | null>(null);
    if (!waitingStates.includes(state)) {
      if (known !== channel) setKnown(channel);
    } else if (suspense && channel && known !== channel) suspendUntilKnown(engine, channel);
    const shown = useShownChannel(channel, state, keepPrevious);
    return (
      <ChannelGateView
        {...props}
        key={shown ?? ''}
        state={shown === channel ? state : 'stale'}
        retrying={retrying}
        onRetry={state === 'closed' ? engine.connect : retry}
        ref={ref}
      />
    );
  });

/** The channel whose children are on the page: a new one takes their place when it is open, or refused. */
function useShownChannel(channel: string | null, state: GateState, keepPrevious: boolean): string | null {
  const [shown, setShown] = useState({ channel, wasReady: false });
  const isReady = state === 'ready';
  const waits = keepPrevious && shown.wasReady && waitingStates.includes(state);
  if (shown.channel !== channel && !waits) setShown({ channel, wasReady: isReady });
  else if (shown.channel === channel && isReady && !shown.wasReady) setShown({ channel, wasReady: true });
  return shown.channel;
}
