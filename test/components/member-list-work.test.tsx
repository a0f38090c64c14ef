import { act, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  readAll,
  type MemberEntry,
  type MemberListInput,
} from '../../src/components/member-list/member-order.js';
import { readNext } from '../../src/components/member-list/member-reading.js';
import { MemberListView, personFromInfo, type Member } from '../../src/index.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const loaded = (): Promise<void> => act(() => vi.dynamicImportSettled());
const wait = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};
const somebody = (id: string, name: string, isMe = false): Member => ({ id, isMe, info: { name } });
const crowd = Array.from({ length: 10_000 }, (_, i) => somebody(`u${i}`, `Guest ${i}`, i === 0));

describe('the work of a list of ten thousand', () => {
  it('[ML11] is that of those who came and went, not of all', async () => {
    const person = vi.fn(personFromInfo);
    const badge = vi.fn(() => null);
    const list = (members: readonly Member[]) => <MemberListView {...{ members, person, badge }} />;
    const { rerender, container } = render(list(crowd));
    await loaded();
    wait(1_000);
    person.mockClear();
    badge.mockClear();
    const [first, ...others] = crowd;
    let now: readonly Member[] = [first!, ...others.slice(50), somebody('late', 'Zoe')];
    for (let turn = 0; turn < 10; turn += 1) {
      now = [...now.slice(0, -1), somebody(`late-${turn}`, `Zoe ${turn}`)];
      rerender(list(now));
    }
    wait(250);
    const rows = badge.mock.calls.length;
    expect(container.querySelector('ul > li')).toHaveAttribute('aria-setsize', '9951');
    expect(rows).toBeGreaterThan(0); // of those in the document some went
    expect(rows).toBeLessThanOrEqual(51);
    expect(person.mock.calls.length).toBeLessThanOrEqual(rows + 1);
    badge.mockClear();
    person.mockClear();
    rerender(list([...now, somebody('last', 'Zoe the last')]));
    wait(250);
    expect(badge).not.toHaveBeenCalled();
    expect(person).toHaveBeenCalledTimes(1);
  });

  const name = fc.constantFrom('Ada', 'ada', 'Bo', 'Bo Andersson', '');
  const named = (id: fc.Arbitrary<string>) => fc.record({ id, name });
  const changes = fc.record({
    before: fc.uniqueArray(named(fc.integer({ min: 0, max: 60 }).map(String)), {
      selector: ({ id }) => id,
      minLength: 20,
      maxLength: 30,
    }),
    dropped: fc.nat({ max: 19 }),
    renamed: fc.record({ at: fc.nat({ max: 18 }), name }),
    came: fc.uniqueArray(named(fc.integer({ min: 50, max: 70 }).map(String)), {
      selector: ({ id }) => id,
      maxLength: 2,
    }),
    isFirst: fc.boolean(),
    roster: fc.uniqueArray(named(fc.integer({ min: 0, max: 70 }).map(String)), { selector: ({ id }) => id }),
  });
  it('[ML12] leads to the same list as if all were read anew', () => {
    const inputOf = (members: readonly Member[], roster: readonly Member[]): MemberListInput => {
      return { members, roster, person: personFromInfo, groups: 'status', sort: undefined };
    };
    const memberOf = (one: { id: string; name: string }): Member =>
      somebody(one.id, one.name, one.id === '0');
    fc.assert(
      fc.property(changes, ({ before, dropped, renamed, came, isFirst, roster }) => {
        const known = roster.map(memberOf);
        const old = inputOf(before.map(memberOf), known);
        const left = old.members.filter((_, at) => at !== dropped);
        const kept = left.map((one, at) =>
          at === renamed.at ? memberOf({ id: one.id, name: renamed.name }) : one,
        );
        const fresh = came.map(memberOf).filter(({ id }) => !kept.some((one) => one.id === id));
        const next = inputOf(isFirst ? [...fresh, ...kept] : [...kept, ...fresh], known);
        expect(readNext(readAll(old), next, false).entries).toEqual(readAll(next).entries);
        const stayed = (entries: readonly MemberEntry[]): string[] =>
          entries.map(({ member }) => member.id).filter((id) => kept.some((one) => one.id === id));
        expect(stayed(readNext(readAll(old), next, true).entries)).toEqual(stayed(readAll(old).entries));
      }),
    );
  });

  it('[ML13] holds still the list that had the focus before it could know', async () => {
    const actions = ({ id }: Member) => <button>Follow {id}</button>;
    const list = (members: readonly Member[]) => <MemberListView {...{ members, actions }} />;
    const { rerender } = render(list(crowd.slice(0, 3)));
    act(() => screen.getAllByRole('button')[1]!.focus());
    await loaded();
    rerender(list([somebody('aa', 'Aaron'), ...crowd.slice(0, 3)]));
    const names = (): (string | null)[] =>
      screen.getAllByRole('button', { name: /Follow/ }).map((button) => button.textContent);
    expect(names()).toEqual(['Follow u0', 'Follow u1', 'Follow u2', 'Follow aa']);
    act(() => screen.getAllByRole('button')[1]!.blur());
    expect(names()).toEqual(['Follow u0', 'Follow aa', 'Follow u1', 'Follow u2']);
  });
});
