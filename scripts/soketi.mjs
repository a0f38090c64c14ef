// Finds soketi, a server of the protocol that others wrote, for the interoperability tests, and the Redis over which
// two of it know each other; run as a command, it also installs what is missing.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), 'soketi');
const server = join(home, 'node_modules', '@soketi', 'soketi', 'bin', 'server.js');

/**
 * Where something is, or a sentence that says what to do about it.
 * @typedef {{ path: string, missing?: never } | { path?: never, missing: string }} Found
 */

/** Whether its native part has a build for this Node.js and this system. */
function loads() {
  try {
    execFileSync(process.execPath, ['-e', "require('uWebSockets.js')"], { cwd: home, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The script that starts soketi. @returns {Found} */
export function findSoketi() {
  if (!existsSync(server)) {
    return { missing: 'soketi is not installed: run `node scripts/soketi.mjs`.' };
  }
  return loads()
    ? { path: server }
    : {
        missing: `soketi has no build for Node.js ${process.version} on this system: run the tests with Node.js 20.`,
      };
}

/** The command that starts Redis. @returns {Found} */
export function findRedis() {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return { path: 'redis-server' };
  } catch {
    return {
      missing: 'There is no redis-server: install Redis (on Debian, `apt-get install redis-server`).',
    };
  }
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  console.log(`$ ${command} ${args.join(' ')}`);
  execFileSync(command, args, {
    cwd: home,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Runs an installation that may fail: the tests say what is missing. */
function attempt(/** @type {() => void} */ install) {
  try {
    install();
  } catch (error) {
    console.warn(String(error).split('\n')[0]);
  }
}

/** Installs soketi where it is missing: half a minute, and 435 MB that nothing else uses. */
export function ensureSoketi() {
  if (!existsSync(server)) attempt(() => run('npm', ['ci', '--loglevel=error']));
}

/** Installs Redis where it is missing, on a Debian whose packages one may change. */
function ensureRedis() {
  if (findRedis().path || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  attempt(() => {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server']);
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureSoketi();
  ensureRedis();
  for (const found of [findSoketi(), findRedis()]) {
    console.log(found.path ?? found.missing);
    if (found.missing) process.exitCode = 1;
  }
}
