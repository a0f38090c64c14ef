import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createDistinctColors } from '../../src/components/foundations/distinct-colors.js';
import { nameList, nameText } from '../../src/components/foundations/name-list.js';
import { formatRelative } from '../../src/components/relative-time/format-relative.js';
import { createTicker, periodOf } from '../../src/components/relative-time/ticker.js';
import {
  Avatar,
  ComponentsProvider,
  PresenceAvatarsView,
  ar,
  de,
  en,
  pseudo,
  zh,
  type Language,
} from '../../src/index.js';
import { createVirtualClock } from '../../src/testing.js';

const languages = { de, zh, ar, pseudo };
const sizes = [0, 1, 2, 3, 11, 100, 1_204];

/** Everything that a language is asked to say, in each of its forms. */
function* sentencesOf({ locale, strings }: Language): Generator<string> {
  const at = 1_700_000_000_000;
  for (const count of sizes) {
    const words = { count, locale };
    const { presenceAvatars: p, viewingNow: v, presenceNotices: n, eventFeed: f } = strings;
    yield* [p.people(words), p.more(words), p.morePeople(words), f.fresh(words), f.rate(words)];
    yield* [v.others(words), v.short(words), n.someJoined(words), n.someLeft(words)];
    yield* [strings.newItems.items(words), strings.liveCount.unit({ ...words, unit: 'people' })];
    for (const say of [v.viewing, n.joined, n.left]) yield say({ list: 'NAMES', ...words }).join('');
  }
  for (const state of ['reconnecting', 'offline', 'unavailable', 'failed', 'restored'] as const) {
    for (const seconds of [null, 5]) {
      const words = { state, unstable: false, trying: seconds === null, seconds, signedOut: false };
      const about = { ...words, pending: 3, updates: 12, locale };
      const { title, detail, spoken } = strings.connectionBanner;
      yield* [title(about), detail(about), spoken(about)];
    }
  }
  for (const state of ['unauthenticated', 'denied', 'auth-error', 'over-limit', 'closed'] as const) {
    const { heading, reason } = strings.channelGate;
    yield* [heading({ state, retrying: false }), reason({ state, retrying: true })];
  }
  yield* [strings.people.asOf({ at, locale }), strings.liveCount.asOf({ at, locale })];
  yield strings.avatar.person({ name: 'NAMES', isMe: true, status: 'away', stale: false });
}

describe('languages', () => {
  it.each(Object.entries(languages))('[LG1] %s says everything, and leaves no hole', (_, language) => {
    for (const text of sentencesOf(language)) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(/#|undefined|NaN/);
    }
  });

  it('[LG6] makes strange what is a word of the table, wherever in a sentence it stands, and no name', () => {
    const strange = (text: string): unknown =>
      expect.stringMatching(new RegExp(`^\\[.{${text.length}}~+\\]$`));
    const { viewingNow, field } = pseudo.strings;
    const words = { list: 'Ada', count: 1, locale: 'en' };
    expect(viewingNow.viewing(words)).toEqual(['Ada', strange(' is viewing')]);
    expect(field.requested({ name: 'Ada' })).toEqual([strange('Asked '), 'Ada', strange(' for this field')]);
    expect(field.lost({ name: 'Ada', kept: false })).toEqual([
      strange('You lost this field to '),
      'Ada',
      strange('.'),
    ]);
  });

  it.each(Object.entries(languages))('[LG2] %s has words where English has some', (_, { strings }) => {
    for (const [group, table] of Object.entries(en.strings)) {
      expect(Object.keys(strings[group as keyof typeof strings])).toEqual(Object.keys(table as object));
    }
  });

  it('[LG3] counts in the plurals and the digits of a language', () => {
    const people = (count: number): string => ar.strings.presenceAvatars.people({ count, locale: 'ar-EG' });
    expect([1, 2, 3, 11, 100].map(people)).toEqual([
      'شخص واحد هنا',
      'شخصان هنا',
      '٣ أشخاص هنا',
      '١١ شخصًا هنا',
      '١٠٠ شخص هنا',
    ]);
  });

  it('[LG4] joins names as a language does, each isolated', () => {
    const { container } = render(<p>{nameList(['Ada', 'نور'], 'en', '3 others')}</p>);
    expect(container.querySelectorAll('bdi')).toHaveLength(2);
    expect(container).toHaveTextContent('Ada, نور and 3 others');
    expect(nameText(['Ada', 'Bo'], 'de')).toBe('Ada und Bo');
    expect(nameText(['Ada', 'Bo'], 'zh')).toBe('Ada和Bo');
  });

  it('[LG5] is given to everything below, and one’s own words win', () => {
    render(
      <ComponentsProvider language={de} strings={{ avatar: { anonymous: () => 'Jemand' } }}>
        <PresenceAvatarsView members={[{ id: '1', info: {}, isMe: true }]} />
        <ComponentsProvider locale="de-AT">
          <Avatar strings={{ person: () => 'Eigenes' }} />
        </ComponentsProvider>
      </ComponentsProvider>,
    );
    expect(screen.getByText('Nur du bist hier')).toBeInTheDocument();
    expect(screen.getByRole('list', { name: '1 Person hier' })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: 'Eigenes' })).toBeInTheDocument();
  });
});

describe('how long ago', () => {
  it('[TI1] ticks by the second for a minute, half a minute for an hour, then five', () => {
    expect([0, 59_999, 60_000, 3_599_999, 3_600_000].map(periodOf)).toEqual([
      1_000, 1_000, 30_000, 30_000, 300_000,
    ]);
  });

  it('[TI2] has one timer for all, none while nobody looks or listens', async () => {
    const clock = createVirtualClock();
    let hidden = false;
    const ticker = createTicker(clock, () => hidden);
    const heard = [vi.fn(), vi.fn()];
    const stops = heard.map((listener) => ticker.subscribe(clock.now(), listener));
    expect(clock.pending).toBe(1);
    await clock.advance(3_000);
    expect(heard.map(({ mock }) => mock.calls.length)).toEqual([3, 3]);
    hidden = true;
    await clock.advance(10_000);
    expect(clock.pending).toBe(0);
    hidden = false;
    ticker.wake();
    expect(clock.pending).toBe(1);
    for (const stop of stops) stop();
    expect(clock.pending).toBe(0);
  });

  it('[TI3] is said in the short style', () => {
    expect(formatRelative(0, 180_000, 'en')).toBe('3 min. ago');
    expect(formatRelative(0, 90_000_000, 'de')).toBe('gestern');
    expect(formatRelative(10, 0, 'en')).toBe('now');
  });
});

describe('colours that differ', () => {
  const ids = Array.from({ length: 10 }, (_, i) => `user-${i}`);

  it('[DC1] gives ten people ten colours, whoever sees them in whatever order', () => {
    const one = createDistinctColors(createVirtualClock());
    const other = createDistinctColors(createVirtualClock());
    one.update(ids);
    other.update([...ids].reverse());
    expect(new Set(ids.map(one.colorOf)).size).toBe(10);
    expect(ids.map(one.colorOf)).toEqual(ids.map(other.colorOf));
  });

  it('[DC2] keeps a colour for ten minutes after somebody left', async () => {
    const clock = createVirtualClock();
    const colors = createDistinctColors(clock);
    colors.update(ids);
    const own = colors.colorOf('user-3');
    colors.update(ids.slice(0, 3));
    await clock.advance(599_999);
    colors.update([...ids.slice(0, 3), 'new']);
    expect(colors.colorOf('user-3')).toBe(own);
    await clock.advance(2);
    colors.update(ids.slice(0, 3));
    colors.update([...ids.slice(0, 3), 'a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(colors.colorOf)).size).toBe(7);
  });
});
