import { ComponentsProvider, ConnectionStatus, PresenceAvatars, de } from '../../../src/index.js';

export function App() {
  return (
    <ComponentsProvider language={de} timings={{ degraded: { badgeAfterMs: 4_000 } }}>
      <ConnectionStatus />
      <PresenceAvatars channel="presence-room" />
    </ComponentsProvider>
  );
}
