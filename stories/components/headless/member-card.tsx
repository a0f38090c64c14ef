import { usePersonMapping, usePresenceMember } from '../../../src/index.js';
import './headless.css';

/** One person as a card: who they are says the room's server, whether they are here the room. */
export function MemberCard({ channel, id }: { channel: string; id: string }) {
  const member = usePresenceMember(channel, id);
  const person = usePersonMapping();
  if (member === null) return <p className="hl-card hl-quiet">Not here</p>;
  const { name, avatarUrl } = person(member);
  return (
    <figure className="hl-card">
      {avatarUrl ? (
        <img src={avatarUrl} alt="" width="44" height="44" />
      ) : (
        <span aria-hidden>{name?.charAt(0)}</span>
      )}
      <figcaption>
        <strong>
          <bdi>{name ?? 'Somebody'}</bdi>
        </strong>
        <small>{member.isMe ? 'This is you' : 'Here now'}</small>
      </figcaption>
    </figure>
  );
}
