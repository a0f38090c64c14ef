import { ViewingNow } from '../../../src/index.js';

export function TicketHeader() {
  return <ViewingNow channel="presence-room" />;
}
