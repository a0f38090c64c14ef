import type { ReactNode } from 'react';
import { Announcer, CursorToggle, PresencePrivacy, usePresencePrivacy } from '../../src/index.js';

const storageKey = 'presence';

export function Quiet({ children }: { children: ReactNode }) {
  const { choices } = usePresencePrivacy({ storageKey });
  return (
    <Announcer groups={{ presence: choices.announceJoins ? 'auto' : 'off' }}>
      <CursorToggle storageKey={storageKey} />
      <PresencePrivacy storageKey={storageKey} />
      {children}
    </Announcer>
  );
}
