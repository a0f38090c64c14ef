'use client';
import { memo, type MemoExoticComponent, type ReactNode } from 'react';
import type { Member } from '../../store/state.js';
import { Avatar } from '../avatar/avatar.js';
import { cleanName } from '../foundations/clean-name.js';
import { hash } from '../foundations/colors.js';
import { formatDate } from '../foundations/format-time.js';
import type { AvatarStrings } from '../foundations/strings.js';
import { faceOf } from '../presence-avatars/face-of.js';
import type { PeopleStrings } from '../presence-avatars/people-strings.js';
import type { PeopleProps } from '../presence-avatars/presence-avatars-props.js';
import type { MemberListStrings } from './member-list-strings.js';

/** What is the same for each row; as long as it is, no row is drawn again for the sake of another one. */
export interface MemberRowContext extends Omit<PeopleProps, 'members' | 'staleSince' | 'choices'> {
  readonly timeZone: string | undefined;
  readonly words: AvatarStrings & PeopleStrings & MemberListStrings;
  readonly seenAt: ((member: Member) => number | null) | undefined;
  /** Tells when that was in words of now. */
  readonly tools: Pick<typeof import('./member-tools.js'), 'RelativeTime'> | null;
  readonly badge: ((member: Member) => ReactNode) | undefined;
  readonly actions: ((member: Member) => ReactNode) | undefined;
  readonly renderRow: ((member: Member) => ReactNode) | undefined;
}

interface MemberRowProps {
  member: Member;
  /** Somebody else has the same name. */
  twin: boolean;
  /** Known, and not here. */
  isAbsent: boolean;
  context: MemberRowContext;
}

/** A person of the list. What the page says of them stands in elements of its own, which no name can imitate. */
export const MemberRow: MemoExoticComponent<(props: MemberRowProps) => ReactNode> = /* @__PURE__ */ memo(
  function MemberRow({ member, twin, isAbsent, context }) {
    const { stale: linkDown, words, renderRow, badge, actions } = context;
    if (renderRow) return renderRow(member);
    const { isMe } = member;
    const { detail, status: told, ...face } = faceOf(context, member);
    const status = isAbsent ? 'offline' : (told ?? 'active');
    const stale = face.presence !== 'live';
    return (
      <>
        <Avatar {...face} status={linkDown && isMe ? 'offline' : status} decorative />
        <span className="cp-person-who">
          <bdi>{cleanName(face.name) ?? words.anonymous()}</bdi>
          {isMe && <b>{words.you()}</b>}
          {badge?.(member)}
          {twin && <small>#{hash(member.id).toString(16).slice(-4)}</small>}
        </span>
        {(isAbsent ? seen(member, context) : null) ?? (
          // the status in words: the glyph of the face never stands alone
          <bdi className={doing}>
            {[
              linkDown || isAbsent ? null : cleanName(detail),
              words.status({ status, isMe, stale: stale && !isAbsent, linkDown }),
              words.status({ status: null, isMe, stale }),
            ].find(Boolean)}
          </bdi>
        )}
        {actions && <span className="cp-member-actions">{actions(member)}</span>}
      </>
    );
  },
);

const doing = 'cp-person-doing';

/** When somebody who is not here was. */
function seen(member: Member, context: MemberRowContext): ReactNode {
  const { seenAt, words, locale, timeZone, tools } = context;
  const at = seenAt?.(member) ?? null;
  if (at === null) return null;
  const say = (ago: string): string => words.seen({ ago });
  return tools ? (
    <tools.RelativeTime at={at} className={doing} locale={locale}>
      {say}
    </tools.RelativeTime>
  ) : (
    <time className={doing} dateTime={new Date(at).toISOString()}>
      {say(formatDate(at, locale, timeZone))}
    </time>
  );
}
