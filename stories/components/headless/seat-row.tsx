import { usePersonMapping, usePresence } from '../../../src/index.js';
import './headless.css';

/** A table with so many seats, and who sits there. */
export function SeatRow({ channel, seats }: { channel: string; seats: number }) {
  const { members, count, stale } = usePresence(channel);
  const person = usePersonMapping();
  const free = Math.max(0, seats - count);
  return (
    <div className="hl-seats" data-stale={stale}>
      <ul aria-label={`${count} of ${seats} seats are taken`}>
        {members.slice(0, seats).map((member) => (
          <li key={member.id} data-me={member.isMe}>
            <bdi>{person(member).name ?? 'Somebody'}</bdi>
          </li>
        ))}
        {Array.from({ length: free }, (_, at) => (
          <li key={at} data-free>
            Free
          </li>
        ))}
      </ul>
      {count > seats && <p>{count - seats} more are standing</p>}
    </div>
  );
}
