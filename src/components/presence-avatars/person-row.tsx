'use client';
import type { ReactElement } from 'react';
import { Avatar } from '../avatar/avatar.js';
import { cleanName } from '../foundations/clean-name.js';
import { hash } from '../foundations/colors.js';
import type { Member } from '../../store/state.js';
import { avatarStrings } from '../foundations/strings.js';
import { peopleStrings } from './people-strings.js';
import type { PeopleProps } from './presence-avatars-props.js';

type PersonRowProps = Pick<PeopleProps, 'person' | 'stale' | 'imagePolicy' | 'strings'> & {
  member: Member;
  /** From 0. */
  index: number;
  /** Of the whole list, of which only a part is in the document. */
  total: number;
  tabbable: boolean;
  /** Somebody else's name looks like this one. */
  twin: boolean;
};

/** A person of the list. What the page says of them stands in elements of its own, which no name can imitate. */
export function PersonRow(props: PersonRowProps): ReactElement {
  const { member, person, stale: linkDown, imagePolicy, strings, index, total, tabbable, twin } = props;
  const { isMe } = member;
  const { name: rawName, avatarUrl, color, status = null, presence = 'live', detail } = person(member);
  const words = { ...avatarStrings, ...peopleStrings, ...strings };
  const name = cleanName(rawName);
  const uncertain = linkDown ? !isMe : presence !== 'live';
  const shown = linkDown && isMe ? 'offline' : uncertain ? (status ?? 'active') : status;
  const doing = cleanName(detail) ?? words.doing({ status, stale: uncertain, isMe, linkDown });
  return (
    <li
      className="cp-person"
      tabIndex={tabbable ? 0 : -1}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={total}
    >
      <Avatar
        {...{ name, color, imagePolicy, strings }}
        src={avatarUrl}
        userId={member.id}
        size="sm"
        status={shown}
        presence={uncertain ? 'stale' : 'live'}
        decorative
      />
      <span className="cp-person-who">
        <bdi className="cp-person-name">{name ?? words.anonymous()}</bdi>{' '}
        {isMe && <span className="cp-person-you">{words.you()}</span>}
        {twin && (
          <span className="cp-person-id">#{hash(member.id).toString(16).padStart(8, '0').slice(0, 4)}</span>
        )}
      </span>{' '}
      {doing !== '' && <bdi className="cp-person-doing">{doing}</bdi>}
    </li>
  );
}
