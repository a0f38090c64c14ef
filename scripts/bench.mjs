// Runs test/bench/*.bench.ts, each in a Node process of its own: `npm run bench [-- name … --once]`, `--list`.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'test', 'bench');
const outdir = join(root, 'node_modules', '.cache', 'bench');
const suffix = '.bench.ts';

const names = readdirSync(source)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length));

/** @param {string} name the file without `.bench.ts` */
async function run(name, /** @type {string[]} */ flags) {
  const outfile = join(outdir, `${name}.mjs`);
  await bundleForNode(join(source, name + suffix), outfile, { 'process.env.NODE_ENV': '"production"' });
  console.log(`\n── ${name} ──`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--enable-source-maps', outfile, ...flags], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
  return status === 0;
}

async function main() {
  const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
  const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  const unknown = wanted.find((name) => !names.includes(name));
  if (names.length === 0) throw new Error('There are no benches in test/bench.');
  if (unknown !== undefined)
    throw new Error(`No bench is called "${unknown}": choose from ${names.join(', ')}.`);
  if (flags.includes('--list')) {
    console.log(names.join('\n'));
    return;
  }
  rmSync(outdir, { recursive: true, force: true });
  for (const name of wanted.length > 0 ? wanted : names) {
    if (!(await run(name, flags))) {
      console.error(`The bench "${name}" failed.`);
      process.exitCode = 1;
    }
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
