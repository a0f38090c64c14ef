'use client';
import type { ReactElement } from 'react';
import { Avatar } from '../avatar/avatar.js';
import { cleanName } from '../foundations/clean-name.js';
import { hash } from '../foundations/colors.js';
import type { AvatarStrings } from '../foundations/strings.js';
import type { PeopleRow } from './people-rows.js';
import type { PeopleStrings } from './people-strings.js';
import type { PeopleProps } from './presence-avatars-props.js';
import { faceOf } from './face-of.js';

interface PersonRowProps {
  people: PeopleProps;
  words: AvatarStrings & PeopleStrings;
  row: PeopleRow;
  /** From 1. */
  place: number;
  /** Of the whole list, of which only a part is in the document. */
  total: number;
  tabIndex: number;
}

/** A person of the list. What the page says of them stands in elements of its own, which no name can imitate. */
export function PersonRow({ people, words, row, place, total, tabIndex }: PersonRowProps): ReactElement {
  const { member, twin } = row;
  const { isMe } = member;
  const { status, detail, ...face } = faceOf(people, member);
  const stale = face.presence !== 'live';
  const { stale: linkDown, choices } = people;
  return (
    <li
      className="cp-person"
      {...choices?.row(member)}
      tabIndex={tabIndex}
      aria-posinset={place}
      aria-setsize={total}
    >
      <Avatar
        {...face}
        size="sm"
        status={linkDown && isMe ? 'offline' : stale ? 'active' : status} // a stale face shows that alone
        decorative
      />
      <span className="cp-person-who">
        <bdi>{cleanName(face.name) ?? words.anonymous()}</bdi>
        {isMe && <b>{words.you()}</b>}
        {twin && <small>#{hash(member.id).toString(16).slice(-4)}</small>}
      </span>
      <bdi className="cp-person-doing">
        {cleanName(linkDown ? null : detail) ?? words.status({ status, stale, isMe, linkDown })}
      </bdi>
    </li>
  );
}
