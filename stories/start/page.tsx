import type { ReactElement, ReactNode } from 'react';
import '../room/room.css';
import { Brand } from './brand.js';
import './introduction.css';
import './page.css';

/** A page to read. */
export function Page({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <main className="start page">
      <Brand />
      <h1>{title}</h1>
      {children}
    </main>
  );
}
