// `npm start`: the development server and Storybook, from a fresh clone, until Ctrl-C.
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createChildren } from './children.mjs';
import { ensureInstalled } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const host = '127.0.0.1';
const storybookFlag = '--storybook-port';
const storybookVariable = 'COPRESENT_STORYBOOK_PORT';
const children = createChildren();

const help = `npm start -- [options]

  ${storybookFlag} <n>   Storybook's port (${storybookVariable}), 6006
  and every option of copresent serve, such as --port, --tcp-port and --tcp-frame-port
`;

/** Something that the person at the keyboard can put right; the message is a sentence. */
class StartError extends Error {}

/** Takes a flag out of the arguments; the last one counts. */
function takeFlag(/** @type {string[]} */ args, /** @type {string} */ flag) {
  /** @type {string | undefined} */
  let value;
  for (let at = args.length - 1; at >= 0; at--) {
    const arg = args[at] ?? '';
    const inline = arg.startsWith(`${flag}=`);
    if (arg !== flag && !inline) continue;
    const [, next = ''] = args.splice(at, inline ? 1 : 2);
    value ??= inline ? arg.slice(flag.length + 1) : next;
  }
  return value;
}

/** A port that is free: the one asked for, or any where that is 0. */
function findPort(/** @type {number} */ port) {
  /** @type {Promise<number>} */
  const found = new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(
        new StartError(
          `Port ${port} (Storybook) is in use: choose another with ${storybookFlag} or ${storybookVariable}.`,
        ),
      ),
    );
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
  return found;
}

/** Storybook's port, from the arguments (which lose it) or the environment. */
async function storybookPort(/** @type {string[]} */ args) {
  const flag = takeFlag(args, storybookFlag);
  const text = flag ?? (process.env[storybookVariable] || '6006');
  if (!/^\d+$/.test(text) || Number(text) > 65_535) {
    const where = flag === undefined ? storybookVariable : storybookFlag;
    throw new StartError(`${where} must be a whole number from 0 to 65535, not ${JSON.stringify(text)}.`);
  }
  return findPort(Number(text));
}

/** Compiles the server, which is TypeScript; a fraction of a second. */
async function bundleServer() {
  const { bundleForNode } = await import('./bundle.mjs'); // its esbuild may just have been installed
  const outfile = join(root, 'node_modules', '.cache', 'copresent', 'server.mjs');
  await bundleForNode(join(root, 'src', 'server', 'cli.ts'), outfile);
  return outfile;
}

async function startServer(/** @type {string[]} */ args) {
  const outfile = await bundleServer();
  const server = children.start('The server', ['--enable-source-maps', outfile, 'serve', ...args], {
    ipc: true,
  });
  /** @type {Promise<string | null>} */
  const ready = new Promise((resolve) => {
    server.process.once('message', (message) => resolve(/** @type {{ url: string }} */ (message).url));
    void server.ended.then(() => resolve(null));
  });
  const serverUrl = await ready;
  if (serverUrl !== null) return { server, serverUrl };
  server.show();
  throw new StartError(''); // it has said itself what is wrong
}

async function answers(/** @type {string} */ url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

async function startStorybook(/** @type {number} */ port, /** @type {string} */ serverUrl) {
  const bin = join(root, 'node_modules', 'storybook', 'dist', 'bin', 'dispatcher.js');
  const flags = [
    '--ci',
    '--no-open',
    '--no-version-updates',
    '--disable-telemetry',
    '--quiet',
    '--exact-port',
  ];
  const storybook = children.start(
    'Storybook',
    [bin, 'dev', '--port', String(port), '--host', host, ...flags],
    {
      env: { STORYBOOK_COPRESENT_URL: serverUrl, STORYBOOK_DISABLE_TELEMETRY: '1' },
    },
  );
  const url = `http://${host}:${port}`;
  let running = true;
  const ended = storybook.ended.then((how) => {
    running = false;
    return how;
  });
  while (!(await answers(`${url}/index.json`))) {
    await Promise.race([wait(150), ended]);
    if (running) continue;
    storybook.show();
    throw new StartError(`Storybook ${await ended} before it was ready.`);
  }
  return { storybook, url };
}

let ending = false;

async function end(/** @type {number} */ exitCode) {
  if (ending) return;
  ending = true;
  await children.end();
  process.exit(exitCode);
}

async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(help);
    return;
  }
  const port = await storybookPort(args);
  ensureInstalled();
  const { server, serverUrl } = await startServer(args);
  const { storybook, url } = await startStorybook(port, serverUrl);
  if (ending) return;
  server.show();
  console.log(`  ${'Storybook'.padEnd(26)} ${url}\n\nCtrl-C ends all of it.`);
  storybook.follow();
  const how = await Promise.race(
    [server, storybook].map(({ name, ended }) => ended.then((end) => `${name} ${end}`)),
  );
  if (!ending) throw new StartError(`${how}: everything else is ended too.`);
}

// npm hands a signal to the shell that it runs scripts with, and a shell may die of it without telling anybody
const shell = process.ppid;
if (process.env['npm_lifecycle_event'] !== undefined) {
  setInterval(() => {
    if (process.ppid !== shell) void end(0);
  }, 200).unref();
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void end(0));
}

main().catch((/** @type {unknown} */ error) => {
  if (ending) return;
  const message = error instanceof StartError ? error.message : error;
  if (message !== '') console.error(message);
  void end(1);
});
