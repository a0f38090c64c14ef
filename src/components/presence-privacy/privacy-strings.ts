/** What somebody may choose of their presence. */
export type PrivacyChoice = 'showCursors' | 'shareCursor' | 'announceJoins' | 'appearOffline';

const labels: Readonly<Record<PrivacyChoice, readonly [label: string, hint: string]>> = {
  showCursors: ['Show others’ cursors', ''],
  shareCursor: ['Share my cursor', 'Others see where you point'],
  announceJoins: ['Announce people joining', 'Spoken by screen readers'],
  appearOffline: ['Appear offline', 'You still see the room'],
};

/** The words of `PresencePrivacy`. */
export const privacyStrings = {
  title: (): string => 'Your presence',
  label: ({ choice }: { choice: PrivacyChoice }): string => labels[choice][0],
  /** Under the label; empty: nothing. */
  hint: ({ choice }: { choice: PrivacyChoice }): string => labels[choice][1],
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type PrivacyStrings = typeof privacyStrings;
