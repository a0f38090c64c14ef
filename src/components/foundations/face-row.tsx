'use client';
import type { ReactElement } from 'react';
import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { Avatar } from '../avatar/avatar.js';
import type { AvatarSize } from '../avatar/avatar-props.js';
import { faceOf } from '../presence-avatars/face-of.js';
import { formatNumber } from './numbers.js';
import { useSettings } from './settings.js';

/** Faces beside words that name them: decoration, without a list and without buttons. */
export function FaceRow({
  members,
  person,
  size,
  more,
}: {
  members: readonly Member[];
  person: PersonMapping;
  size: AvatarSize;
  /** How many have no face. */
  more: number;
}): ReactElement {
  const { imagePolicy, locale } = useSettings();
  const people = { person, stale: false, imagePolicy, locale, strings: undefined };
  return (
    <span className="cp-stack cp-presence" data-size={size} data-mark="none" aria-hidden="true">
      {members.map((member) => {
        const { detail: _, ...face } = faceOf(people, member);
        return (
          <span key={`m-${member.id}`}>
            <Avatar {...face} size={size} decorative />
          </span>
        );
      })}
      {more > 0 && (
        <span>
          <bdi className="cp-more">+{formatNumber(more, locale)}</bdi>
        </span>
      )}
    </span>
  );
}
