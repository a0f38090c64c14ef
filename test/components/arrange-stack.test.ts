import { describe, expect, it } from 'vitest';
import { arrangeStack, type SelfPlace } from '../../src/components/presence-avatars/arrange-stack.js';
import type { Member } from '../../src/index.js';
import { personFromInfo } from '../../src/react/person.js';

function room(count: number, me: number): Member[] {
  return Array.from({ length: count }, (_, i) => ({ id: String(i), info: undefined, isMe: i === me }));
}

function ids(members: readonly Member[], max: number, self: SelfPlace = 'first', total?: number): string {
  const { visible, more, count } = arrangeStack(members, { max, self, total, person: personFromInfo });
  return `${visible.map(({ id }) => id).join('')} +${more} of ${count}`;
}

describe('a stack', () => {
  it('[PA1] shows everyone who has a slot, and counts the "+N" as a slot', () => {
    expect(ids(room(5, 0), 5)).toBe('01234 +0 of 5');
    expect(ids(room(6, 0), 5)).toBe('0123 +2 of 6');
    expect(ids(room(10_000, 0), 5)).toBe('0123 +9996 of 10000');
  });

  it('[PA2] never shows "+1"', () => {
    for (let count = 0; count < 40; count++) {
      for (let max = 1; max < 9; max++) {
        for (const self of ['first', 'last', 'natural', 'hide'] as const) {
          const stack = arrangeStack(room(count, 3), { max, self, person: personFromInfo });
          if (max > 1) expect(stack.more).not.toBe(1);
          expect(stack.visible.length + stack.more).toBe(stack.count);
        }
      }
    }
  });

  it('[PA3] puts oneself first, where asked last, where one was seen, or nowhere', () => {
    expect(ids(room(4, 2), 5)).toBe('2013 +0 of 4');
    expect(ids(room(9, 7), 4)).toBe('701 +6 of 9');
    expect(ids(room(4, 2), 5, 'last')).toBe('0132 +0 of 4');
    expect(ids(room(9, 1), 4, 'last')).toBe('021 +6 of 9');
    expect(ids(room(9, 7), 4, 'natural')).toBe('012 +6 of 9');
    expect(ids(room(4, 2), 5, 'hide')).toBe('013 +0 of 3');
    expect(ids(room(3, 9), 5)).toBe('012 +0 of 3');
  });

  it.each([
    [0, ' +6 of 6'],
    [-3, ' +6 of 6'],
    [NaN, ' +6 of 6'],
    [2.9, '0 +5 of 6'],
    [Infinity, '012345 +0 of 6'],
  ])('[PA4] takes any number of slots as at least one: %s', (max, shown) => {
    expect(ids(room(6, 0), max)).toBe(shown);
  });

  it('[PA5] counts those whom the server does not list', () => {
    expect(ids(room(3, 0), 5, 'first', 1_204)).toBe('012 +1201 of 1204');
    expect(ids(room(3, 0), 5, 'first', 2)).toBe('012 +0 of 3');
    expect(ids(room(3, 0), 5, 'first', NaN)).toBe('012 +0 of 3');
  });
});
