import type { ReactElement, ReactNode } from 'react';
import './scenario.css';

/** A page that shows one situation: what it is, where its server runs, and the thing itself. */
export function Scenario({
  title,
  children,
  about,
  server,
}: {
  title: string;
  about: string;
  server: string;
  children: ReactNode;
}): ReactElement {
  return (
    <main className="scenario">
      <header className="scenario-head">
        <h1>{title}</h1>
        <p>
          <bdi>{about}</bdi>
        </p>
        <span className="scenario-chip">
          <bdi>{server}</bdi>
        </span>
      </header>
      {children}
    </main>
  );
}
