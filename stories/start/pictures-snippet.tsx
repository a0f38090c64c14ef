import type { ReactNode } from 'react';
import { ComponentsProvider } from '../../src/index.js';

/** Pictures come by way of one's own server: nobody else learns who looks. */
function byProxy(url: string): string {
  return `/pictures?url=${encodeURIComponent(url)}`;
}

export function Private({ children }: { children: ReactNode }) {
  return <ComponentsProvider imagePolicy={byProxy}>{children}</ComponentsProvider>;
}
