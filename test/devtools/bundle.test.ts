import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from '../house/source.js';

/** An application that uses the devtools as the README says, bundled. */
function bundle(entry: string, mode: 'development' | 'production', minify = false) {
  return bundled(
    `import { createInspector, RealtimeDevtools } from './src/${entry}.ts';
     const inspector = createInspector();
     export const app = [inspector.inspect({ appKey: 'app-key' }), RealtimeDevtools];`,
    mode,
    minify,
  );
}

/** One that troubles its line as well. */
function bundleFaults(mode: 'development' | 'production') {
  return bundled(
    `import { createFaults } from './src/devtools.ts';
     export const options = createFaults().trouble({ appKey: 'app-key' });`,
    mode,
  );
}

async function bundled(contents: string, mode: 'development' | 'production', minify = false) {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents,
      resolveDir: root,
      loader: 'ts',
    },
    absWorkingDir: root,
    outdir: join(root, 'out'), // a name to put paths under; nothing is written
    bundle: true,
    write: false,
    metafile: true,
    splitting: true,
    minify,
    format: 'esm',
    platform: 'browser',
    external: ['react', 'react/*', 'react-dom', 'react-dom/*'],
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    logLevel: 'silent',
  });
  return { metafile, text: outputFiles.map((file) => file.text).join('\n') };
}

/** Sources of which something is left in the output. */
const sourcesIn = ({ outputs }: Metafile): string[] =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );

describe('what an application bundles', () => {
  it.each([true, false])(
    '[DV45] has nothing of the devtools in production, minified or not: %s',
    async (minify) => {
      const { metafile, text } = await bundle('devtools', 'production', minify);
      expect(sourcesIn(metafile).filter((path) => path.startsWith('src/'))).toEqual([
        'src/devtools/development.ts',
      ]);
      expect(text).not.toMatch(/redacted|attachShadow|Realtime devtools/);
      expect(Object.keys(metafile.outputs)).toHaveLength(1);
      expect(text.length).toBeLessThan(1_500);
    },
  );

  it.each([
    ['devtools', 'development'],
    ['devtools/production', 'production'],
  ] as const)('[DV45] has them, the panel in a file of its own, from %s in %s', async (entry, mode) => {
    const { metafile, text } = await bundle(entry, mode);
    expect(text).toContain('attachShadow');
    const [first] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint === '<stdin>');
    expect(first?.imports.some(({ kind }) => kind === 'dynamic-import')).toBe(true);
    const atOnce = Object.keys(first?.inputs ?? {});
    expect(atOnce).toContain('src/devtools/realtime-devtools.tsx');
    expect(atOnce.filter((path) => path.startsWith('src/devtools/panel/'))).toEqual([]);
    expect(sourcesIn(metafile)).toContain('src/devtools/panel/panel.tsx');
  });

  it('[DV61] has the faults from neither the production entry nor, in production, from the other', async () => {
    const inputs = async (entry: string): Promise<readonly string[]> => {
      const { metafile } = await bundle(entry, 'production');
      return sourcesIn(metafile).filter((path) => /fault|troubled/.test(path));
    };
    expect(await inputs('devtools/production')).toEqual([]);
    expect(await inputs('devtools')).toEqual([]);
    const { metafile } = await bundleFaults('development');
    expect(sourcesIn(metafile)).toContain('src/devtools/panel/faults-tab.tsx');
    const { metafile: none, text } = await bundleFaults('production');
    expect(sourcesIn(none)).not.toContain('src/devtools/create-faults.ts');
    expect(text).not.toContain('The devtools answer');
  });

  it.each(['index', 'engine', 'testing'])('[DV46] has nothing of the devtools from %s', async (entry) => {
    const { metafile } = await build({
      entryPoints: [join(root, 'src', `${entry}.ts`)],
      absWorkingDir: root,
      outdir: join(root, 'out'),
      bundle: true,
      write: false,
      metafile: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      external: ['node:*', 'react', 'react/*', 'react-dom', 'react-dom/*'],
      logLevel: 'silent',
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.length).toBeGreaterThan(20);
    expect(inputs.filter((path) => path.includes('devtools'))).toEqual([]);
  });
});
