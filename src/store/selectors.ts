import type { Member } from '../protocol/member.js';
import type { ChannelSnapshot, PresenceSnapshot } from './state.js';

const nobody: PresenceSnapshot = Object.freeze({ members: [], me: null, complete: true, stale: false });

/** Who is in a presence channel, and how it stands with it. */
export interface Presence<I = unknown> {
  readonly status: ChannelSnapshot['status'];
  readonly me: Member<I> | null;
  /** `members` without `me`. */
  readonly others: readonly Member<I>[];
  /** In the order in which they were first seen. */
  readonly members: readonly Member<I>[];
  /** `members.length`. */
  readonly count: number;
  /** False: the server's list is known to be cut short. */
  readonly complete: boolean;
  /** The connection is down: these are the people of before. */
  readonly stale: boolean;
}

const othersOf = new WeakMap<readonly Member[], readonly Member[]>();

/** `members` without oneself, built once for each list. */
export function selectOthers(members: readonly Member[]): readonly Member[] {
  let others = othersOf.get(members);
  if (others === undefined) {
    others = members.filter((member) => !member.isMe);
    othersOf.set(members, others);
  }
  return others;
}

const viewOf = new WeakMap<ChannelSnapshot, Presence>();

function createView({ status, presence }: ChannelSnapshot): Presence {
  const { members, me, complete, stale } = presence ?? nobody;
  return {
    status,
    me,
    get others() {
      return selectOthers(members);
    },
    members,
    count: members.length,
    complete,
    stale,
  };
}

const emptyPresence: Presence = createView({
  name: '',
  status: 'idle',
  error: null,
  subscriptionCount: null,
  cacheMiss: false,
  presence: null,
});

/** The people of a channel; the same object until something of it changes. */
export function selectPresence(channel: ChannelSnapshot | undefined): Presence {
  if (channel === undefined) return emptyPresence;
  let view = viewOf.get(channel);
  if (view === undefined) {
    view = createView(channel);
    viewOf.set(channel, view);
  }
  return view;
}
