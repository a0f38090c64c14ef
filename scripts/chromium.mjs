// Finds a Chromium for the browser tests; run as a command, it also installs one where none is found.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const vendored = join(root, 'scripts', 'chromium');
const linuxX64 = process.platform === 'linux' && process.arch === 'x64';

const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {string | undefined} */
function named() {
  const path = process.env['CHROMIUM_PATH'];
  if (path && !existsSync(path)) throw new Error(`CHROMIUM_PATH names no file: ${path}`);
  return path || undefined;
}

/**
 * The headless shell lies beside the full browser that Playwright names, in a folder of its own.
 *
 * @param {string} browser
 */
function shellBeside(browser) {
  const folder = dirname(dirname(browser));
  const shells = join(dirname(folder), basename(folder).replace('chromium-', 'chromium_headless_shell-'));
  if (shells === folder || !existsSync(shells)) return undefined;
  return readdirSync(shells)
    .flatMap((sub) =>
      ['chrome-headless-shell', 'chrome-headless-shell.exe', 'headless_shell'].map((file) =>
        join(shells, sub, file),
      ),
    )
    .find((path) => existsSync(path));
}

/** Playwright's own download, where `npx playwright install chromium` has put it. */
async function playwrightOwn() {
  try {
    const { chromium } = await import('playwright');
    const browser = chromium.executablePath();
    return existsSync(browser) ? browser : shellBeside(browser);
  } catch {
    return undefined; // Playwright isn't installed, or knows no browser for this platform
  }
}

/** Unpacks @sparticuz/chromium into the temp folder, with the libraries and fonts that a bare container lacks. */
async function fromNpm() {
  const home = join(vendored, 'node_modules', '@sparticuz', 'chromium');
  const entry = join(home, 'build', 'index.js');
  if (!linuxX64 || !existsSync(entry)) return undefined;
  try {
    const { default: chromium, inflate, setupLambdaEnvironment } = await import(pathToFileURL(entry).href);
    await inflate(join(home, 'bin', 'al2023.tar.br'));
    setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
    return /** @type {string} */ (await chromium.executablePath());
  } catch (error) {
    console.warn(`The Chromium from npm cannot be unpacked: ${String(error)}`);
    return undefined;
  }
}

/**
 * The executable for browser tests: CHROMIUM_PATH, else Playwright's own, else the system's, else the one from npm.
 *
 * @returns {Promise<string | undefined>} undefined where there is none
 */
export async function findChromium() {
  return (
    named() ?? (await playwrightOwn()) ?? systemPaths.find((path) => existsSync(path)) ?? (await fromNpm())
  );
}

/** @param {string} command @param {string[]} args @param {string} [cwd] */
function run(command, args, cwd = root) {
  const windows = process.platform === 'win32';
  console.log(`$ ${command} ${args.join(' ')}`);
  execFileSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Ways to get a Chromium, the cheapest first. */
function waysToInstall() {
  /** @type {(() => void)[]} */
  const ways = [];
  if (linuxX64) ways.push(() => run('npm', ['ci', '--loglevel=error'], vendored));
  ways.push(() => run('npx', ['playwright', 'install', '--only-shell', 'chromium']));
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    ways.push(() => {
      run('apt-get', ['update', '-qq']);
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell']);
    });
  }
  return ways;
}

/**
 * The executable for browser tests, installed where there is none.
 *
 * @returns {Promise<string>}
 * @throws where every way to install one failed
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  for (const install of waysToInstall()) {
    try {
      install();
    } catch (error) {
      console.warn(String(error).split('\n')[0]);
      continue;
    }
    const path = await findChromium();
    if (path) return path;
  }
  throw new Error('No Chromium could be found or installed: set CHROMIUM_PATH to the executable of one.');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(await ensureChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
