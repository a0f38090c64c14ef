'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { ConnectionBannerView, type ConnectionBannerViewProps } from './connection-banner-view.js';
import { useConnectionBanner, type UseConnectionBannerOptions } from './use-connection-banner.js';

/** Props of {@link ConnectionBanner}. */
export interface ConnectionBannerProps
  extends
    UseConnectionBannerOptions,
    Omit<ConnectionBannerViewProps, 'state' | 'unstable' | 'retryAt' | 'error' | 'busy' | 'onRetry'> {}

/**
 * Tells what is wrong with the provider's connection when that has lasted for a while, and that all is well again.
 *
 * @example
 * <ConnectionBanner placement="top" quiet="All changes saved" />
 */
export const ConnectionBanner: ForwardRefExoticComponent<
  ConnectionBannerProps & RefAttributes<HTMLDivElement>
> = forwardRef(function ConnectionBanner({ showAfterMs, offlineAfterMs, onRetry, ...props }, ref) {
  const { retry, ...banner } = useConnectionBanner({ showAfterMs, offlineAfterMs, onRetry });
  return <ConnectionBannerView {...banner} {...props} onRetry={retry} ref={ref} />;
});
