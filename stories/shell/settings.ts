/** What the toolbar offers. The first of each list is what a story has where nobody chose. */
export const choices = {
  theme: ['light', 'dark', 'system', 'hc-light', 'hc-dark', 'grid'],
  locale: ['en', 'de', 'zh', 'ar', 'pseudo'],
  direction: ['auto', 'ltr', 'rtl'],
  motion: ['system', 'reduced', 'none'],
  network: ['perfect', 'wifi', '3g', 'satellite', 'flaky', 'half-open', 'offline', 'auth-down'],
  roomSize: ['own', '1', '3', '12', '100', '1000', '10000'],
  clock: ['real', 'paused', 'fast'],
  css: ['layered', 'unlayered', 'structure', 'hostile'],
  strict: ['off', 'on'],
} as const;

type Choices = typeof choices;

/** A way of the toolbar's for each of its menus. */
export type ShellSettings = { readonly [Name in keyof Choices]: Choices[Name][number] };

export type Network = ShellSettings['network'];
export type ClockPace = ShellSettings['clock'];

const first = Object.entries(choices).map(([name, [value]]) => [name, value]);

export const initialSettings = Object.fromEntries(first) as ShellSettings;

/** Reads Storybook's globals. They come out of an address too: what is not on offer is as if it had not been said. */
export function readSettings(globals: Readonly<Record<string, unknown>>): ShellSettings {
  const settings = Object.entries(choices).map(([name, offered]) => {
    const given = Object.hasOwn(globals, name) ? globals[name] : undefined;
    const text = typeof given === 'number' ? String(given) : given;
    return [name, offered.find((value) => value === text) ?? offered[0]];
  });
  return Object.fromEntries(settings) as ShellSettings;
}

/** What an element says of a theme, where it is not the system's. */
export function themeAttributes(theme: ShellSettings['theme']): {
  readonly 'data-theme'?: 'light' | 'dark';
  readonly 'data-contrast'?: 'more';
} {
  if (theme === 'system') return {};
  return {
    'data-theme': theme.endsWith('dark') ? 'dark' : 'light',
    ...(theme.startsWith('hc-') && { 'data-contrast': 'more' }),
  };
}

/** The direction that the page has: the language's, where none is asked for. */
export function directionOf({ direction, locale }: ShellSettings): 'ltr' | 'rtl' {
  if (direction !== 'auto') return direction;
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** How many people a room has; null: as many as the story gives it. */
export function sizeOf({ roomSize }: ShellSettings): number | null {
  return roomSize === 'own' ? null : Number(roomSize);
}

/** How much faster than the page's the clock of the labs is. */
export const rates: Readonly<Record<ClockPace, number>> = { real: 1, paused: 0, fast: 10 };
