import { usePersonMapping, useViewingNow } from '../../../src/index.js';
import './headless.css';

/** The head of a ticket: a warning only where somebody else has it open. */
export function TicketHead({ channel, title }: { channel: string; title: string }) {
  const { members, stale } = useViewingNow(channel);
  const person = usePersonMapping();
  const names = members.map((member) => person(member).name ?? 'Somebody');
  const list = new Intl.ListFormat('en').format(names);
  return (
    <header className="hl-ticket" data-shared={members.length > 0}>
      <strong>{title}</strong>
      <span>
        {members.length === 0 ? (
          'Yours alone'
        ) : (
          <>
            <bdi>{list}</bdi> {stale ? 'had' : members.length === 1 ? 'has' : 'have'} this open
          </>
        )}
      </span>
    </header>
  );
}
