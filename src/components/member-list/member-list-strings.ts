/** The words of `MemberList`, beside those of all lists of people. */
export const memberListStrings = {
  title: (): string => 'People',
  /** A status, or the name of a group of one's own. */
  group: ({ group }: { group: string }): string =>
    ({ active: 'Active', idle: 'Idle', away: 'Away', offline: 'Offline' })[group] ?? group,
  changed: (): string => 'The list has changed',
  refresh: (): string => 'Refresh order',
  /** When somebody who is not here was last seen, or last did something. */
  seen: ({ ago }: { ago: string }): string => `Seen ${ago}`,
  nobody: (): string => 'Nobody is here yet',
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type MemberListStrings = typeof memberListStrings;
