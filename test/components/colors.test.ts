import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash, paletteIndex } from '../../src/components/foundations/colors.js';
import { readableColor } from '../../src/components/foundations/custom-color.js';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('the colour of a user', () => {
  it('[NM19] is FNV-1a of the id, over UTF-8', () => {
    expect(hash('')).toBe(0x811c9dc5);
    expect(hash('a')).toBe(0xe40c292c);
    expect(hash('foobar')).toBe(0xbf9cf968);
    expect(hash('é')).toBe(hash('e\u0301'));
  });

  it('[NM20] is one of ten, and each of them is used', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, i) => paletteIndex(`user-${i}`)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('a colour of one’s own', () => {
  it.each([
    ['#c11342', '#c11342'],
    ['#C11342FF', '#c11342'],
    ['#f00', readableColor('rgb(255, 0, 0)')],
    ['#f008', readableColor('rgb(100% 0% 0% / 50%)')],
    ['hsl(0 100% 50%)', readableColor('#f00')],
    ['hsl(120deg, 100%, 25%)', readableColor('#008000')],
    ['hsla(-240, 100, 25, .5)', readableColor('#008000')],
    ['oklch(0.62796 0.25768 29.2339)', readableColor('#f00')],
    ['oklch(62.796% 64.42% 29.2339deg)', readableColor('#f00')],
  ])('[NM21] is read from hex, rgb(), hsl() and oklch(): %s', (raw, hex) => {
    expect(readableColor(raw)).toBe(hex);
  });

  it.each([
    'red',
    'url(https://evil.example/)',
    'var(--x)',
    'rgb(var(--x))',
    'rgb(1 2)',
    'rgb(1 2 3 4 5)',
    'rgb(1, 2, url(x))',
    'rgb(a b c)',
    '#12',
    '#12345',
    '#ggg',
    '#fff;background:url(x)',
    'oklch(calc(1) 0 0)',
    'color(srgb 1 0 0)',
    '',
    `#${'f'.repeat(200)}`,
    null,
    7,
    { toString: () => '#fff' },
  ])('[NM22] is refused where it is anything else: %s', (raw) => {
    expect(readableColor(raw)).toBeNull();
  });

  it('[NM23] carries white text at 4.5:1 and stands out at 3:1 from #fff and #111, whatever was chosen', () => {
    const part = fc.integer({ min: -50, max: 400 });
    fc.assert(
      fc.property(part, part, part, (r, g, b) => {
        const colour = luminance(readableColor(`rgb(${r} ${g} ${b})`) ?? '');
        expect(1.05 / (colour + 0.05)).toBeGreaterThanOrEqual(4.5);
        expect((colour + 0.05) / (luminance('#111111') + 0.05)).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 2_000 },
    );
  });

  it('[NM24] stays as it was where it is readable already', () => {
    for (const hex of '#c11342 #bb5800 #7c5e00 #637e00 #007147 #008282 #006a8e #436aeb #823ec5 #c23da2'.split(
      ' ',
    )) {
      expect(readableColor(hex)).toBe(hex);
    }
  });
});
