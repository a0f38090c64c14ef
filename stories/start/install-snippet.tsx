import type { ReactNode } from 'react';
import { Announcer, ComponentsProvider, RealtimeProvider, en } from '../../src/index.js';
import '../../src/styles.css';
import '../../src/signals.css';

const options = {
  appKey: 'app-key',
  cluster: 'eu',
  auth: { endpoint: '/pusher/auth' },
};

export function Providers({ children }: { children: ReactNode }) {
  return (
    <RealtimeProvider options={options}>
      <ComponentsProvider language={en}>
        <Announcer>{children}</Announcer>
      </ComponentsProvider>
    </RealtimeProvider>
  );
}
