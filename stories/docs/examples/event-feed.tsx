import { EventFeed } from '../../../src/index.js';

export function Activity() {
  return <EventFeed channel="presence-room" aria-label="Activity" />;
}
