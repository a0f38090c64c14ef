'use client';
import { useMemo, useState, type ReactElement } from 'react';
import { cleanName } from '../../components/foundations/clean-name.js';
import { usePersonMapping, type PersonMapping } from '../../react/person.js';
import type { ChannelSnapshot, Member, PresenceSnapshot } from '../../store/state.js';
import { printJson, showInvisible } from '../print-frame.js';
import { Detail, NoDetail } from './detail.js';
import { RowList } from './row-list.js';
import type { TabProps } from './tab-props.js';
import { useSampled } from './use-sampled.js';

interface MemberRow {
  readonly key: string;
  readonly member: Member;
  /** The name as it came; null where there is none. */
  readonly raw: string | null;
  /** As components show it; null: as anonymous. */
  readonly shown: string | null;
}

/** Who is in a channel: as the server sent it, and as components show it. */
export function PresenceTab({ source: { engine } }: TabProps): ReactElement {
  const { store, clock } = engine;
  const channels = useSampled(
    useMemo(() => ({ subscribe: store.subscribe, read: () => store.getState().channels }), [store]),
    clock,
  );
  const [wanted, setWanted] = useState('');
  const rooms = [...channels].filter((entry): entry is [string, Room] => entry[1].presence !== null);
  const room = rooms.find(([name]) => name === wanted) ?? rooms[0];
  if (!room) {
    return (
      <div className="empty">
        <b>No presence channel is held</b>
        <p>Names of channels with people in them begin with presence-.</p>
      </div>
    );
  }
  const [name, { presence }] = room;
  return (
    <>
      <div className="bar">
        <select aria-label="Channel" value={name} onChange={({ target }) => setWanted(target.value)}>
          {rooms.map(([each]) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <small>{summaryOf(presence)}</small>
      </div>
      <Members key={name} members={presence.members} />
    </>
  );
}

function Members({ members }: { readonly members: readonly Member[] }): ReactElement {
  const person = usePersonMapping();
  const [id, setId] = useState<string | null>(null);
  const rows = useMemo(() => members.map((member) => rowOf(member, person)), [members, person]);
  const chosen = rows.find(({ key }) => key === id);
  return (
    <div className="split">
      <RowList
        label="Members"
        rows={rows}
        chosen={id}
        onChoose={({ key }) => setId(key)}
        toneOf={({ raw, shown }) => (raw === shown ? undefined : 'changed')}
        empty={<p>Nobody is here.</p>}
      >
        {(row) => <MemberCells row={row} />}
      </RowList>
      {chosen ? (
        <MemberDetail row={chosen} />
      ) : (
        <NoDetail>
          <p>Choose a member to see what the server sent.</p>
        </NoDetail>
      )}
    </div>
  );
}

type Room = ChannelSnapshot & { readonly presence: PresenceSnapshot };

function summaryOf({ members, complete, stale, me }: PresenceSnapshot): string {
  const parts = [`${members.length} here`];
  if (me === null) parts.push('you are not in the list');
  if (!complete) parts.push('the server cut its list');
  if (stale) parts.push('as of before the connection was lost');
  return parts.join(', ');
}

/** A mapping of the application may throw: the devtools are where one finds out. */
function rowOf(member: Member, person: PersonMapping): MemberRow {
  const raw = nameOf(member, person);
  return { key: member.id, member, raw, shown: cleanName(raw) };
}

function nameOf(member: Member, person: PersonMapping): string | null {
  try {
    return person(member).name ?? null;
  } catch {
    return null;
  }
}

function MemberCells({ row: { member, raw, shown } }: { row: MemberRow }): ReactElement {
  return (
    <>
      <b>
        <bdi>{showInvisible(member.id.slice(0, 200))}</bdi>
      </b>
      <span>
        <bdi>{shown ?? 'Anonymous'}</bdi>
        {member.isMe && ' (you)'}
      </span>
      <small>
        <bdi>{raw === null ? 'no name' : raw !== shown && showInvisible(raw.slice(0, 200))}</bdi>
      </small>
    </>
  );
}

function MemberDetail({ row: { member, raw, shown } }: { row: MemberRow }): ReactElement {
  return (
    <Detail title={member.id.slice(0, 200)} printed={printJson(member.info)}>
      <dl>
        <div>
          <dt>Shown as</dt>
          <dd>
            <bdi>{shown ?? 'Anonymous'}</bdi>
          </dd>
        </div>
        <div>
          <dt>Came as</dt>
          <dd className="mono">{raw === null ? 'no name' : showInvisible(raw.slice(0, 512))}</dd>
        </div>
      </dl>
    </Detail>
  );
}
