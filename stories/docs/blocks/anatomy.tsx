import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Prose } from './prose.js';

/** A part that is in the figure. */
interface Found {
  readonly selector: string;
  readonly inlineStart: number;
  readonly top: number;
}

/** Above the corner, so that the part is seen. */
const off = 15;
const apart = 20;
/** What is as small as this, and not at the top, is numbered below: above it lies what it belongs to. */
const small = 16;

const isFree = (found: readonly Found[], { top, inlineStart }: Omit<Found, 'selector'>): boolean =>
  found.every((one) => Math.abs(one.top - top) >= apart || Math.abs(one.inlineStart - inlineStart) >= apart);

/**
 * Where the parts of a figure are, from its own corner. Of what is there several times the first is taken whose number
 * lies on no other; where there is none, the number steps aside.
 */
function findParts(root: HTMLElement, selectors: readonly string[]): readonly Found[] {
  const corner = root.getBoundingClientRect();
  const isRtl = getComputedStyle(root).direction === 'rtl';
  const found: Found[] = [];
  for (const selector of selectors) {
    const places = [...root.querySelectorAll(selector)].map((part) => {
      const box = part.getBoundingClientRect();
      const inlineStart = isRtl ? corner.right - box.right : box.left - corner.left;
      const isCorner = box.height < small && box.top - corner.top > small;
      return isCorner
        ? { inlineStart: inlineStart + box.width - 4, top: box.bottom - corner.top - 2 }
        : { inlineStart: inlineStart - off, top: box.top - corner.top - off };
    });
    let place = places.find((one) => isFree(found, one)) ?? places[0];
    while (place && !isFree(found, place)) place = { ...place, inlineStart: place.inlineStart + apart };
    if (place) found.push({ selector, ...place });
  }
  return found;
}

/** The component itself, with its parts numbered where they are in the document. */
export function Anatomy({
  label,
  parts,
  children,
}: {
  label: string;
  parts: Readonly<Record<string, string>>;
  children: ReactNode;
}): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<readonly Found[]>([]);
  useEffect(() => {
    const { current } = root;
    if (!current) return;
    const measure = (): void => setFound(findParts(current, Object.keys(parts)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    const mutations = new MutationObserver(measure);
    mutations.observe(current, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['style', 'data-state'],
    });
    return () => {
      observer.disconnect();
      mutations.disconnect();
    };
  }, [parts]);
  return (
    <figure className="doc-anatomy" aria-label={`Anatomy of ${label}`}>
      <div className="doc-figure">
        <div ref={root}>{children}</div>
        {found.map((part) => (
          <Marker key={part.selector} part={part} number={Object.keys(parts).indexOf(part.selector) + 1} />
        ))}
      </div>
      <figcaption>
        <ol>
          {Object.entries(parts).map(([selector, text]) => (
            <li key={selector}>
              <code>{selector}</code>
              <span>
                <Prose text={text} />
              </span>
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}

function Marker({ part, number }: { part: Found; number: number }): ReactElement {
  return (
    <span
      className="doc-marker"
      aria-hidden="true"
      style={{
        insetInlineStart: `calc(var(--doc-pad) + ${part.inlineStart}px)`,
        top: `calc(var(--doc-pad) + ${part.top}px)`,
      }}
    >
      {number}
    </span>
  );
}
