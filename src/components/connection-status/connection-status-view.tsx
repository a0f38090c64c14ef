'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import type { ConnectionStatus } from '../../store/state.js';
import { classNames } from '../foundations/class-names.js';
import { useWords } from '../foundations/settings.js';
import { connectionStrings, type ConnectionStrings } from '../foundations/strings.js';
import { ConnectionGlyph } from './connection-glyph.js';

/** Props of {@link ConnectionStatusView}, beside those of a span. */
export interface ConnectionStatusViewProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  status: ConnectionStatus;
  /** It comes and goes: said in the place of the status while that is not final. @default false */
  unstable?: boolean | undefined;
  /** A pill, a glyph alone, or a glyph and text. In containers under 320 px the pill shows its glyph alone. @default 'badge' */
  variant?: 'badge' | 'dot' | 'text' | undefined;
  /** `degraded`: nothing is seen while all is well, but its line is kept. @default 'always' */
  showWhen?: 'always' | 'degraded' | undefined;
  /** Other words, in part or whole. */
  strings?: Partial<ConnectionStrings> | undefined;
}

const tones: Readonly<Record<ConnectionStatus, 'quiet' | 'live' | 'healing' | 'broken'>> = {
  idle: 'quiet',
  connecting: 'quiet',
  connected: 'live',
  reconnecting: 'healing',
  unavailable: 'healing',
  offline: 'healing',
  failed: 'broken',
  closed: 'quiet',
};

/** States that say more than that the connection comes and goes. */
const final: readonly ConnectionStatus[] = ['failed', 'closed', 'idle', 'offline'];

/**
 * The state of the connection: a shape first, then words, then a colour. Amber heals by itself, red needs somebody.
 *
 * @example
 * <ConnectionStatusView status="reconnecting" />
 */
export const ConnectionStatusView: ForwardRefExoticComponent<
  ConnectionStatusViewProps & RefAttributes<HTMLSpanElement>
> = forwardRef(function ConnectionStatusView(props, ref) {
  const { status, variant = 'badge', showWhen = 'always', strings, className, ...more } = props;
  const { unstable: flapping = false, ...rest } = more;
  const unstable = flapping && !final.includes(status);
  const tone = unstable ? 'healing' : tones[status];
  const hidden = showWhen === 'degraded' && tone !== 'healing' && tone !== 'broken';
  const all = useWords('connectionStatus', connectionStrings, strings);
  const words = all.status({ status, unstable });
  return (
    <span
      role="img"
      aria-label={all.label({ words })}
      {...rest}
      {...(hidden ? { 'aria-hidden': true } : {})}
      ref={ref}
      className={classNames('cp-connection', className)}
      data-slot="connection-status"
      data-variant={variant}
      data-state={status}
      data-tone={tone}
      data-unstable={unstable ? '' : undefined}
      data-hidden={hidden ? '' : undefined}
    >
      <ConnectionGlyph state={unstable ? 'unstable' : status} />
      {variant !== 'dot' && <bdi className="cp-connection-words">{words}</bdi>}
    </span>
  );
});
