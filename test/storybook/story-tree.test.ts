import { describe, expect, it } from 'vitest';
import { pages } from '../../stories/docs/pages/all-pages.js';
import { sourceFiles } from '../house/source.js';

/** The stories of each component, by the name under which they stand: a component may have several files. */
function storiesByTitle(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { path, text } of sourceFiles('stories')) {
    const [, title] = /title: 'Components\/(\w+)'/.exec(text) ?? [];
    if (!path.endsWith('.stories.tsx') || title === undefined) continue;
    const names = found.get(title) ?? new Set();
    for (const [, name = ''] of text.matchAll(/^export const (\w+): Story/gm)) names.add(name);
    found.set(title, names);
  }
  return found;
}

const stories = storiesByTitle();
const missing = (titles: readonly string[], name: string): string[] =>
  titles.filter((title) => stories.get(title)?.has(name) !== true);

/** What paints something of its own. */
const painted = Object.values(pages)
  .map(({ name }) => name)
  .filter((name) => !['Announcer', 'ComponentsProvider', 'PresenceNotices', 'RelativeTime'].includes(name));
/** What shows how a line stands. */
const connected = [
  ...[
    'PresenceAvatars',
    'ConnectionStatus',
    'ConnectionBanner',
    'TypingIndicator',
    'LiveCursors',
    'MemberList',
  ],
  ...['ChannelGate', 'EventFeed', 'LiveCount', 'ViewingNow', 'FieldLock', 'Reactions'],
];
/** What has something to press, beside links of the application. */
const pressed = [
  ...[
    'PresenceAvatars',
    'ConnectionBanner',
    'MemberList',
    'ChannelGate',
    'EventFeed',
    'Reactions',
    'FieldLock',
  ],
  ...['PresencePrivacy', 'NewItemsPill'],
];

describe('the stories of components', () => {
  it('[ST1] there are some for each component that has a page', () => {
    expect(painted.length).toBeGreaterThan(14);
    expect(painted.filter((name) => !stories.has(name))).toEqual([]);
  });

  it('[ST2] show each component that paints under other themes, and without its looks', () => {
    expect(missing(painted, 'Theming')).toEqual([]);
    expect(missing(painted, 'Unstyled')).toEqual([]);
  });

  it('[ST3] put each component that hangs on the line through its bad days', () => {
    expect(missing(connected, 'Faults')).toEqual([]);
  });

  it('[ST4] walk by keyboard what can be pressed', () => {
    expect(missing(pressed, 'Keyboard')).toEqual([]);
  });
});
