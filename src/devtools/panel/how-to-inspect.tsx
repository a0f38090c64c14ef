'use client';
import type { ReactElement } from 'react';

const snippet = `const inspector = createInspector(); // outside of components

<RealtimeProvider options={inspector.inspect(options)}>
  <App />
  <RealtimeDevtools inspector={inspector} />
</RealtimeProvider>`;

/** What to do where there is no inspector: frames are seen only by whom the options went through. */
export function HowToInspect(): ReactElement {
  return (
    <>
      <b>No inspector</b>
      <p>Frames are seen where the engine’s options went through one:</p>
      <pre tabIndex={0} aria-label="How to add an inspector">
        {snippet}
      </pre>
    </>
  );
}
