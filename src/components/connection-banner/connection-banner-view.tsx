'use client';
import {
  forwardRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react';
import type { RealtimeError } from '../../errors.js';
import { ConnectionGlyph } from '../connection-status/connection-glyph.js';
import { classNames } from '../foundations/class-names.js';
import { useSettings, useTimings, useWords } from '../foundations/settings.js';
import { bannerTimings } from '../foundations/timings.js';
import {
  connectionBannerStrings,
  type BannerState,
  type BannerWords,
  type ConnectionBannerStrings,
} from './connection-banner-strings.js';
import { isSignedOut } from './is-signed-out.js';
import { useCountdown } from './use-countdown.js';

/** What a banner knows when it draws itself: for contents of one's own. */
export interface BannerContext extends BannerWords {
  readonly busy: boolean;
  readonly retry: () => void;
}

/** Props of {@link ConnectionBannerView}, beside those of a div. */
export interface ConnectionBannerViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Null: there is nothing to tell. */
  state: BannerState | null;
  /** @default false */
  unstable?: boolean | undefined;
  /** When the next attempt begins, in milliseconds since the epoch; null while one is under way. */
  retryAt?: number | null | undefined;
  error?: RealtimeError | null | undefined;
  /** An attempt was asked for, or is under way. @default false */
  busy?: boolean | undefined;
  onRetry?: (() => void) | undefined;
  /**
   * `top` takes the place of a quiet line of 40 px that is always there; `bottom` lies over the end of the page; `inline`
   * is there only with something to tell.
   * @default 'inline'
   */
  placement?: 'inline' | 'top' | 'bottom' | undefined;
  /** What the line of `placement="top"` holds while there is nothing to tell. */
  quiet?: ReactNode;
  /** It can be put away until there is something else to tell. @default false */
  dismissible?: boolean | undefined;
  /** How many changes wait to be sent. @default 0 */
  pending?: number | undefined;
  /** How many updates came since the connection is back. @default 0 */
  updates?: number | undefined;
  /** In the place of "Retry now". */
  actions?: ((context: BannerContext) => ReactNode) | undefined;
  /** In the place of everything within. */
  children?: ((context: BannerContext) => ReactNode) | undefined;
  /** @default the `ComponentsProvider`'s, else 'en' */
  locale?: string | undefined;
  strings?: Partial<ConnectionBannerStrings> | undefined;
}

const tones: Readonly<Record<BannerState, 'healing' | 'broken' | 'live'>> = {
  reconnecting: 'healing',
  offline: 'healing',
  unavailable: 'healing',
  failed: 'broken',
  restored: 'live',
};

/**
 * What is wrong with the connection, in a sentence, and what can be done: a glyph, the fact, what follows from it, one
 * button. It is no live region: an `Announcer` says it.
 *
 * @example
 * <ConnectionBannerView state="reconnecting" retryAt={Date.now() + 5_000} onRetry={retry} />
 */
export const ConnectionBannerView: ForwardRefExoticComponent<
  ConnectionBannerViewProps & RefAttributes<HTMLDivElement>
> = forwardRef(function ConnectionBannerView(props, ref) {
  const settings = useSettings();
  const {
    state,
    unstable = false,
    retryAt = null,
    error = null,
    busy = false,
    onRetry,
    placement = 'inline',
    quiet,
    dismissible,
    pending = 0,
    updates = 0,
    actions,
    children,
    locale = settings.locale,
    strings,
    className,
    ...rest
  } = props;
  const words = useWords('connectionBanner', connectionBannerStrings, strings);
  const { countdownFromMs } = useTimings('banner', bannerTimings);
  const { seconds, left } = useCountdown(unstable || busy ? null : retryAt, countdownFromMs);
  const [dismissed, setDismissed] = useState<BannerState | null>(null);
  if (state !== dismissed && dismissed !== null) setDismissed(null);
  if (state === null || state === dismissed) {
    return placement === 'top' ? (
      <div {...rest} ref={ref} className={classNames('cp-banner', className)} data-placement="top">
        {quiet}
      </div>
    ) : null;
  }
  const trying = seconds === null;
  const signedOut = isSignedOut(error);
  const about = { state, unstable, trying, seconds, signedOut, pending, updates, locale };
  const retry = (): void => {
    if (!busy) onRetry?.();
  };
  const context: BannerContext = { ...about, busy, retry };
  const canRetry = !unstable && (state === 'reconnecting' || state === 'unavailable');
  return (
    <div
      {...rest}
      ref={ref}
      className={classNames('cp-banner', className)}
      data-slot="connection-banner"
      data-placement={placement}
      data-state={state}
      data-tone={tones[state]}
      data-unstable={unstable ? '' : undefined}
    >
      {children ? (
        children(context)
      ) : (
        <>
          <BannerGlyph {...about} left={left} />
          <p>
            <b>
              <bdi>{words.title(about)}</bdi>
            </b>{' '}
            <bdi className="cp-banner-detail">{words.detail(about)}</bdi>
          </p>
          {actions
            ? actions(context)
            : canRetry && (
                <button type="button" className="cp-button" aria-disabled={busy} onClick={retry}>
                  {words.retry()}
                </button>
              )}
          {dismissible && (
            <button
              type="button"
              className="cp-close"
              aria-label={words.dismiss()}
              onClick={() => setDismissed(state)}
            />
          )}
        </>
      )}
    </div>
  );
});

function BannerGlyph({ state, unstable, left }: BannerWords & { left: number }): ReactElement {
  if (state === 'restored') {
    return (
      <svg className="cp-connection-glyph" viewBox="0 0 12 12" aria-hidden="true">
        <path
          className="cp-line"
          d="M1.2 6a4.8 4.8 0 1 1 9.6 0 4.8 4.8 0 1 1-9.6 0Zm2.7.2 1.5 1.5 2.8-3.1"
          strokeWidth="1.3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    );
  }
  if (unstable || state !== 'reconnecting') return <ConnectionGlyph state={unstable ? 'unstable' : state} />;
  return (
    <svg className="cp-connection-glyph" viewBox="0 0 12 12" aria-hidden="true">
      <circle className="cp-line cp-track" cx="6" cy="6" r="4.9" strokeWidth="1.8" />
      <circle
        className="cp-line"
        cx="6"
        cy="6"
        r="4.9"
        strokeWidth="1.8"
        strokeLinecap="round"
        pathLength="1"
        strokeDasharray={`${left || 0.25} 1`}
        transform="rotate(-90 6 6)"
      />
    </svg>
  );
}
