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

const packagesOf = ({ inputs }: Metafile): string[] => [
  ...new Set(
    Object.keys(inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
  ),
];

/** Stands for React where there is none: importing it works, using anything of it does not. */
const noReact: Plugin = {
  name: 'no-react',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^react(-dom)?($|\/)/ }, ({ path }) => ({ path, namespace: 'no-react' }));
    onLoad({ filter: /.*/, namespace: 'no-react' }, () => ({ contents: 'export {}' }));
  },
};

describe('what the entries bring along', () => {
  it.each(['index', 'engine', 'testing'])('[HS11] %s reaches no module of Node', async (entry) => {
    const externals = externalsOf(await bundleForBrowser(entry));
    expect(externals.filter((path) => path.startsWith('node:'))).toEqual([]);
  });

  it.each(['index', 'engine'])('[HS12] %s brings neither ws nor hashes', async (entry) => {
    const packages = packagesOf(await bundleForBrowser(entry));
    expect(packages).toContain('zustand');
    expect(packages.filter((name) => name === 'ws' || name.startsWith('@noble/'))).toEqual([]);
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
