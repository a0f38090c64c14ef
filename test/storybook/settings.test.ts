import { describe, expect, it } from 'vitest';
import { globalTypes } from '../../.storybook/globals.js';
import {
  choices,
  directionOf,
  initialSettings,
  readSettings,
  sizeOf,
  themeAttributes,
} from '../../stories/shell/settings.js';

describe('the toolbar’s choices', () => {
  it('[TB2] are read from Storybook’s globals, numbers as texts', () => {
    const given = { theme: 'dark', locale: 'ar', network: '3g', roomSize: 1000, clock: 'fast', strict: 'on' };
    expect(readSettings(given)).toEqual({ ...initialSettings, ...given, roomSize: '1000' });
  });

  it('[TB2] are as nobody had chosen where a value is not on offer', () => {
    const hostile = {
      theme: '<b>',
      locale: 'constructor',
      direction: ['rtl'],
      motion: null,
      network: { toString: () => 'offline' },
      roomSize: 1e9,
      clock: '__proto__',
      css: 'url(https://example.invalid)',
      strict: true,
      more: 'and more',
    };
    expect(readSettings(hostile)).toEqual(initialSettings);
    expect(readSettings(Object.create({ theme: 'dark' }) as Record<string, unknown>)).toEqual(
      initialSettings,
    );
  });

  it('[TB2] a direction that is asked for wins over the language’s', () => {
    expect(directionOf({ ...initialSettings, locale: 'ar' })).toBe('rtl');
    expect(directionOf({ ...initialSettings, locale: 'ar', direction: 'ltr' })).toBe('ltr');
    expect(directionOf({ ...initialSettings, direction: 'rtl' })).toBe('rtl');
    expect(directionOf(initialSettings)).toBe('ltr');
  });

  it('[TB2] a room has as many people as the story gives it, unless a number is chosen', () => {
    expect(sizeOf(initialSettings)).toBeNull();
    expect(choices.roomSize.slice(1).map((roomSize) => sizeOf({ ...initialSettings, roomSize }))).toEqual([
      1, 3, 12, 100, 1_000, 10_000,
    ]);
  });

  it('[TB22] a theme is what an element says of it', () => {
    expect(choices.theme.map(themeAttributes)).toEqual([
      { 'data-theme': 'light' },
      { 'data-theme': 'dark' },
      {},
      { 'data-theme': 'light', 'data-contrast': 'more' },
      { 'data-theme': 'dark', 'data-contrast': 'more' },
      { 'data-theme': 'light' },
    ]);
  });

  it('[TB3] have a menu each, whose entries all have a title, and begin with what nobody chose', () => {
    expect(Object.keys(globalTypes)).toEqual(Object.keys(choices));
    for (const [name, [, ...others]] of Object.entries(choices)) {
      const { description, toolbar } = globalTypes[name]!;
      const [reset, ...items] = (toolbar as { items: { type?: string; value?: string; title?: string }[] })
        .items;
      expect(description).toBeTruthy();
      expect(reset).toEqual({ type: 'reset', title: expect.stringMatching(/./) });
      expect(items.map(({ value }) => value)).toEqual(others);
      expect(items.every(({ title }) => Boolean(title))).toBe(true);
    }
    expect(readSettings({})).toEqual(initialSettings);
  });
});
