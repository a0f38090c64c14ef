'use client';
import { forwardRef, useState, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { useEngine } from '../../react/provider.js';
import { ChannelGateView, type ChannelGateViewProps } from './channel-gate-view.js';
import { useChannelGate, type UseChannelGateOptions } from './use-channel-gate.js';

/** Props of {@link ChannelGate}. */
export interface ChannelGateProps
  extends UseChannelGateOptions, Omit<ChannelGateViewProps, 'state' | 'retrying' | 'onRetry'> {
  /** A channel that has to be entered; null: none yet. */
  channel: string | null;
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
  forwardRef(function ChannelGate({ channel, keepPrevious = false, onUnauthenticated, ...props }, ref) {
    const engine = useEngine();
    const { state, retrying, retry } = useChannelGate(channel, { onUnauthenticated });
    const shown = useShownChannel(channel, state === 'ready', keepPrevious);
    const isComing = shown !== channel && state !== 'denied' && state !== 'unauthenticated';
    return (
      <ChannelGateView
        {...props}
        key={shown ?? ''}
        state={isComing ? 'stale' : state}
        retrying={retrying}
        onRetry={state === 'closed' ? engine.connect : retry}
        ref={ref}
      />
    );
  });

/** The channel whose children are on the page: a new one takes their place when it is open. */
function useShownChannel(channel: string | null, isReady: boolean, keepPrevious: boolean): string | null {
  const [shown, setShown] = useState({ channel, wasReady: false });
  const waits = keepPrevious && shown.wasReady && !isReady;
  if (shown.channel !== channel && !waits) setShown({ channel, wasReady: isReady });
  else if (shown.channel === channel && isReady && !shown.wasReady) setShown({ channel, wasReady: true });
  return shown.channel;
}
