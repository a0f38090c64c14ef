import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySharedMap, withEntry, type SharedMap } from '../../src/lib/shared-map.js';

const names = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', '', 'a', 'b'),
  fc.string({ maxLength: 4 }),
);
const changes = fc.array(fc.tuple(names, fc.option(fc.integer(), { nil: undefined })), { maxLength: 300 });

const sorted = (map: Iterable<[string, number]>): [string, number][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the shared map', () => {
  it('[LI11] holds what a Map would, after any changes, hostile names included', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const model = new Map<string, number>();
        let map: SharedMap<number> = emptySharedMap();
        for (const [key, value] of list) {
          if (value === undefined) model.delete(key);
          else model.set(key, value);
          map = withEntry(map, key, value);
          expect(map.size).toBe(model.size);
        }
        expect(sorted(map)).toEqual(sorted(model));
        for (const [key] of list) expect(map.get(key)).toBe(model.get(key));
      }),
      { numRuns: 200 },
    );
  });

  it('[LI12] a version stays as it was when the next one is made', () => {
    fc.assert(
      fc.property(changes, names, (list, key) => {
        let map: SharedMap<number> = emptySharedMap();
        for (const [name, value] of list) map = withEntry(map, name, value);
        const before = sorted(map);
        withEntry(map, key, 12_345);
        withEntry(map, key, undefined);
        expect(sorted(map)).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});
