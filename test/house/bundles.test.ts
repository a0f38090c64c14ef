import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './source.js';

const folder = join(root, 'node_modules', '.cache', 'house');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bundles an entry for the browser, leaving out only React and, to see whether they are asked for, Node's modules. */
async function bundleForBrowser(entry: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [join(root, 'src', `${entry}.ts`)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: folder,
    format: 'esm',
    splitting: true,
    platform: 'browser',
    external: ['node:*', 'react', 'react/*', 'react-dom', 'react-dom/*'],
    logLevel: 'silent',
  });
  return metafile;
}

const externalsOf = ({ outputs }: Metafile): string[] => [
  ...new Set(
    Object.values(outputs).flatMap((out) => out.imports.filter((i) => i.external).map((i) => i.path)),
  ),
];

/** The files that load with the entry: those behind a dynamic import come later. */
function loadedAtOnce({ outputs }: Metafile): ReadonlySet<string> {
  const entries = Object.keys(outputs).filter((path) => outputs[path]?.entryPoint?.startsWith('src/'));
  const found = new Set(entries);
  for (const path of found) {
    for (const { kind, path: to } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && to in outputs) found.add(to);
    }
  }
  return found;
}

function packagesOf(metafile: Metafile): { readonly atOnce: string[]; readonly later: string[] } {
  const first = loadedAtOnce(metafile);
  const named = (paths: string[]): string[] => [
    ...new Set(
      paths
        .flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {}))
        .flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    ),
  ];
  const all = Object.keys(metafile.outputs);
  return {
    atOnce: named(all.filter((path) => first.has(path))),
    later: named(all.filter((path) => !first.has(path))),
  };
}

/** Stands for React where there is none: importing it works, using anything of it does not. */
const noReact: Plugin = {
  name: 'no-react',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^react(-dom)?($|\/)/ }, ({ path }) => ({ path, namespace: 'no-react' }));
    onLoad({ filter: /.*/, namespace: 'no-react' }, () => ({ contents: 'export {}' }));
  },
};

describe('what the entries bring along', () => {
  it.each(['index', 'engine', 'testing', 'devtools', 'devtools/production'])(
    '[HS11] %s reaches no module of Node',
    async (entry) => {
      const externals = externalsOf(await bundleForBrowser(entry));
      expect(externals.filter((path) => path.startsWith('node:'))).toEqual([]);
    },
  );

  it.each(['index', 'engine'])('[HS12] %s brings neither ws nor hashes', async (entry) => {
    const { atOnce, later } = packagesOf(await bundleForBrowser(entry));
    expect(atOnce).toContain('zustand');
    expect([...atOnce, ...later].filter((name) => name === 'ws' || name === '@noble/hashes')).toEqual([]);
  });

  it('[HS12a] the cipher of encrypted channels is a file of its own, loaded later; the hooks bring none', async () => {
    const { atOnce, later } = packagesOf(await bundleForBrowser('engine'));
    expect(atOnce).not.toContain('@noble/ciphers');
    expect(later).toEqual(['@noble/ciphers']);
    const hooks = packagesOf(await bundleForBrowser('index'));
    expect([...hooks.atOnce, ...hooks.later]).not.toContain('@noble/ciphers');
  });

  it('[HS13] the engine neither asks for React nor needs it to load', async () => {
    expect(externalsOf(await bundleForBrowser('engine'))).toEqual([]);
    mkdirSync(folder, { recursive: true });
    const outfile = join(folder, 'engine.mjs');
    await build({
      entryPoints: [join(root, 'src', 'engine.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      plugins: [noReact],
      logLevel: 'silent',
    });
    const engine: unknown = await import(/* @vite-ignore */ pathToFileURL(outfile).href);
    expect(engine).toHaveProperty('createEngine', expect.any(Function));
  });
});
