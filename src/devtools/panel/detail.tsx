'use client';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Printed } from '../print-frame.js';

/** What was chosen, in full: a heading, and text that is nothing but text. */
export function Detail({
  title,
  printed,
  children,
}: {
  readonly title: string;
  readonly printed: Printed;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <section className="detail" aria-label="Details">
      <header>
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <CopyButton key={printed.text} text={printed.text} />
      </header>
      {children}
      <pre tabIndex={0} aria-label={`${title}, in full`}>
        {printed.text}
        {printed.isCut && <em>{'\n'}There is more, which is not shown.</em>}
      </pre>
    </section>
  );
}

function CopyButton({ text }: { readonly text: string }): ReactElement {
  const [word, setWord] = useState('Copy');
  return (
    <button type="button" className="button" onClick={() => void copy(text).then(setWord)}>
      {word}
    </button>
  );
}

/** Pages without a secure context have no clipboard, and browsers may refuse. */
async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    return 'Not allowed';
  }
}

/** What stands beside a list where nothing was chosen. */
export function NoDetail({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="detail empty">{children}</div>;
}
