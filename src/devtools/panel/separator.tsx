'use client';
import {
  useEffect,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type RefObject,
} from 'react';

const smallest = 160;
const step = 24;
const first = 360;
/** What stays of the page, whatever the panel's height. */
const pageRest = 64;

interface SeparatorProps {
  readonly edge: 'top' | 'bottom';
  readonly panel: RefObject<HTMLElement | null>;
  readonly panelId: string;
}

/** The edge of the panel towards the page: dragged, or moved by arrow keys. */
export function Separator({ edge, panel, panelId }: SeparatorProps): ReactElement {
  const [wanted, setWanted] = useState(first);
  const largest = useLargest();
  const height = Math.min(Math.max(wanted, smallest), largest);
  useEffect(() => {
    // on the node: what a policy of the page allows, in which no style attribute is written
    panel.current?.style.setProperty('--height', `${height}px`);
  }, [panel, height]);
  const moves: Readonly<Record<string, number>> = {
    ArrowUp: height + (edge === 'bottom' ? step : -step),
    ArrowDown: height - (edge === 'bottom' ? step : -step),
    Home: smallest,
    End: largest,
  };
  return (
    <div
      role="separator"
      className="separator"
      aria-orientation="horizontal"
      aria-label="Height of the devtools"
      aria-controls={panelId}
      aria-valuemin={smallest}
      aria-valuemax={largest}
      aria-valuenow={height}
      aria-valuetext={`${height} pixels`}
      tabIndex={0}
      onKeyDown={(event: KeyboardEvent) => {
        const next = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
        if (next === undefined) return;
        event.preventDefault();
        setWanted(Math.min(Math.max(next, smallest), largest));
      }}
      onPointerDown={(event: PointerEvent) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event: PointerEvent) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        setWanted(edge === 'bottom' ? window.innerHeight - event.clientY : event.clientY);
      }}
    />
  );
}

const largestOf = (): number => Math.max(smallest, window.innerHeight - pageRest);

function useLargest(): number {
  const [largest, setLargest] = useState(largestOf);
  useEffect(() => {
    const measure = (): void => setLargest(largestOf());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return largest;
}
