import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './source.js';

interface Manifest {
  readonly [field: string]: unknown;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly license?: string; readonly dev?: boolean; readonly devOptional?: boolean }>
  >;
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;

/** Licences that ask for nothing but their notice. */
const permissive = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
];

/** Beside them, for tools that are never shipped: data, documents, fonts, and files that stay under their licence. */
const permissiveForTools = [
  ...permissive,
  'CC0-1.0',
  'CC-BY-4.0',
  'MIT-0',
  'Python-2.0',
  'MPL-2.0',
  'OFL-1.1',
];

/** Whether an SPDX expression offers what is allowed: one side of an OR, all sides of an AND. */
const offers = (expression: string, allowed: readonly string[]): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.includes(licence)));

function licencesOutside(lockFile: string): string[] {
  const { packages } = JSON.parse(read(lockFile)) as LockFile;
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(
      ([, { license = 'none', dev = false, devOptional = false }]) =>
        !offers(license, dev || devOptional ? permissiveForTools : permissive),
    )
    .map(([path, { license = 'none' }]) => `${path}: ${license}`);
}

describe('the package', () => {
  it('[HS19] is MIT, an ES module, and only its styles have side effects', () => {
    expect(manifest).toMatchObject({
      name: 'copresent',
      license: 'MIT',
      type: 'module',
      sideEffects: ['**/*.css'],
    });
    expect(read('LICENSE')).toMatch(/^MIT License/);
  });

  it('[HS20] exports seven entries, the style sheets and itself, each with types first and a source', () => {
    const entries = ['index', 'engine', 'node', 'server', 'testing', 'devtools', 'devtools/production'];
    const styleSheets = ['styles', 'signals', 'unlayered', 'structure'];
    expect(manifest.exports).toEqual({
      ...Object.fromEntries(
        entries.map((name) => [
          name === 'index' ? '.' : `./${name}`,
          { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
        ]),
      ),
      ...Object.fromEntries(
        styleSheets.map((name) => [
          `./${name === 'unlayered' ? 'styles.unlayered' : name}.css`,
          { types: `./dist/${name}.css.d.ts`, default: `./dist/${name}.css` },
        ]),
      ),
      './package.json': './package.json',
    });
    for (const target of Object.values(manifest.exports)) {
      if (typeof target !== 'string') expect(Object.keys(target)).toEqual(['types', 'default']);
    }
    const sources = [
      ...entries.map((name) => `src/${name}.ts`),
      'src/server/cli.ts',
      ...styleSheets.map((name) => `src/${name}.css`),
    ];
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(manifest).toMatchObject({ bin: { copresent: './dist/server/cli.js' } });
  });

  it('[HS21] asks for React 18 or 19 as a peer, react-dom only where it is there, and depends on five packages only', () => {
    expect(manifest).toMatchObject({
      peerDependencies: { react: '^18.0.0 || ^19.0.0', 'react-dom': '^18.0.0 || ^19.0.0' },
      peerDependenciesMeta: { 'react-dom': { optional: true } },
    });
    expect(Object.keys(manifest.dependencies)).toEqual([
      '@noble/ciphers',
      '@noble/hashes',
      'use-sync-external-store',
      'ws',
      'zustand',
    ]);
  });

  it('[HS22] ships the build, the README, the licence and the changelog, and all of them exist', () => {
    const files = ['dist', 'README.md', 'LICENSE', 'CHANGELOG.md'];
    expect(manifest).toMatchObject({ files });
    expect(files.slice(1).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(['package-lock.json', 'scripts/chromium/package-lock.json', 'scripts/soketi/package-lock.json'])(
    '[HS23] %s holds no download address, so it installs from any registry',
    (path) => {
      expect(read(path)).not.toContain('"resolved"');
      expect(read(path)).not.toMatch(/"https?:\/\/[^"]+\.tgz/);
    },
  );

  it.each(['package-lock.json', 'scripts/chromium/package-lock.json'])(
    '[HS24] %s names permissive licences only',
    (path) => {
      expect(licencesOutside(path)).toEqual([]);
    },
  );

  it.skipIf(process.platform === 'win32')('[HS25] continuous integration runs npm test', () => {
    expect(read('.ci/run')).toMatch(/^npm test$/m);
    expect(() => accessSync(join(root, '.ci/run'), constants.X_OK)).not.toThrow();
  });
});
