import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { closedPort, listening } from '../support/ports.js';
import { runNode } from '../support/run-node.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What `npm start` runs, without a terminal, with any ports for the server. */
const start = (...args: string[]): ReturnType<typeof runNode> =>
  runNode([
    fromRoot('scripts/start.mjs'),
    ...['--port', '0', '--tcp-port', '0', '--tcp-frame-port', '0', '--storybook-port', '0', ...args],
  ]);

const urlOf = (name: string, text: string): string =>
  new RegExp(`^ +${name} +(\\S+)$`, 'm').exec(text)?.[1] ?? '';

const isUp = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

async function heldPort(): Promise<number> {
  const server = createServer();
  onTestFinished(() => {
    server.close();
  });
  return listening(server);
}

// else the first of these would install in the middle of the others
beforeAll(() => {
  if (!existsSync(fromRoot('node_modules/.setup-stamp')))
    throw new Error('Run `node scripts/setup.mjs` first.');
});

describe('npm start', () => {
  it('[CLI20, CLI21] starts the server and Storybook, prints where each is, and ends both on SIGTERM', async () => {
    const running = start();
    await running.printed('Ctrl-C ends all of it.');
    const urls = ['HTTP', 'Storybook'].map((name) => urlOf(name, running.output.stdout));
    const [http, storybook] = [`${urls[0]}/ready`, `${urls[1]}/index.json`];
    expect([await isUp(http), await isUp(storybook)]).toEqual([true, true]);
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect([await isUp(http), await isUp(storybook)]).toEqual([false, false]);
  }, 60_000);

  it('[CLI22] ends with 1 and one sentence where Storybook’s port is in use', async () => {
    const [port, http] = [await heldPort(), await closedPort()];
    const running = start('--storybook-port', String(port), '--port', String(http));
    expect(await running.ended).toBe(1);
    expect(`${running.output.stdout}${running.output.stderr}`).toBe(
      `Port ${port} (Storybook) is in use: choose another with --storybook-port or COPRESENT_STORYBOOK_PORT.\n`,
    );
  });

  it('[CLI22] ends with 1 and one sentence where a port of the server is in use', async () => {
    const port = await heldPort();
    const running = start('--tcp-frame-port', String(port));
    expect(await running.ended).toBe(1);
    expect(running.output.stderr).toBe(
      `copresent: Port ${port} (TCP, a length before each message) is in use: ` +
        'choose another with --tcp-frame-port or COPRESENT_TCP_FRAME_PORT.\n',
    );
  }, 20_000);

  it('[CLI23] ends with 1 and one sentence where an option is wrong', async () => {
    const [unknown, port] = [start('--prt', '1'), start('--storybook-port', 'x')];
    expect([await unknown.ended, await port.ended]).toEqual([1, 1]);
    expect(unknown.output.stderr).toBe('copresent: There is no option --prt: see copresent --help.\n');
    expect(port.output.stderr).toBe('--storybook-port must be a whole number from 0 to 65535, not "x".\n');
  }, 20_000);
});
