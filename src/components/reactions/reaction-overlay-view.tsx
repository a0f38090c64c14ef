'use client';
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
  type RefObject,
} from 'react';
import type { ReactionBurst } from '../../react/reaction-bursts.js';
import type { CursorPlace } from '../../react/cursor-place.js';
import { useLatest } from '../../react/use-latest.js';
import { classNames } from '../foundations/class-names.js';
import { wantsLessMotion } from '../foundations/wants-less-motion.js';
import { formatNumber } from '../foundations/numbers.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { createParticles, type Particles } from './create-particles.js';
import {
  defaultReactions,
  reactionStrings,
  type ReactionKind,
  type ReactionStrings,
} from './reaction-strings.js';

/** Draws bursts, for sources of one's own. */
export interface ReactionOverlayHandle {
  /** What is not among the emojis is left aside. */
  burst(burst: Pick<ReactionBurst, 'id' | 'count' | 'mine'>): void;
}

/** Props of {@link ReactionOverlayView}, beside those of a div. */
export interface ReactionOverlayViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** @default thumbs up, celebrate, heart */
  emojis?: readonly ReactionKind[] | undefined;
  /** Where they rise from: the bottom's end, or a place in parts of the overlay. @default 'bottom-inline-end' */
  position?: 'bottom-inline-end' | CursorPlace | undefined;
  /** Where one's own rise from: an element, such as the bar. @default `position` */
  originRef?: RefObject<HTMLElement | null> | undefined;
  /** @default 30 */
  maxParticles?: number | undefined;
  /** Less motion than the device asks for: a chip that counts. @default as the device asks */
  reducedMotion?: boolean | undefined;
  /** Draws bursts. */
  handle?: RefObject<ReactionOverlayHandle | null> | undefined;
  locale?: string | undefined;
  strings?: Partial<ReactionStrings> | undefined;
}

/** How long a chip stands after its last reaction. */
const chipMs = 4_000;

interface Chip {
  readonly id: string;
  readonly count: number;
}

/**
 * Emoji that float over what they are about; where less motion is wanted, a chip that counts. Assistive technology does
 * not see it.
 *
 * @example
 * const overlay = useRef<ReactionOverlayHandle>(null);
 * <ReactionOverlayView handle={overlay} />
 * overlay.current?.burst({ id: 'heart', count: 1, mine: true });
 */
export const ReactionOverlayView: ForwardRefExoticComponent<
  ReactionOverlayViewProps & RefAttributes<HTMLDivElement>
> = forwardRef(function ReactionOverlayView(props, ref) {
  const settings = useSettings();
  const { locale: inherited } = settings;
  const {
    emojis = defaultReactions,
    position = 'bottom-inline-end',
    originRef,
    maxParticles = 30,
    reducedMotion,
    handle,
    locale = inherited,
    strings,
    className,
    ...rest
  } = props;
  const words = useWords('reactions', reactionStrings, strings);
  const root = useRef<HTMLDivElement>(null);
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => root.current, []);
  const particles = useRef<Particles | null>(null);
  const [chips, setChips] = useState<readonly Chip[]>([]);
  const latest = useLatest({ emojis, position, originRef, maxParticles, reducedMotion, words, locale });
  useEffect(() => {
    if (!root.current) return;
    const made = createParticles(root.current, () => latest.current.maxParticles);
    particles.current = made;
    return () => made.stop();
  }, [latest]);
  useEffect(() => {
    if (chips.length === 0) return;
    const timer = setTimeout(() => setChips([]), chipMs);
    return () => clearTimeout(timer);
  }, [chips]);
  useImperativeHandle(
    handle,
    () => ({
      burst({ id, count, mine }) {
        const now = latest.current;
        const kind = now.emojis.find((one) => one.id === id);
        if (!kind || !root.current) return;
        const isCalm = now.reducedMotion ?? wantsLessMotion(root.current);
        if (isCalm) setChips((all) => counted(all, { id, count }));
        else {
          const from = mine ? originOf(now.originRef?.current, root.current) : null;
          const text = count > 1 ? now.words.times({ count, locale: now.locale }) : '';
          particles.current?.burst(kind.char, text, from ?? placeOf(now.position, root.current));
        }
      },
    }),
    [latest],
  );
  return (
    <div
      {...rest}
      ref={root}
      className={classNames('cp-reactions-overlay', className)}
      aria-hidden="true"
      data-slot="reaction-overlay"
    >
      {chips.length > 0 && (
        <div className="cp-reaction-chips">
          {chips.map(({ id, count }) => (
            <span key={id} className="cp-reaction-chip">
              {emojis.find((one) => one.id === id)?.char} <bdi>{formatNumber(count, locale)}</bdi>
            </span>
          ))}
        </div>
      )}
    </div>
  );
});

function counted(chips: readonly Chip[], { id, count }: Chip): readonly Chip[] {
  const known = chips.find((chip) => chip.id === id);
  if (!known) return [...chips, { id, count }];
  return chips.map((chip) => (chip === known ? { id, count: chip.count + count } : chip));
}

function placeOf(
  position: NonNullable<ReactionOverlayViewProps['position']>,
  root: HTMLElement,
): CursorPlace {
  const { clientWidth, clientHeight } = root;
  if (position !== 'bottom-inline-end') return { x: position.x * clientWidth, y: position.y * clientHeight };
  const fromEnd = Math.min(56, clientWidth / 2);
  const isRtl = getComputedStyle(root).direction === 'rtl';
  return { x: isRtl ? fromEnd : clientWidth - fromEnd, y: clientHeight - 24 };
}

function originOf(element: HTMLElement | null | undefined, root: HTMLElement): CursorPlace | null {
  if (!element) return null;
  const [one, all] = [element.getBoundingClientRect(), root.getBoundingClientRect()];
  return { x: one.left + one.width / 2 - all.left, y: one.top + one.height / 2 - all.top };
}
