import type { Person } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import type { AvatarProps } from '../avatar/avatar-props.js';
import type { PeopleProps } from './presence-avatars-props.js';

/** A member as an avatar has them. While the connection is down, everyone but oneself is uncertain. */
export function faceOf(
  { person, stale, imagePolicy, strings }: Omit<PeopleProps, 'members' | 'staleSince' | 'choices'>,
  member: Member,
): AvatarProps & Pick<Person, 'detail'> {
  // one by one: what else a mapping gives must not become an attribute
  const { name, avatarUrl: src, color, status, detail, presence = 'live' } = person(member);
  const { id: userId, isMe } = member;
  const sure = stale && !isMe ? 'stale' : presence;
  return { name, src, color, status, detail, presence: sure, userId, isMe, imagePolicy, strings };
}
