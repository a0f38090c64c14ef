import { describe, expect, it } from 'vitest';
import {
  createAnnouncer,
  type AnnouncerConfig,
  type Utterance,
} from '../../src/components/announcer/create-announcer.js';
import { createPresenceNotices } from '../../src/components/presence-notices/create-presence-notices.js';
import type { Member } from '../../src/index.js';
import { createVirtualClock } from '../../src/testing.js';

function start(config: Partial<AnnouncerConfig> = {}) {
  const clock = createVirtualClock();
  const said: Utterance[] = [];
  const suppressed: string[] = [];
  const announcer = createAnnouncer((utterance) => said.push(utterance), clock);
  announcer.configure({ ...config, onSuppress: (text, reason) => suppressed.push(`${reason}: ${text}`) });
  return { ...announcer, clock, suppressed, texts: () => said.map(({ text }) => text), said };
}

describe('the announcer', () => {
  it('[AN1] says one thing at a time, at least 2.5 s apart', async () => {
    const { announce, clock, said } = start();
    announce('One.');
    announce('Two.', { group: 'feed' });
    expect(said).toHaveLength(1);
    await clock.advance(2_499);
    expect(said).toHaveLength(1);
    await clock.advance(1);
    expect(said.map(({ text }) => text)).toEqual(['One.', 'Two.']);
    expect(said[1]!.at - said[0]!.at).toBe(2_500);
  });

  it('[AN2] lets what is urgent interrupt, and says it when it is muted too', () => {
    const { announce, texts, configure, suppressed } = start();
    announce('One.');
    announce('Lost.', { priority: 'assertive' });
    configure({ muted: true });
    announce('Two.');
    announce('Lost again.', { priority: 'assertive' });
    expect(texts()).toEqual(['One.', 'Lost.', 'Lost again.']);
    expect(suppressed).toEqual(['muted: Two.']);
  });

  it('[AN3] replaces what is unsaid by the newer one of its key', async () => {
    const { announce, clock, texts, suppressed } = start();
    announce('First.');
    announce('Connection lost.', { key: 'connection' });
    announce('Back online.', { key: 'connection' });
    await clock.advance(10_000);
    expect(texts()).toEqual(['First.', 'Back online.']);
    expect(suppressed).toEqual(['replaced: Connection lost.']);
  });

  it('[AN4] drops the oldest of a group that waits too long a line, and tells the next how many', async () => {
    const { announce, clock, texts } = start();
    announce('First.');
    for (const text of ['a', 'b', 'c', 'd', 'e'])
      announce((dropped) => `${text} after ${dropped}`, { group: 'feed' });
    await clock.advance(60_000);
    expect(texts()).toEqual(['First.', 'c after 2', 'd after 0', 'e after 0']);
  });

  it('[AN5] takes back what is unsaid, and waits as long as it is asked to', async () => {
    const { announce, clock, texts } = start();
    const takeBack = announce('Typing.', { delayMs: 2_000 });
    announce('Later.', { delayMs: 3_000 });
    await clock.advance(1_999);
    takeBack();
    await clock.advance(1_001);
    expect(texts()).toEqual(['Later.']);
  });

  it('[AN6] is silent of groups that are off, and says the same once', async () => {
    const { announce, clock, texts, suppressed } = start({ groups: { reaction: 'off' } });
    announce('Thumbs up.', { group: 'reaction' });
    announce('Saved.');
    announce('Saved.', { dedupeMs: 5_000 });
    await clock.advance(4_000);
    expect(texts()).toEqual(['Saved.']);
    expect(suppressed).toEqual(['group-off: Thumbs up.', 'repeated: Saved.']);
  });

  it('[AN7] forgets what waits, leaves no timer, and can be used again', async () => {
    const { announce, clear, clock, texts } = start();
    announce('One.');
    announce('Two.');
    clear();
    expect(clock.pending).toBe(0);
    await clock.advance(60_000);
    announce('Three.');
    expect(texts()).toEqual(['One.', 'Three.']);
  });
});

const person = (id: string): Member => ({ id, info: {}, isMe: id === 'me' });
const room = (...ids: string[]): Member[] => ['me', ...ids].map(person);

function watch(timings = { windowMs: 3_000, groupGapMs: 10_000, graceMs: 8_000 }) {
  const clock = createVirtualClock();
  const news: string[] = [];
  const notices = createPresenceNotices(
    ({ joined, left, count }) => {
      const ids = (members: readonly Member[]): string => members.map(({ id }) => id).join(' ');
      news.push(`+[${ids(joined)}] -[${ids(left)}] of ${count}`);
    },
    () => timings,
    clock,
  );
  return { ...notices, clock, news };
}

describe('news of who comes and goes', () => {
  it('[AN8] is not made of the first list, nor of oneself', async () => {
    const { update, clock, news } = watch();
    update([]);
    update(room('a', 'b'));
    await clock.advance(60_000);
    expect(news).toEqual([]);
  });

  it('[AN9] gathers a window, and is at least 10 s apart: 100 joins a second are one utterance', async () => {
    const { update, clock, news } = watch();
    update(room());
    const ids: string[] = [];
    for (let i = 0; i < 100; i++) {
      ids.push(`u${i}`);
      update(room(...ids));
      await clock.advance(10);
    }
    await clock.advance(9_000);
    expect(news).toHaveLength(1);
    expect(news[0]).toMatch(/of 101$/);
  });

  it('[AN10] says nothing of who is back within the grace, nor of who only looked in', async () => {
    const { update, clock, news } = watch();
    update(room('a'));
    update(room());
    await clock.advance(7_000);
    update(room('a'));
    await clock.advance(60_000);
    update(room('a', 'b'));
    await clock.advance(1_000);
    update(room('a'));
    await clock.advance(60_000);
    expect(news.filter((line) => line.includes('a'))).toEqual([]);
  });

  it('[AN11] says that somebody left when the grace is over', async () => {
    const { update, clock, news } = watch();
    update(room('a'));
    update(room());
    await clock.advance(7_999);
    expect(news).toEqual([]);
    await clock.advance(3_001);
    expect(news).toEqual(['+[] -[a] of 1']);
  });

  it('[AN12] is none in rooms of more than a thousand, and leaves no timer when it is cleared', async () => {
    const { update, clear, clock, news } = watch();
    const ids = Array.from({ length: 1_100 }, (_, i) => `u${i}`);
    update(room(...ids.slice(0, 1_050)));
    update(room(...ids));
    await clock.advance(60_000);
    expect(news).toEqual([]);
    update(room('a'));
    update(room('a', 'b'));
    clear();
    expect(clock.pending).toBe(0);
  });
});
