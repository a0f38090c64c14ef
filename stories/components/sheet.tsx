import type { ReactElement, ReactNode } from 'react';
import './sheet.css';

/** A page of drawings, as a designer lays them out. */
export function Sheet({
  title,
  parts,
  wide = false,
  children,
}: {
  title: string;
  parts: string;
  /** For windows that stand side by side. */
  wide?: boolean;
  children: ReactNode;
}): ReactElement {
  return (
    <main className={wide ? 'sheet spread' : 'sheet'}>
      <header>
        <h1>{title}</h1> <span>{parts}</span>
      </header>
      {children}
    </main>
  );
}

/** A card of a sheet. */
export function Card({
  title,
  className = '',
  children,
}: {
  title: string;
  className?: string;
  children: ReactNode;
}): ReactElement {
  return (
    <section className={`card ${className}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A line of a card: what it is, and the thing itself. */
export function Line({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className="line">
      <span>{label}</span>
      {children}
    </div>
  );
}
