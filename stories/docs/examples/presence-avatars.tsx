import { PresenceAvatars } from '../../../src/index.js';

export function DocumentHeader() {
  return (
    <header>
      <PresenceAvatars channel="presence-room" max={5} />
    </header>
  );
}
