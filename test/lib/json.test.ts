import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecord, mayBeJson, parseJson } from '../../src/lib/json.js';

describe('JSON', () => {
  it.each([
    [{}, true],
    [Object.create(null), true],
    [[], false],
    [null, false],
    ['{}', false],
    [undefined, false],
  ])('[LI20] %j is a record: %s', (value, expected) => {
    expect(isRecord(value)).toBe(expected);
  });

  it('[LI21] a text that is not JSON gives undefined, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseJson(text);
      }),
    );
    expect(parseJson('{')).toBeUndefined();
    expect(parseJson('')).toBeUndefined();
    expect(parseJson('null')).toBeNull();
  });

  it('[LI22] every JSON text may be JSON; plain words are told apart without a try', () => {
    fc.assert(fc.property(fc.json(), (text) => mayBeJson(text) && mayBeJson(`  \n${text}`)));
    for (const text of ['public', 'hello', '', '<p>', '+1', '…']) expect(mayBeJson(text)).toBe(false);
  });
});
