import type { ReactElement } from 'react';

/** A text in which backticks mark code. */
export function Prose({ text }: { text: string }): ReactElement {
  return (
    <>
      {text.split('`').map((part, at) => (at % 2 === 0 ? part : <code key={`${at} ${part}`}>{part}</code>))}
    </>
  );
}
