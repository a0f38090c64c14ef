'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import type { ConnectionStatus as Status } from '../../store/state.js';
import { useConnection } from '../../react/use-connection.js';
import { ConnectionStatusView, type ConnectionStatusViewProps } from './connection-status-view.js';
import { useConnectionDisplay } from './use-connection-display.js';

/** Props of {@link ConnectionStatus}. */
export type ConnectionStatusProps = Omit<ConnectionStatusViewProps, 'status' | 'unstable'>;

/** How a connection stands, in one word; as a value, the component that shows it. */
export type ConnectionStatus = Status;

/**
 * The state of the provider's connection. A loss shows after 2 s, so that a blip is not news; recovery at once.
 *
 * @example
 * <header>… <ConnectionStatus /></header>
 */
export const ConnectionStatus: ForwardRefExoticComponent<
  ConnectionStatusProps & RefAttributes<HTMLSpanElement>
> = forwardRef(function ConnectionStatus(props, ref) {
  return <ConnectionStatusView {...props} {...useConnectionDisplay(useConnection())} ref={ref} />;
});
