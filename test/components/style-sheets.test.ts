import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../house/source.js';

const sheets = new Map<string, string>();

beforeAll(async () => {
  const result = await build({ root, logLevel: 'silent', build: { write: false } });
  for (const file of [result].flat().flatMap((one) => ('output' in one ? one.output : []))) {
    if (file.type === 'asset' && file.fileName.endsWith('.css')) {
      sheets.set(file.fileName.replace('.css', ''), String(file.source));
    }
  }
}, 60_000);

const selectors = (name: string): string[] =>
  [
    ...sheets
      .get(name)!
      .replace(/\/\*.*?\*\//gs, '')
      .matchAll(/(?:^|[{}])\s*([^{}@;]*:where[^{}]*?)\s*\{/g),
  ].map(([, selector = '']) => selector.replace(/\s+/g, ' '));

describe('the other style sheets', () => {
  it('[CSS13] without a layer has the same rules, each of one class’s weight', () => {
    expect(sheets.get('styles')).toContain('@layer copresent');
    expect(sheets.get('unlayered')).not.toContain('@layer');
    const plain = selectors('unlayered').map((selector) => selector.replaceAll(':not(.cp)', ''));
    expect(plain).toEqual([...selectors('styles'), ...selectors('signals')]);
    expect(selectors('unlayered').every((selector) => selector.includes(':not(.cp)'))).toBe(true);
  });

  it('[CSS14] of structure alone places things and paints nothing', () => {
    const structure = sheets.get('structure')!;
    expect(structure).toMatch(/\.cp-spoken\)[^{]*\{[^}]*clip-path/);
    expect(structure).toMatch(/z-index: 9/);
    // coordinates know no direction of writing
    expect(structure).toMatch(/\.cp-cursor\)[^{]*\{[^}]*top: 0[^}]*left: 0/);
    expect(structure).toMatch(/\.cp-cursor-label\)[^{]*\{[^}]*top: 16px[^}]*left: 13px/);
    expect(structure).not.toMatch(/(?:^|[\s;{])(?:color|background|border|box-shadow|font|outline)\s*:/);
    // a glyph has the colour of the text and is hollow where it is a ring: no colour of its own
    expect(structure).not.toMatch(/(?:^|[\s;{])(?:fill|stroke)\s*:(?!\s*(?:none|currentcolor)\s*[;}])/i);
    expect(structure).toMatch(/\.cp-dot > svg[^{]*\{[^}]*fill: none[^}]*stroke: currentcolor/i);
    expect(structure).toMatch(/\.cp-close[^{]*::after[^{]*\{[^}]*rotate/);
    const layered = sheets.get('styles')!.length + sheets.get('signals')!.length;
    expect(structure.length).toBeLessThan(layered * 0.7);
  });

  it('[CSS20] made small keeps light-dark() and :dir()', async () => {
    const result = await build({ root, logLevel: 'silent', build: { write: false, cssMinify: true } });
    const small = [result]
      .flat()
      .flatMap((one) => ('output' in one ? one.output : []))
      .flatMap((file) =>
        file.type === 'asset' && file.fileName === 'styles.css' ? [String(file.source)] : [],
      )
      .join('');
    expect(small.length).toBeLessThan(sheets.get('styles')!.length);
    expect(small).toContain('light-dark(');
    expect(small).toContain(':dir(rtl)');
    expect(small).not.toContain(':lang(');
  }, 60_000);
});
