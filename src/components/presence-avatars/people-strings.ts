/** The words of `PresenceAvatars` that only its open list needs: they come with it. */
export const peopleStrings = {
  /** Under the title while the connection is down. */
  asOf: ({ at, locale }: { at: number; locale: string }): string =>
    `As of ${new Date(at).toLocaleTimeString(locale, { timeStyle: 'short', hourCycle: 'h23' })}, before the connection was lost`,
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type PeopleStrings = typeof peopleStrings;
