'use client';
import type { ReactElement, ReactNode } from 'react';
import type { Member } from '../../store/state.js';
import { Avatar } from '../avatar/avatar.js';
import { cleanName } from '../foundations/clean-name.js';
import { hash } from '../foundations/colors.js';
import type { AvatarStrings } from '../foundations/strings.js';
import { faceOf } from '../presence-avatars/face-of.js';
import type { PeopleRow } from '../presence-avatars/people-rows.js';
import type { PeopleStrings } from '../presence-avatars/people-strings.js';
import type { PeopleProps } from '../presence-avatars/presence-avatars-props.js';
import { RelativeTime } from '../relative-time/relative-time.js';
import type { MemberListStrings } from './member-list-strings.js';

/** What is the same for each row. */
export interface MemberRowContext {
  readonly people: Omit<PeopleProps, 'members' | 'staleSince' | 'choices'>;
  readonly words: AvatarStrings & PeopleStrings & MemberListStrings;
  readonly absent: ReadonlySet<string>;
  readonly seenAt: ((member: Member) => number | null) | undefined;
  readonly badge: ((member: Member) => ReactNode) | undefined;
  readonly actions: ((member: Member) => ReactNode) | undefined;
  readonly renderRow: ((member: Member) => ReactNode) | undefined;
}

interface MemberRowProps extends MemberRowContext {
  row: PeopleRow;
  /** From 1. */
  place: number;
  /** Of the whole group, of which only a part is in the document. */
  total: number;
}

/** A person of the list. What the page says of them stands in elements of its own, which no name can imitate. */
export function MemberRow(props: MemberRowProps): ReactElement {
  const { row, place, total, renderRow, badge, actions, words } = props;
  const { member, twin } = row;
  return (
    <li className="cp-member" aria-posinset={place} aria-setsize={total}>
      {renderRow ? (
        renderRow(member)
      ) : (
        <>
          <Face {...props} />
          <span className="cp-person-who">
            <bdi>{cleanName(props.people.person(member).name) ?? words.anonymous()}</bdi>
            {member.isMe && <b>{words.you()}</b>}
            {badge?.(member)}
            {twin && <small>#{hash(member.id).toString(16).slice(-4)}</small>}
          </span>
          <Doing {...props} />
          {actions && <span className="cp-member-actions">{actions(member)}</span>}
        </>
      )}
    </li>
  );
}

function Face({ people, row: { member }, absent }: MemberRowProps): ReactElement {
  const { detail: _, ...face } = faceOf(people, member);
  const status =
    absent.has(member.id) || (people.stale && member.isMe) ? 'offline' : (face.status ?? 'active');
  return <Avatar {...face} status={status} decorative />;
}

/** The status in words: the glyph of the face never stands alone. */
function Doing({ people, row: { member }, absent, seenAt, words }: MemberRowProps): ReactElement {
  const { status, detail, presence } = faceOf(people, member);
  const { isMe } = member;
  const isAbsent = absent.has(member.id);
  const at = seenAt?.(member) ?? null;
  if (isAbsent && at !== null) {
    return (
      <RelativeTime at={at} className="cp-person-doing" locale={people.locale}>
        {(ago) => words.seen({ ago })}
      </RelativeTime>
    );
  }
  const known = isAbsent ? 'offline' : (status ?? 'active'); // as the face has it
  const said = people.stale || isAbsent ? null : cleanName(detail);
  const stale = presence !== 'live';
  return (
    <bdi className="cp-person-doing">
      {[
        said,
        words.status({ status: known, isMe, stale: stale && !isAbsent, linkDown: people.stale }),
        words.status({ status: null, isMe, stale }),
      ].find(Boolean)}
    </bdi>
  );
}
