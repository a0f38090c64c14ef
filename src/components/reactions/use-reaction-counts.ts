'use client';
import { useMemo } from 'react';
import { usePersonMapping } from '../../react/person.js';
import type { NameOrNone } from '../../react/use-channel-state.js';
import { useMyState } from '../../react/use-my-state.js';
import { usePresence } from '../../react/use-presence.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import { cleanName } from '../foundations/clean-name.js';
import { useWords } from '../foundations/settings.js';
import { avatarStrings } from '../foundations/strings.js';
import type { ReactionCount } from './reaction-bar-view.js';
import { reactionStrings, type ReactionKind } from './reaction-strings.js';

const none: readonly string[] = [];
const mostNames = 10;

/** What {@link useReactionCounts} gives. */
export interface UseReactionCountsResult {
  readonly counts: ReadonlyMap<string, ReactionCount>;
  /** Reacts, or takes it back. */
  readonly toggle: (id: string) => void;
}

/** Of anything that somebody sent, which of the reactions it has. */
function readReactions(state: unknown, emojis: readonly ReactionKind[]): readonly string[] {
  if (!Array.isArray(state) || state.length > emojis.length) return none;
  return emojis.flatMap(({ id }) => (state.includes(id) ? [id] : []));
}

/**
 * Reactions that stay for as long as their authors are in the channel, and can be taken back. Whose they are says the
 * server.
 *
 * @param target tells what is reacted to, where it is not the channel as a whole
 * @example
 * const { counts, toggle } = useReactionCounts('presence-room', defaultReactions, 'message-7');
 * <ReactionBarView mode="toggle" counts={counts} onReact={toggle} />
 */
export function useReactionCounts(
  channel: NameOrNone<RegisteredPresenceName>,
  emojis: readonly ReactionKind[],
  target = '',
): UseReactionCountsResult {
  const name = `reactions ${target}`;
  const { mine, setMine, states } = useMyState<readonly string[]>(channel, none, { name });
  const members = usePresence(channel, (presence) => presence.members, Object.is);
  const person = usePersonMapping();
  const { anonymous } = useWords('avatar', avatarStrings);
  const { you } = useWords('reactions', reactionStrings);
  const counts = useMemo(() => {
    const who = new Map<string, string[]>(readReactions(mine, emojis).map((id) => [id, [you()]]));
    for (const member of members) {
      if (member.isMe) continue;
      for (const id of readReactions(states.get(member.id), emojis)) {
        who.set(id, [...(who.get(id) ?? []), cleanName(person(member).name) ?? anonymous()]);
      }
    }
    return new Map(
      [...who].map(([id, names]): [string, ReactionCount] => [
        id,
        { count: names.length, names: names.slice(0, mostNames), mine: mine.includes(id) },
      ]),
    );
  }, [mine, states, members, emojis, person, anonymous, you]);
  return {
    counts,
    toggle: (id) =>
      setMine((before) => {
        const has = readReactions(before, emojis);
        return has.includes(id) ? has.filter((one) => one !== id) : [...has, id];
      }),
  };
}
