'use client';
import type { ReactElement } from 'react';
import type { AvatarSize } from '../avatar/avatar-props.js';
import { Avatar } from '../avatar/avatar.js';
import type { Member } from '../../store/state.js';
import type { PeopleProps } from './presence-avatars-props.js';

type StackFaceProps = Pick<PeopleProps, 'person' | 'stale' | 'imagePolicy' | 'strings'> & {
  member: Member;
  size: AvatarSize;
};

/** A face of the stack: only what is not as it should be carries a glyph. */
export function StackFace({
  member,
  person,
  stale,
  size,
  imagePolicy,
  strings,
}: StackFaceProps): ReactElement {
  const { name, avatarUrl, color, status, presence = 'live' } = person(member);
  return (
    <Avatar
      {...{ name, color, size, imagePolicy, strings }}
      src={avatarUrl}
      userId={member.id}
      status={status === 'active' ? null : status}
      presence={stale && !member.isMe ? 'stale' : presence}
      isMe={member.isMe}
    />
  );
}
