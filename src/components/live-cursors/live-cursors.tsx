'use client';
import { forwardRef, type ForwardRefExoticComponent, type PointerEvent, type RefAttributes } from 'react';
import { usePersonMapping } from '../../react/person.js';
import type { CursorPlace } from '../../react/cursor-place.js';
import { useCursors, type UseCursorsOptions } from '../../react/use-cursors.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import type { Member } from '../../store/state.js';
import { useTimings } from '../foundations/settings.js';
import { cursorTimings } from '../foundations/timings.js';
import { boundsOf, pixelsIn, projectionOf } from './cursor-space.js';
import { LiveCursorsView, type LiveCursorsViewProps } from './live-cursors-view.js';

/** Props of {@link LiveCursors}. */
export interface LiveCursorsProps
  extends
    Omit<LiveCursorsViewProps, 'cursors' | 'pathOf' | 'onPath'>,
    Pick<
      UseCursorsOptions,
      'space' | 'share' | 'onShareChange' | 'intervalMs' | 'maxCursors' | 'includeOwnTabs' | 'touch'
    > {
  /** A presence channel; null: nobody yet. */
  channel: RegisteredPresenceName | null;
  /** Whether those of others are drawn. @default up to 1,000 people */
  show?: boolean | undefined;
  /** Whose are drawn. @default everybody's */
  filter?: ((member: Member) => boolean) | undefined;
}

/**
 * The cursors of everybody over an area. One's own is sent while somebody else is there, at most eight times a second;
 * those of others are drawn without rendering.
 *
 * @example
 * <LiveCursors channel="presence-board.7" style={{ aspectRatio: '16 / 9' }}>
 *   <Board />
 * </LiveCursors>
 */
export const LiveCursors: ForwardRefExoticComponent<LiveCursorsProps & RefAttributes<HTMLDivElement>> =
  forwardRef(function LiveCursors(props, ref) {
    const {
      channel,
      space,
      share,
      onShareChange,
      show,
      intervalMs,
      maxCursors,
      includeOwnTabs,
      filter,
      touch,
      ...rest
    } = props;
    const { coordinates } = rest;
    const person = usePersonMapping();
    const { ttlMs } = useTimings('cursor', cursorTimings);
    const place = (event: PointerEvent<HTMLElement>): CursorPlace | null => {
      const pixels = pixelsIn(event, event.currentTarget);
      return pixels && projectionOf(coordinates).unproject(pixels, event.currentTarget);
    };
    const { cursors, pathOf, onPath, isCrowd, getAreaProps } = useCursors(channel, {
      ...props,
      ...{ place, ttlMs, bounds: boundsOf(coordinates) },
    });
    return (
      <LiveCursorsView
        person={person}
        {...getAreaProps(rest)}
        {...{ pathOf, onPath }}
        cursors={(show ?? !isCrowd) ? cursors.filter(({ member }) => filter?.(member) ?? true) : []}
        ref={ref}
      />
    );
  });
