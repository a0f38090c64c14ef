import { describe, expect, it } from 'vitest';
import { cleanName } from '../../src/components/foundations/clean-name.js';

const family = '👨‍👩‍👧‍👦';

describe('cleanName', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['José Ñandú', 'José Ñandú'],
    ['李伟', '李伟'],
    ['김민준', '김민준'],
    ['نور الهدى', 'نور الهدى'],
    ['می‌خواهم', 'می‌خواهم'],
    ['क्‍ष', 'क्‍ष'],
    [`${family} Family`, `${family} Family`],
    ['❤️ Ada', '❤️ Ada'],
    ['🇸🇪', '🇸🇪'],
  ])('[NM1] leaves scripts and emoji as they are: %s', (raw, shown) => {
    expect(cleanName(raw)).toBe(shown);
  });

  it.each([undefined, null, 7, {}, [], true, Symbol('name')])(
    '[NM2] gives null for what is not a string',
    (raw) => {
      expect(cleanName(raw)).toBeNull();
    },
  );

  it.each([
    '',
    '   ',
    '\u200b\u200b',
    '\u202e',
    '\u2800',
    '\u3164',
    '...',
    '\ufe0f',
    '\u200d',
    '\u0301',
    '\ud83d',
  ])('[NM3] gives null where nothing can be seen: %j', (raw) => {
    expect(cleanName(raw)).toBeNull();
  });

  it.each([
    ['Ada\u202e olleH', 'Ada olleH'],
    ['\u2066Ada\u2069', 'Ada'],
    ['\u200fAda\u061c', 'Ada'],
  ])('[NM4] takes out what turns the direction of text: %j', (raw, shown) => {
    expect(cleanName(raw)).toBe(shown);
  });

  it.each([
    ['A\u200bd\u2060a', 'Ada'],
    ['Ada\u3164', 'Ada'],
    ['Ada\u{e0041}', 'Ada'],
    ['Ada\u00ad', 'Ada'],
    ['Ada\ufe0f', 'Ada'],
    [' \u200dAda\u200c ', 'Ada'],
    ['\ufe0f\u200dAda', 'Ada'],
  ])('[NM5] takes out what draws nothing: %j', (raw, shown) => {
    expect(cleanName(raw)).toBe(shown);
  });

  it.each([
    ['Ada\n\tLovelace', 'Ada Lovelace'],
    ['Ada\u0000Lovelace', 'Ada Lovelace'],
    ['  Ada \u2003 Lovelace  ', 'Ada Lovelace'],
    ['Ada\ue000', 'Ada'],
    ['\ud83dAda', 'Ada'],
    ['Ada\ufff9x', 'Ada x'],
  ])('[NM6] makes one space of controls, broken characters and runs of spaces: %j', (raw, shown) => {
    expect(cleanName(raw)).toBe(shown);
  });

  it('[NM7] keeps four marks on a letter and no more', () => {
    expect(cleanName(`Z${'\u0335\u0322\u0323\u0324\u0325\u0326'.repeat(20)}algo`)).toMatch(
      /^\p{L}\p{M}{4}algo$/u,
    );
  });

  it('[NM8] shows at most 60 graphemes, of names as long as they like', () => {
    expect(cleanName('x'.repeat(1_000_000))).toBe('x'.repeat(60));
    expect(cleanName(`${family} `.repeat(40))).toHaveLength(family.length * 30 + 29);
  });

  it('[NM9] writes the same name in one form', () => {
    expect(cleanName('Jose\u0301')).toBe('Jos\u00e9');
  });
});
