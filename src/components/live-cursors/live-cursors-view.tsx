'use client';
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react';
import type { CursorPath } from '../../react/cursor-path.js';
import { personFromInfo, type PersonMapping } from '../../react/person.js';
import type { Cursor } from '../../react/use-cursors.js';
import { useLatest } from '../../react/use-latest.js';
import type { Member } from '../../store/state.js';
import { classNames } from '../foundations/class-names.js';
import { useTimings } from '../foundations/settings.js';
import type { AvatarStrings } from '../foundations/strings.js';
import { cursorTimings } from '../foundations/timings.js';
import { createCursorLoop, type CursorLoop, type CursorMotion } from './create-cursor-loop.js';
import { projectionOf, type CursorCoordinates } from './cursor-space.js';
import { CursorView, type CursorViewProps } from './cursor-view.js';

/** Props of {@link LiveCursorsView}, beside those of a div. */
export interface LiveCursorsViewProps extends ComponentPropsWithoutRef<'div'> {
  /** Whose cursors there are. */
  cursors: readonly Cursor[];
  /** The latest path of a cursor. */
  pathOf: (key: string) => CursorPath | undefined;
  /** Hears each path as it comes. @default nothing moves */
  onPath?: ((listener: (path: CursorPath) => void) => () => void) | undefined;
  /** @see CursorCoordinates @default 'percent' */
  coordinates?: CursorCoordinates | undefined;
  /** @default 'always' */
  labels?: CursorViewProps['label'];
  /** Along the path, one message late; softly; or at once. Where less motion is wanted, at once. @default 'path' */
  smoothing?: CursorMotion['smoothing'] | undefined;
  /** What becomes of cursors outside of what is seen. @default 'hide' */
  edges?: CursorMotion['edges'] | undefined;
  /** A ring shows that a button is held. @default true */
  pressRing?: boolean | undefined;
  /** Draws a cursor otherwise; its tip stands at the top left. */
  renderCursor?: ((member: Member) => ReactNode) | undefined;
  /** @default `info.name` and `info.color` */
  person?: PersonMapping | undefined;
  strings?: Partial<AvatarStrings> | undefined;
}

const noPaths = (): (() => void) => () => {};

/**
 * An area with the cursors of others over it. They are drawn without rendering, in one loop that sleeps while none moves.
 *
 * @example
 * const { getAreaProps, ...source } = useCursors('presence-board');
 * <LiveCursorsView {...getAreaProps()} {...source}>…</LiveCursorsView>
 */
export const LiveCursorsView: ForwardRefExoticComponent<
  LiveCursorsViewProps & RefAttributes<HTMLDivElement>
> = forwardRef(function LiveCursorsView(props, ref) {
  const {
    cursors,
    pathOf,
    onPath = noPaths,
    coordinates,
    labels,
    smoothing = 'path',
    edges = 'hide',
    pressRing = true,
    renderCursor,
    person = personFromInfo,
    strings,
    className,
    children,
    ...rest
  } = props;
  const { idleFadeMs: quietAfterMs } = useTimings('cursor', cursorTimings);
  const projection = projectionOf(coordinates);
  const marksNear = labels === 'hover';
  const motion: CursorMotion = { projection, smoothing, edges, pressRing, quietAfterMs, marksNear };
  const area = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => area.current, []);
  const latest = useLatest(motion);
  const [loop] = useState(() => createCursorLoop(() => latest.current));
  useEffect(
    () => (area.current && layer.current ? loop.start(area.current, layer.current) : undefined),
    [loop],
  );
  useEffect(() => onPath(loop.heard), [onPath, loop]);
  useEffect(() => loop.wake(), [loop, projection, smoothing, edges, pressRing, marksNear]);
  return (
    <div
      {...rest}
      ref={area}
      className={classNames('cp-cursors', className)}
      data-slot="live-cursors"
      data-coordinates={coordinates === 'content' ? coordinates : undefined}
    >
      <div className="cp-cursor-layer" aria-hidden="true">
        <div ref={layer}>
          {cursors.map(({ key, member }) => (
            <DrawnCursor
              key={key}
              name={key}
              {...{ loop, pathOf, renderCursor, person, member, labels, strings }}
            />
          ))}
        </div>
      </div>
      {children}
    </div>
  );
});

type DrawnCursorProps = Pick<LiveCursorsViewProps, 'pathOf' | 'renderCursor' | 'labels' | 'strings'> & {
  readonly name: string;
  readonly loop: CursorLoop;
  readonly member: Member;
  readonly person: PersonMapping;
};

/** A cursor in the loop. */
function DrawnCursor(props: DrawnCursorProps): ReactElement {
  const { name, loop, pathOf, renderCursor, labels, strings, member, person } = props;
  const element = useRef<HTMLSpanElement>(null);
  useEffect(
    () => (element.current ? loop.place(name, element.current, pathOf(name)) : undefined),
    [loop, name, pathOf],
  );
  if (renderCursor === undefined) {
    return (
      <CursorView ref={element} {...{ strings, label: labels }} person={person(member)} userId={member.id} />
    );
  }
  return (
    <span ref={element} className="cp-cursor" data-slot="cursor">
      {renderCursor(member)}
    </span>
  );
}
