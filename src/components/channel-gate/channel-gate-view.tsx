'use client';
import {
  forwardRef,
  useEffect,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { classNames } from '../foundations/class-names.js';
import { useWords } from '../foundations/settings.js';
import { useSkeleton } from '../foundations/use-skeleton.js';
import { GatePanel } from './gate-panel.js';
import {
  channelGateStrings,
  waitingStates,
  type ChannelGateStrings,
  type GateState,
} from './channel-gate-strings.js';

/** What a slot of a gate is given. */
export interface GateContext {
  readonly state: GateState;
  readonly retrying: boolean;
  readonly retry: () => void;
}

/** Something to show, or a function that makes it. */
export type GateSlot = ReactNode | ((context: GateContext) => ReactNode);

/** Props of {@link ChannelGateView}, beside those of a div. */
export interface ChannelGateViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  state: GateState;
  /** Another attempt comes by itself. @default false */
  retrying?: boolean | undefined;
  onRetry?: (() => void) | undefined;
  /** What is behind the gate. Once shown it stays on the page, whatever the connection does. */
  children?: ReactNode;
  /** While it is on its way. @default a skeleton */
  fallback?: GateSlot;
  /** To who may not enter (403). @default a heading, a reason, and `action` */
  denied?: GateSlot;
  /** To who is not signed in (401). @default as `denied` */
  unauthenticated?: GateSlot;
  /** Where asking failed. @default a heading, a reason, "Try again" */
  error?: GateSlot;
  /** Where it is full. @default as `error` */
  limit?: GateSlot;
  /** What somebody who was refused can do: a "Request access" button. */
  action?: ReactNode;
  /** While the connection is down, what is behind the gate cannot be used. @default false */
  blockWhenStale?: boolean | undefined;
  /** A refusal of who was in covers what they saw, which stays but cannot be used. @default false: it stands above it */
  overlay?: boolean | undefined;
  /** A refusal that answers something the user did: the focus goes to its heading. @default false */
  focusRefusal?: boolean | undefined;
  strings?: Partial<ChannelGateStrings> | undefined;
}

/**
 * Shows its children when a channel is open, and else says in words why not. Once shown, they stay: a blip loses no
 * form.
 *
 * @example
 * <ChannelGateView state="denied" action={<button>Request access</button>} />
 */
export const ChannelGateView: ForwardRefExoticComponent<
  ChannelGateViewProps & RefAttributes<HTMLDivElement>
> = forwardRef(function ChannelGateView(props, ref) {
  const {
    state,
    retrying = false,
    onRetry,
    children,
    fallback,
    denied,
    unauthenticated = denied,
    error,
    limit = error,
    action,
    blockWhenStale = false,
    overlay = false,
    focusRefusal = false,
    strings,
    className,
    ...rest
  } = props;
  const words = useWords('channelGate', channelGateStrings, strings);
  const [opened, setOpened] = useState(false);
  const isOpen = state === 'ready' || state === 'stale';
  const skeleton = useSkeleton(waitingStates.includes(state) && !opened);
  if (state === 'ready' && !opened && !skeleton.waiting) setOpened(true);
  const isWaiting = skeleton.waiting && !opened;
  const slots: Partial<Record<GateState, GateSlot>> = {
    denied,
    unauthenticated,
    'auth-error': error,
    'over-limit': limit,
  };
  const context: GateContext = { state, retrying, retry: () => onRetry?.() };
  const content = useRef<HTMLDivElement>(null);
  const isRefused = !isWaiting && !isOpen;
  const isCovered = overlay && opened && isRefused;
  const isBlocked = isCovered || (blockWhenStale && state === 'stale');
  useEffect(() => {
    content.current?.toggleAttribute('inert', isBlocked); // as an attribute: React 18 knows no `inert`
  }, [isBlocked, opened]);
  return (
    <div
      {...rest}
      ref={ref}
      className={classNames('cp-gate', className)}
      data-slot="channel-gate"
      data-state={state}
      data-covered={isCovered ? '' : undefined}
      aria-busy={isWaiting || state === 'stale'}
    >
      {isWaiting &&
        (show(fallback, context) ?? <Skeleton visible={skeleton.visible} words={words.joining()} />)}
      {isRefused &&
        (show(slots[state], context) ?? (
          <GatePanel {...context} {...{ words, action, focusRefusal, canRetry: onRetry !== undefined }} />
        ))}
      {opened && <div ref={content}>{children}</div>}
    </div>
  );
});

function show(slot: GateSlot, context: GateContext): ReactNode {
  return typeof slot === 'function' ? slot(context) : slot;
}

/** In the shape of what is to come. Its place is kept from the start; after a moment it is seen. */
function Skeleton({ visible, words }: { visible: boolean; words: string }): ReactElement {
  return (
    <div className="cp-skeleton" data-visible={visible}>
      <i />
      <i />
      <i />
      <i />
      <p>
        <bdi>{words}</bdi>
      </p>
    </div>
  );
}
