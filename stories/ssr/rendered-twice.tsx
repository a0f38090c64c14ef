import { useEffect, useRef, useState, type ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';

/** What became of a component that a server rendered, once a page has taken it over. */
export interface Outcome {
  readonly html: string;
  /** The lines that differ after hydration: `-` the server's, `+` the page's. */
  readonly changed: readonly string[];
  /** What React or the browser complained of. */
  readonly complaints: readonly string[];
}

/** A tag or a text a line, without what a script has set as style: no policy minds that. */
const linesOf = (html: string): string[] => html.replace(/<!--.*?-->| style="[^"]*"/g, '').split(/(?=<)/);

function changesOf(before: string, after: string): string[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}

export interface RenderedTwiceProps {
  readonly element: ReactElement;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** Renders as a server would, puts the HTML into the page, and lets React take it over. */
export function RenderedTwice({ element, onOutcome }: RenderedTwiceProps): ReactElement {
  const [html] = useState(() => renderToString(element));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const container = place.current;
    if (container === null) return;
    container.innerHTML = html;
    const complaints: string[] = [];
    const before = container.innerHTML;
    const note = (error: unknown): void => {
      complaints.push(String(error));
    };
    const root = hydrateRoot(container, element, { onRecoverableError: note, onUncaughtError: note });
    const timer = setTimeout(
      () => onOutcome({ html, complaints, changed: changesOf(before, container.innerHTML) }),
      settleMs,
    );
    return () => {
      clearTimeout(timer);
      // not while React renders
      setTimeout(() => root.unmount());
    };
  }, [element, html, onOutcome]);
  return <div ref={place} />;
}

const settleMs = 150;
