'use client';
import {
  forwardRef,
  useMemo,
  type ForwardRefExoticComponent,
  type PointerEvent,
  type RefAttributes,
} from 'react';
import { usePersonMapping } from '../../react/person.js';
import { useCursors, type CursorPlace, type UseCursorsOptions } from '../../react/use-cursors.js';
import type { Member } from '../../store/state.js';
import { useTimings } from '../foundations/settings.js';
import { cursorTimings } from '../foundations/timings.js';
import { boundsOf, pixelsIn, projectionOf } from './cursor-space.js';
import { LiveCursorsView, type LiveCursorsViewProps } from './live-cursors-view.js';

/** Props of {@link LiveCursors}. */
export interface LiveCursorsProps
  extends
    Omit<LiveCursorsViewProps, 'cursors' | 'pathOf' | 'onPath'>,
    Pick<UseCursorsOptions, 'space' | 'share' | 'intervalMs' | 'maxCursors' | 'includeOwnTabs'> {
  /** A presence channel; null: nobody yet. */
  channel: string | null;
  /** Whether those of others are drawn. @default true */
  show?: boolean | undefined;
  /** Whose are drawn. @default everybody's */
  filter?: ((member: Member) => boolean) | undefined;
  /** Whether a finger that touches the area is sent. @default 'press' */
  touch?: 'press' | 'off' | undefined;
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
      show = true,
      intervalMs,
      maxCursors,
      includeOwnTabs,
      filter,
      touch = 'press',
      ...rest
    } = props;
    const { coordinates = 'percent' } = rest;
    const person = usePersonMapping();
    const { ttlMs } = useTimings('cursor', cursorTimings);
    const place = (event: PointerEvent<HTMLElement>): CursorPlace | null => {
      const pixels = touch === 'off' && event.pointerType === 'touch' ? null : pixelsIn(event);
      return pixels && projectionOf(coordinates).unproject(pixels, event.currentTarget);
    };
    const { cursors, pathOf, onPath, getAreaProps } = useCursors(channel, {
      ...{ space, share, intervalMs, maxCursors, includeOwnTabs, place, ttlMs },
      bounds: boundsOf(coordinates),
    });
    const shown = useMemo(
      () => (show ? cursors.filter(({ member }) => !filter || filter(member)) : []),
      [show, cursors, filter],
    );
    return (
      <LiveCursorsView
        person={person}
        {...getAreaProps(rest)}
        {...{ cursors: shown, pathOf, onPath }}
        ref={ref}
      />
    );
  });
