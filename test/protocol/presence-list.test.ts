import { describe, expect, it } from 'vitest';
import { readPresenceList } from '../../src/protocol/presence-list.js';

const list = (presence: unknown): string => JSON.stringify({ presence });
const read = (data: unknown, dialect: 'pusher' | 'push-service' = 'pusher') =>
  readPresenceList(data, dialect === 'push-service');
const entriesOf = (data: unknown, dialect?: 'pusher' | 'push-service') => read(data, dialect)?.entries;

describe('the list of members', () => {
  it('[PC14] is a map from id to info, in the order of the ids', () => {
    const data = list({ count: 3, ids: ['b', 2, '1'], hash: { 1: 'one', 2: 'two', b: 'bee' } });
    const entries = [
      ['b', 'bee'],
      ['2', 'two'],
      ['1', 'one'],
    ];
    expect(read(data)).toEqual({ entries, complete: true });
    expect(entriesOf(data, 'push-service')).toEqual(entries);
  });

  it('[PC15] is a list of one-key objects at the push service, whose ids are indexes', () => {
    const data = list({ count: 2, ids: [0, 1], hash: [{ 100: { name: 'A' } }, { 'u-2': 'text' }] });
    expect(entriesOf(data, 'push-service')).toEqual([
      ['100', { name: 'A' }],
      ['u-2', 'text'],
    ]);
  });

  it('[PC16] at the push service, [info] is the user "0", and info may be of any type', () => {
    const data = list({ count: 3, ids: [0, 1, 2], hash: [[{ name: 'Zero' }], { a: [] }, { b: null }] });
    expect(entriesOf(data, 'push-service')).toEqual([
      ['0', { name: 'Zero' }],
      ['a', []],
      ['b', null],
    ]);
  });

  it('[PC17] is a list of infos elsewhere where the ids are 0, 1, 2 …', () => {
    const data = list({ count: 2, ids: [0, 1], hash: [{ name: 'A' }, { name: 'B' }] });
    expect(entriesOf(data)).toEqual([
      ['0', { name: 'A' }],
      ['1', { name: 'B' }],
    ]);
    expect(
      entriesOf(
        list({
          count: 2,
          hash: [
            { n: 1, m: 1 },
            { n: 2, m: 2 },
          ],
        }),
      ),
    ).toEqual([
      ['0', { n: 1, m: 1 }],
      ['1', { n: 2, m: 2 }],
    ]);
  });

  it('[PC18] may be a list of one-key objects elsewhere too', () => {
    const data = list({ count: 2, ids: ['a', 'b'], hash: [{ a: { n: 1 } }, { b: { n: 2 } }] });
    expect(entriesOf(data)).toEqual([
      ['a', { n: 1 }],
      ['b', { n: 2 }],
    ]);
  });

  it('[PC19] the empty list is empty, as a list or as an object', () => {
    for (const hash of [[], {}]) {
      expect(read(list({ count: 0, ids: [], hash }))).toEqual({ entries: [], complete: true });
    }
  });

  it('[PC20] ids alone, without infos, are members too', () => {
    expect(entriesOf(list({ count: 2, ids: ['a', 7] }))).toEqual([
      ['a', undefined],
      ['7', undefined],
    ]);
  });

  it('[PC21] may come as an object instead of a text', () => {
    expect(entriesOf({ presence: { ids: ['a'], hash: { a: 1 } } })).toEqual([['a', 1]]);
  });

  it('[PC22] hostile names are names', () => {
    const text = '{"presence":{"ids":["__proto__","constructor"],"hash":{"__proto__":1,"constructor":2}}}';
    expect(entriesOf(text)).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
    expect(entriesOf('{"presence":{"ids":["toString","a"],"hash":{"a":1}}}')).toEqual([['a', 1]]);
  });

  it('[PC23] ids that come twice cost nobody their place', () => {
    expect(entriesOf(list({ ids: ['a', 'a'], hash: { a: 1, b: 2 } }))).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('[PC24] is complete unless its count disagrees, or the push service cut it at 101', () => {
    const hash = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`u${i}`, {}]));
    expect(read(list({ count: 101, hash }))?.complete).toBe(true);
    expect(read(list({ count: 101, hash }), 'push-service')?.complete).toBe(false);
    expect(read(list({ count: 102, hash }))?.complete).toBe(false);
    expect(read(list({ count: 0, ids: ['a'], hash: { a: 1 } }))?.complete).toBe(false);
  });

  it.each([
    [undefined],
    [null],
    ['{}'],
    ['nonsense'],
    [{ presence: [] }],
    [{ presence: { hash: 7, ids: {} } }],
  ])('[PC25] %j is no list', (data) => {
    expect(read(data)).toBeNull();
  });
});
