import { build } from 'esbuild';

/**
 * Compiles one TypeScript file of the project into one that Node runs; packages stay where they are.
 *
 * @param {string} entry @param {string} outfile @param {Record<string, string>} [define]
 */
export async function bundleForNode(entry, outfile, define = {}) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    define,
    logLevel: 'warning',
  });
}
