import { beaconPath, scriptText } from './harm.js';

const zalgo = `Z${'\u0321\u0322\u0334\u0338\u0351\u0360'.repeat(60)}algo`;

/** What people write where their name belongs. */
export const names: readonly (readonly [label: string, name: unknown])[] = [
  ['An image that runs a script', `<img src=x onerror="${scriptText}">`],
  ['A script', `<script>${scriptText}</script>`],
  ['A link', `<a href="javascript:${scriptText}">Ada</a>`],
  ['Text turned around', 'Ada\u202e gnipyt si'],
  ['Isolates that are not closed', '\u2066\u2067Ada\u2067\u202d'],
  ['Marks piled up', zalgo],
  ['Nothing that is seen', '\u200b\u2060\ufeff\u3164'],
  ['Half a letter', '\ud83d Ada \udc4b'],
  ['Five thousand letters', 'Ada '.repeat(1_250)],
  ['One word without an end', 'x'.repeat(5_000)],
  ['Lines and tabs', 'Ada\n\n\n\tLovelace\u2028\u0007'],
  ['Not a text', { toString: 'Ada' }],
  ['Says that it is you', 'Ada Lovelace (you)'],
  ['Letters that nobody defined', '\ue000\uf8ff\u0378'],
];

/** What people write where the address of their picture belongs; the picture itself is never asked for. */
export const avatars: readonly (readonly [label: string, url: unknown])[] = [
  ['A script', `javascript:${scriptText}`],
  ['A script, disguised', ` java\tscript:${scriptText}`],
  ['A page as data', `data:text/html,<script>${scriptText}</script>`],
  [
    'A drawing with a script',
    `data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" onload="${scriptText}"/>`,
  ],
  ['A file of this machine', 'file:///etc/passwd'],
  ['A password in it', `https://eve:secret@pictures.invalid${beaconPath}.png`],
  ['Not encrypted', `http://pictures.invalid${beaconPath}.png`],
  ['Three thousand characters', `https://pictures.invalid${beaconPath}/${'x'.repeat(3_000)}.png`],
  ['A picture as large as a page', `data:image/png;base64,${'A'.repeat(40_000)}`],
  ['Another scheme', `ftp://pictures.invalid${beaconPath}.png`],
  ['Not a text', { href: `${beaconPath}.png` }],
];

/** What people write where their colour belongs. */
export const colours: readonly (readonly [label: string, colour: unknown])[] = [
  ['An address', `url(${beaconPath}/colour.png)`],
  ['A variable', `var(--cp-surface, url(${beaconPath}/var.png))`],
  ['More than a colour', `red; background: url(${beaconPath}/more.png)`],
  ['Out of an attribute', `red" onload="${scriptText}`],
  ['A style sheet', `</style><script>${scriptText}</script>`],
  ['An expression', `expression(${scriptText})`],
  ['Not readable under white', '#ffff00'],
  ['Not visible on dark', '#000'],
  ['Not visible at all', 'rgb(255 255 255 / 0%)'],
  ['Out of the gamut', 'oklch(300% 40 720)'],
  ['Infinite', Number.POSITIVE_INFINITY],
  ['No number', Number.NaN],
  ['Below the palette', -7],
  ['Five thousand characters', `#${'f'.repeat(5_000)}`],
];

/** Ids that objects, lists and pages take for something else. */
export const ids: readonly string[] = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '42',
  '7',
  '007',
  '-1',
  '1e3',
  '\u202eada',
  'ada\u200b',
  '<b>ada</b>',
  'a"b\'c&d',
  'ada lovelace',
  'ключ-😀',
  'x'.repeat(120),
];
