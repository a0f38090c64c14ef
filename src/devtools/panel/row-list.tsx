'use client';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';

/** As high as the style sheet draws a row, in pixels. */
const rowHeight = 26;
/** Rows in the document beyond those in sight, on each side. */
const spare = 16;

interface Row {
  readonly key: string | number;
}

interface RowListProps<Item extends Row> {
  readonly label: string;
  readonly rows: readonly Item[];
  readonly chosen: Item['key'] | null;
  readonly onChoose: (row: Item) => void;
  readonly children: (row: Item) => ReactNode;
  /** What distinguishes rows at a glance. */
  readonly toneOf?: (row: Item) => string | undefined;
  /** New rows at the end are kept in sight, unless somebody looks elsewhere. */
  readonly follows?: boolean;
  /** In the place of a list without rows. */
  readonly empty: ReactNode;
}

/** A list of any length to choose from, by arrow keys too: as quick with thousands as with ten. */
export function RowList<Item extends Row>(props: RowListProps<Item>): ReactElement {
  return props.rows.length === 0 ? <div className="empty">{props.empty}</div> : <FilledList {...props} />;
}

const lastSight = { top: 0, height: 600 };

function FilledList<Item extends Row>({
  label,
  rows,
  chosen,
  onChoose,
  children,
  toneOf,
  follows = false,
}: RowListProps<Item>): ReactElement {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState(lastSight);
  const look = ({ scrollTop, clientHeight }: HTMLElement): void =>
    setSight({ top: scrollTop - (scrollTop % rowHeight), height: clientHeight });
  useSize(list, look);
  const onScroll = useFollow(list, rows, follows);
  const start = Math.max(0, Math.min(Math.floor(sight.top / rowHeight) - spare, rows.length - 1));
  const end = Math.min(rows.length, Math.ceil((sight.top + sight.height) / rowHeight) + spare);
  const shown = rows.slice(start, Math.max(end, start + 1));
  const idOf = (key: Item['key']): string => `${id}-${key}`;
  return (
    <div
      ref={list}
      className="rows"
      role="listbox"
      aria-label={label}
      aria-activedescendant={shown.some(({ key }) => key === chosen) ? idOf(chosen ?? '') : undefined}
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        look(currentTarget);
        onScroll(currentTarget);
      }}
      onKeyDown={(event) => {
        const at = nextOf(
          event,
          rows.findIndex(({ key }) => key === chosen),
          rows.length,
        );
        const next = at === null ? undefined : rows[at];
        if (at === null || !next) return;
        event.preventDefault();
        onChoose(next);
        bringIntoSight(event.currentTarget, at);
      }}
    >
      <div
        role="presentation"
        ref={(box) => {
          box?.style.setProperty('--before', String(start));
          box?.style.setProperty('--count', String(rows.length));
        }}
      >
        {shown.map((row, at) => (
          <div
            key={row.key}
            id={idOf(row.key)}
            role="option"
            className="row"
            data-tone={toneOf?.(row)}
            aria-selected={row.key === chosen}
            aria-setsize={rows.length}
            aria-posinset={start + at + 1}
            onClick={() => onChoose(row)}
          >
            {children(row)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Where a key leads; null for keys that lead nowhere. */
function nextOf(
  { key, currentTarget }: KeyboardEvent<HTMLElement>,
  at: number,
  count: number,
): number | null {
  const page = Math.max(1, Math.floor(currentTarget.clientHeight / rowHeight) - 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? count - 1 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const next = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return next === undefined ? null : Math.min(Math.max(next, 0), count - 1);
}

function scrollTo(list: HTMLElement, top: number): void {
  list.scrollTop = top;
}

function bringIntoSight(list: HTMLElement, at: number): void {
  const top = at * rowHeight;
  if (top < list.scrollTop) scrollTo(list, top);
  else if (top + rowHeight > list.scrollTop + list.clientHeight) {
    scrollTo(list, top + rowHeight - list.clientHeight);
  }
}

function useSize(list: RefObject<HTMLDivElement | null>, look: (element: HTMLElement) => void): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    const element = list.current;
    if (!element || typeof ResizeObserver !== 'function') return;
    const observer = new ResizeObserver(() => latest.current(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
}

/** Keeps the end in sight, or else what is being looked at: rows that fall out at the top take their height along. */
function useFollow(
  list: RefObject<HTMLDivElement | null>,
  rows: readonly Row[],
  follows: boolean,
): (element: HTMLElement) => void {
  const isAtEnd = useRef(true);
  const before = useRef(rows);
  useLayoutEffect(() => {
    const element = list.current;
    const first = rows[0]?.key;
    const gone = before.current === rows ? 0 : before.current.findIndex(({ key }) => key === first);
    before.current = rows;
    if (!element || !follows) return;
    if (isAtEnd.current) scrollTo(element, element.scrollHeight);
    else if (gone > 0) scrollTo(element, element.scrollTop - gone * rowHeight);
  }, [list, rows, follows]);
  return ({ scrollTop, scrollHeight, clientHeight }) => {
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < rowHeight;
  };
}
