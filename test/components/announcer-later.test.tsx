import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  Announcer,
  PresenceAvatarsView,
  useAnnounce,
  type AnnounceMode,
  type Member,
  type Utterance,
} from '../../src/index.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const people = (...names: string[]): Member[] =>
  ['Me', ...names].map((name) => ({ id: name, isMe: name === 'Me', info: { name } }));
const loaded = (): Promise<void> => act(() => vi.dynamicImportSettled());
const wait = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};

function Saver() {
  const announce = useAnnounce();
  return <button onClick={() => announce('Saved.')}>save</button>;
}

function start(members: Member[], announce: AnnounceMode = 'on') {
  const heard: string[] = [];
  const onUtterance = ({ text }: Utterance): void => void heard.push(text);
  const room = (now: Member[], mode: AnnounceMode) => (
    <Announcer connection={false} onUtterance={onUtterance}>
      <PresenceAvatarsView members={now} announce={mode} />
      <Saver />
    </Announcer>
  );
  const { rerender } = render(room(members, announce));
  return {
    heard,
    change: (now: Member[], mode: AnnounceMode = announce) => rerender(room(now, mode)),
  };
}

describe('an announcer whose voices are still being fetched', () => {
  it('[AN16] tells of who comes meanwhile, and not of who was there', async () => {
    const { heard, change } = start(people('Ada'));
    change(people('Ada', 'Bo'));
    await loaded();
    wait(20_000);
    expect(heard).toEqual(['Bo joined.']);
  });

  it('[AN16] takes the first list for the first also where nobody is there before it', async () => {
    const { heard, change } = start([]);
    change(people('Ada'));
    change(people('Ada', 'Bo'));
    await loaded();
    wait(20_000);
    expect(heard).toEqual(['Bo joined.']);
  });

  it('[AN17] tells of nobody who came while nobody was to be told of', async () => {
    const { heard, change } = start(people('Ada'), 'off');
    change(people('Ada', 'Bo'));
    await loaded();
    change(people('Ada', 'Bo'), 'on');
    await loaded();
    change(people('Ada', 'Bo', 'Chidi'), 'on');
    wait(20_000);
    expect(heard).toEqual(['Chidi joined.']);
  });

  it('[AN18] says at once what it is asked to, from a region that was there before', () => {
    const { heard } = start(people());
    const region = screen.getByRole('status');
    expect(region).toBeEmptyDOMElement();
    act(() => screen.getByRole('button', { name: 'save' }).click());
    expect(region).toHaveTextContent('Saved.');
    expect(heard).toEqual(['Saved.']);
  });
});
