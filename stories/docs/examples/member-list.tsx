import { MemberList } from '../../../src/index.js';

export function People() {
  return <MemberList channel="presence-room" aria-label="In this room" />;
}
