import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sourceFiles } from '../house/source.js';

const clientSources = sourceFiles('src').filter(({ text }) => text.startsWith("'use client'"));

/** What a source file was built to; types alone are built to nothing. */
const builtFrom = (path: string): string =>
  join(root, path.replace(/^src/, 'dist').replace(/\.tsx?$/, '.js'));

const firstLineOf = (path: string): string => readFileSync(path, 'utf8').split('\n', 1)[0] ?? '';

describe('the built package', () => {
  it('[E2E6] says in every module for the client that it is one, first of all', () => {
    const built = clientSources.map(({ path }) => builtFrom(path)).filter((path) => existsSync(path));
    expect(built).toContain(join(root, 'dist', 'index.js'));
    expect(built.length).toBeGreaterThan(10);
    expect(built.filter((path) => !/^(["'])use client\1;$/.test(firstLineOf(path)))).toEqual([]);
  });
});
