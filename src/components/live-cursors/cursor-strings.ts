/** The words of `CursorToggle`. */
export const cursorStrings = {
  /** Stays the same, pressed or not. */
  toggle: (): string => 'Cursors',
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type CursorStrings = typeof cursorStrings;
