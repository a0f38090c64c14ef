import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avatarUrl } from '../../src/components/foundations/avatar-url.js';

const pixel = 'data:image/png;base64,iVBORw0KGgo=';

describe('the address of an avatar', () => {
  it.each([
    ['https://example.com/a.png', 'https://example.com/a.png'],
    ['HTTPS://EXAMPLE.com/a.png', 'https://example.com/a.png'],
    ['/a.png', '/a.png'],
    [' a.png?x=1#y ', 'a.png?x=1#y'],
    ['//cdn.example.com/a.png', 'https://cdn.example.com/a.png'],
    ['blob:https://example.com/0d0f', 'blob:https://example.com/0d0f'],
    ['http://localhost:3000/a.png', 'http://localhost:3000/a.png'],
    ['http://127.0.0.1/a.png', 'http://127.0.0.1/a.png'],
    ['http://[::1]/a.png', 'http://[::1]/a.png'],
    [pixel, pixel],
  ])(
    '[AV1] is loaded from https, the own origin, blob, this machine and small pictures in place: %s',
    (raw, url) => {
      expect(avatarUrl(raw)).toBe(url);
    },
  );

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'data:image/png,raw',
    `data:image/png;base64,${'A'.repeat(33_000)}`,
    'file:///etc/passwd',
    'ftp://example.com/a.png',
    'http://example.com/a.png',
    'http://localhost.evil.example/a.png',
    'http://127.0.0.1.evil.example/a.png',
    'https://user:secret@example.com/a.png',
    'https://user@example.com/a.png',
    `https://example.com/${'a'.repeat(2_048)}`,
    'https://',
    '',
    null,
    undefined,
    7,
    {},
  ])('[AV2] is refused in every other form: %s', (raw) => {
    expect(avatarUrl(raw)).toBeNull();
  });

  it('[AV3] may be http where the page is', () => {
    expect(avatarUrl('http://intra.example/a.png', 'http://intra.example')).toBe(
      'http://intra.example/a.png',
    );
    expect(avatarUrl('http://other.example/a.png', 'http://intra.example')).toBeNull();
  });

  it('[AV2] has a scheme that runs nothing, whatever was written', () => {
    const parts = fc.constantFrom(
      'java',
      'script:',
      '\n',
      '\t',
      ' ',
      '//',
      '\\',
      'http:',
      'https:',
      'data:',
      '@',
      'a',
      ':',
      '%0a',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 8 }).map((some) => some.join('')),
        (raw) => {
          const url = avatarUrl(raw);
          if (url === null) return;
          expect(['https:', 'http:', 'blob:', 'data:']).toContain(
            new URL(url, 'https://page.example/').protocol,
          );
          expect(new URL(url, 'https://page.example/').username).toBe('');
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
