import type { GlobalTypes } from 'storybook/internal/types';
import { choices, initialSettings, type ShellSettings } from '../stories/shell/settings.js';

type Titles = { readonly [Name in keyof ShellSettings]: Readonly<Record<ShellSettings[Name], string>> };

const titles: Titles = {
  theme: { light: 'Light', dark: 'Dark', system: 'Theme of the system' },
  locale: { en: 'English', de: 'Deutsch', zh: '中文', ar: 'العربية', pseudo: 'Pseudo' },
  direction: { auto: 'Direction of the language', ltr: 'Left to right', rtl: 'Right to left' },
  motion: { system: 'Motion as the system has it', reduced: 'Reduced motion', none: 'No motion' },
  network: {
    perfect: 'Perfect network',
    wifi: 'Wi-Fi, 8 ms',
    '3g': '3G, 150 ms',
    satellite: 'Satellite, 300 ms',
    flaky: 'Flaky: comes and goes',
    'half-open': 'Half-open: falls silent',
    offline: 'Offline',
    'auth-down': 'Authorisation down',
  },
  roomSize: {
    own: 'As many people as the story has',
    '1': '1 person',
    '3': '3 people',
    '12': '12 people',
    '100': '100 people',
    '1000': '1,000 people',
    '10000': '10,000 people',
  },
  clock: { real: 'Clock runs', paused: 'Clock paused', fast: 'Clock × 10' },
  css: {
    layered: 'styles.css',
    unlayered: 'styles.unlayered.css',
    structure: 'structure.css',
    hostile: 'styles.css after a reset of buttons',
  },
  strict: { off: 'No StrictMode', on: 'StrictMode' },
};

const menus = {
  theme: { description: 'Theme', icon: 'sun' },
  locale: { description: 'Language', icon: 'globe' },
  direction: { description: 'Direction of writing', icon: 'transfer' },
  motion: { description: 'Motion', icon: 'play' },
  network: { description: 'Network of the labs', icon: 'rss' },
  roomSize: { description: 'Size of the room', icon: 'users' },
  clock: { description: 'Clock of the labs', icon: 'timer' },
  css: { description: 'Style sheet', icon: 'paintbrush' },
  strict: { description: 'StrictMode', icon: 'shield' },
} as const satisfies Record<keyof ShellSettings, { description: string; icon: string }>;

function typeOf(name: keyof ShellSettings): GlobalTypes[string] {
  const offered: readonly string[] = choices[name];
  const words: Readonly<Record<string, string>> = titles[name];
  const { description, icon } = menus[name];
  return {
    description,
    toolbar: { icon, items: offered.map((value) => ({ value, title: words[value]! })) },
  };
}

const names = Object.keys(choices) as (keyof ShellSettings)[];

/** The toolbar's menus. */
export const globalTypes: GlobalTypes = Object.fromEntries(names.map((name) => [name, typeOf(name)]));

export const initialGlobals: ShellSettings = initialSettings;
