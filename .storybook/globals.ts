import type { GlobalTypes } from 'storybook/internal/types';
import { choices, type ShellSettings } from '../stories/shell/settings.js';

type Titles = { readonly [Name in keyof ShellSettings]: Readonly<Record<ShellSettings[Name], string>> };

const titles: Titles = {
  theme: {
    light: 'Light',
    dark: 'Dark',
    system: 'System',
    'hc-light': 'Light, more contrast',
    'hc-dark': 'Dark, more contrast',
    grid: 'All, side by side',
  },
  locale: { en: 'English', de: 'Deutsch', zh: '中文', ar: 'العربية', pseudo: 'Pseudo' },
  direction: { auto: 'That of the language', ltr: 'Left to right', rtl: 'Right to left' },
  motion: { system: 'As the system has it', reduced: 'Reduced motion', none: 'No motion' },
  network: {
    perfect: 'Perfect',
    wifi: 'Wi-Fi',
    '3g': '3G',
    satellite: 'Satellite',
    flaky: 'Flaky',
    'half-open': 'Half-open',
    offline: 'Offline',
    'auth-down': 'Auth down',
  },
  roomSize: {
    own: 'As the story has it',
    '1': '1',
    '3': '3',
    '12': '12',
    '100': '100',
    '1000': '1,000',
    '10000': '10,000',
  },
  clock: { real: 'Real time', paused: 'Paused', fast: '× 10' },
  css: {
    layered: 'styles.css',
    unlayered: 'Unlayered',
    structure: 'Structure only',
    hostile: 'Hostile reset',
  },
  strict: { off: 'Off', on: 'Strict' },
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

/** What nobody chose is no choice: the menu's button is an icon then, and says what was chosen otherwise. */
function typeOf(name: keyof ShellSettings): GlobalTypes[string] {
  const [initial, ...others]: readonly string[] = choices[name];
  const words: Readonly<Record<string, string>> = titles[name];
  const { description, icon } = menus[name];
  const reset = { type: 'reset' as const, title: words[initial]! };
  return {
    description,
    toolbar: { icon, items: [reset, ...others.map((value) => ({ value, title: words[value]! }))] },
  };
}

const names = Object.keys(choices) as (keyof ShellSettings)[];

/** The toolbar's menus. */
export const globalTypes: GlobalTypes = Object.fromEntries(names.map((name) => [name, typeOf(name)]));
