import { useId, type ReactElement, type ReactNode } from 'react';
import '../../start/introduction.css';
import './docs.css';

/** A page of the documentation: its own look, in both themes, whatever Storybook's pages look like. */
export function Page({
  title,
  lead,
  children,
}: {
  title: string;
  lead: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <main className="doc sb-unstyled" dir="ltr" lang="en">
      <header>
        <h1>{title}</h1>
        <p className="doc-lead">{lead}</p>
      </header>
      {children}
    </main>
  );
}

/** A part of a page. */
export function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
