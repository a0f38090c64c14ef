// What an application takes from the built package, minified and gzipped, React left out; 1 kB is 1000 bytes.
// The bundles are measured, never run: with React external they hold a `require` that throws.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outdir = join(root, 'out'); // a name for esbuild to put paths under; nothing is written

/** @param {string} contents @param {'js' | 'css'} loader */
async function bundle(contents, loader) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, loader, resolveDir: root },
    bundle: true,
    splitting: loader === 'js',
    minify: true,
    write: false,
    metafile: true,
    outdir,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['react', 'react/*', 'react-dom', 'react-dom/*'],
    define: { 'process.env.NODE_ENV': '"production"' },
    absWorkingDir: root,
    logLevel: 'warning',
  });
  const bytes = new Map(outputFiles.map((file) => [file.path, file.contents]));
  return {
    outputs: metafile.outputs,
    contentsOf: (/** @type {string} */ path) => bytes.get(join(root, path)),
  };
}

/**
 * The files that load with `start`, following static imports only.
 *
 * @param {import('esbuild').Metafile['outputs']} outputs @param {string} start
 */
function loadedWith(outputs, start) {
  const found = new Set([start]);
  for (const path of found) {
    for (const imported of outputs[path]?.imports ?? []) {
      if (imported.kind === 'import-statement' && !imported.external) found.add(imported.path);
    }
  }
  return found;
}

/** @param {(Uint8Array | undefined)[]} files */
const gzipped = (files) =>
  gzipSync(Buffer.concat(files.filter((file) => file !== undefined)), { level: 9 }).length;

/**
 * The gzipped bytes of an entry: what loads at once, and what dynamic imports load later.
 *
 * @param {string} contents @param {'js' | 'css'} [loader]
 */
async function measure(contents, loader = 'js') {
  const { outputs, contentsOf } = await bundle(contents, loader);
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === '<stdin>') ?? '';
  const atOnce = loadedWith(outputs, entry);
  const later = Object.keys(outputs).filter((path) => !atOnce.has(path));
  return { atOnce: gzipped([...atOnce].map(contentsOf)), later: gzipped(later.map(contentsOf)) };
}

/** @param {string[]} names @param {string} [entry] */
const taking = (names, entry = 'index') =>
  measure(`export { ${names.join(', ')} } from './dist/${entry}.js'`);

const hooks = ['RealtimeProvider', 'useConnection', 'useChannel', 'useEvent', 'usePresence'];

async function measureAll() {
  const engine = await taking(['createEngine'], 'engine');
  const core = await taking(hooks);
  const avatar = await taking([...hooks, 'Avatar']);
  const avatars = await taking([...hooks, 'Avatar', 'PresenceAvatars']);
  const styles = await measure(`@import './dist/styles.css';`, 'css');
  return [
    { name: 'engine alone', bytes: engine.atOnce, budget: 7_000 },
    { name: 'provider and four hooks', bytes: core.atOnce, budget: 9_500 },
    { name: '+ Avatar and foundations', bytes: avatar.atOnce - core.atOnce, budget: 2_500 },
    { name: '+ PresenceAvatars', bytes: avatars.atOnce - avatar.atOnce, budget: 2_000 },
    { name: '  its popover, on first open', bytes: avatars.later, budget: 2_000 },
    { name: 'styles.css', bytes: styles.atOnce, budget: 6_000 },
  ];
}

if (!existsSync(join(root, 'dist', 'index.js'))) {
  console.error('There is nothing to measure: run `npm run build` first.');
  process.exit(1);
}
for (const { name, bytes, budget } of await measureAll()) {
  const over = bytes > budget;
  if (over) process.exitCode = 1;
  console.log(
    `${over ? 'OVER' : 'ok  '} ${name.padEnd(30)} ${String(bytes).padStart(6)} B gzip of ${String(budget).padStart(5)}`,
  );
}
