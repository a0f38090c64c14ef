import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from '../../src/components/foundations/clean-name.js';
import { initials } from '../../src/components/foundations/initials.js';

const tricky = fc.constantFrom(
  ...'\u200b\u200c\u200d\u202e\u2066\u2800\u3164\ufe0f\ufeff\u0301\u0335\u0000\ue000\ud83d\udc68 \t\n(aZ'.split(
    '',
  ),
  '👨‍👩‍👧‍👦',
  '🇸🇪',
  '\u{e0041}',
  'नी',
);
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(tricky, { maxLength: 40 }).map((parts) => parts.join('')),
);

const concealed =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Bidi_C}\u2800]|(?!\u200c|\u200d|\ufe0f)\p{DI}|^\s|\s$|\s\s|\p{M}{5}/u;

describe('any name', () => {
  it('[NM16] is shown without anything concealed, or not at all', () => {
    fc.assert(
      fc.property(names, (raw) => {
        const name = cleanName(raw);
        if (name === null) return;
        expect(name).not.toMatch(concealed);
        expect(name).toMatch(/[\p{L}\p{N}\p{ExtPict}\p{RI}]/u);
      }),
      { numRuns: 5_000 },
    );
  });

  it('[NM17] is cleaned once and for all', () => {
    fc.assert(
      fc.property(names, (raw) => {
        const name = cleanName(raw);
        expect(cleanName(name)).toBe(name);
      }),
      { numRuns: 5_000 },
    );
  });

  it('[NM18] has initials of at most two graphemes', () => {
    const segmenter = new Intl.Segmenter('en');
    fc.assert(
      fc.property(names, (raw) => {
        const letters = initials(cleanName(raw) ?? '');
        expect([...segmenter.segment(letters)].length).toBeLessThanOrEqual(2);
        expect(letters).not.toMatch(/[\p{Cs}]/u);
      }),
      { numRuns: 5_000 },
    );
  });
});
