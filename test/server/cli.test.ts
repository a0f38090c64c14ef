import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import packageFacts from '../../package.json' with { type: 'json' };
import { closedPort, listening } from '../support/ports.js';
import { runNode, type RunningProcess } from '../support/run-node.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const program = fromRoot('node_modules/.cache/copresent/cli-under-test.mjs');

vi.setConfig({ testTimeout: 20_000 }); // processes start slowly where all else runs too

beforeAll(async () => {
  await build({
    entryPoints: [fromRoot('src/server/cli.ts')],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
});

const anyPorts = ['--port', '0', '--tcp-port', '0', '--tcp-frame-port', '0'];

async function serve(...args: string[]): Promise<RunningProcess> {
  const running = runNode([program, 'serve', ...anyPorts, ...args]);
  await running.printed('App');
  return running;
}

const urlIn = (text: string, scheme: string): string =>
  new RegExp(`${scheme}://127\\.0\\.0\\.1:\\d+`).exec(text)?.[0] ?? '';

describe('the program copresent', () => {
  it('[CLI10] prints where each door is, the app and the secret that everybody knows', async () => {
    const { output } = await serve();
    expect(output.stdout).toMatch(/WebSocket +ws:\/\/127\.0\.0\.1:\d+\/app\/<key>/);
    expect(output.stdout).toMatch(/HTTP +http:\/\/127\.0\.0\.1:\d+/);
    expect(output.stdout).toMatch(/TCP, a line a message +tcp:\/\/127\.0\.0\.1:\d+/);
    expect(output.stdout).toMatch(/TCP, a length before each +tcp:\/\/127\.0\.0\.1:\d+/);
    expect(output.stdout).toContain('id app-id, key app-key, secret app-secret');
    expect((await fetch(`${urlIn(output.stdout, 'http')}/ready`)).status).toBe(200);
  });

  it('[CLI11] keeps every other secret to itself', async () => {
    const { output } = await serve('--app-secret', 'mine-alone');
    expect(output.stdout).toContain('key app-key');
    expect(`${output.stdout}${output.stderr}`).not.toContain('mine-alone');
  });

  it('[CLI11] keeps what stands in its file to itself', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'copresent-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'server.json');
    const encryptionMasterKeyBase64 = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
    const apps = [{ id: 'i', key: 'k', secret: 'mine-alone', encryptionMasterKeyBase64 }];
    await writeFile(file, JSON.stringify({ apps }));
    const { output } = await serve('--config', file);
    expect(output.stdout).toContain('id i, key k');
    const body = new URLSearchParams({ socket_id: '1.1', channel_name: 'private-encrypted-a' });
    const answer = await fetch(`${urlIn(output.stdout, 'http')}/pusher/auth`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ shared_secret: expect.stringMatching(/=$/) });
    expect(`${output.stdout}${output.stderr}`).not.toMatch(/mine-alone|MDEy/);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '[CLI12] ends with code 0 within a second on %s',
    async (signal) => {
      const running = await serve();
      const url = urlIn(running.output.stdout, 'http');
      const askedAt = Date.now();
      running.process.kill(signal);
      expect(await running.ended).toBe(0);
      expect(Date.now() - askedAt).toBeLessThan(1_000);
      await expect(fetch(url)).rejects.toThrow();
    },
  );

  it('[CLI13] prints nothing where it is to be quiet', async () => {
    const port = await closedPort();
    const running = runNode([program, 'serve', ...anyPorts, '--port', String(port), '--quiet']);
    const ready = `http://127.0.0.1:${port}/ready`;
    await expect
      .poll(
        () =>
          fetch(ready).then(
            ({ ok }) => ok,
            () => false,
          ),
        { timeout: 4_000 },
      )
      .toBe(true);
    running.process.kill('SIGTERM');
    await running.ended;
    expect(running.output).toEqual({ stdout: '', stderr: '' });
  });

  it('[CLI14] ends with 1 and one sentence where a port is in use', async () => {
    const other = createServer();
    onTestFinished(() => {
      other.close();
    });
    const port = await listening(other);
    const running = runNode([program, 'serve', ...anyPorts, '--tcp-port', String(port)]);
    expect(await running.ended).toBe(1);
    expect(running.output).toEqual({
      stdout: '',
      stderr: `copresent: Port ${port} (TCP, a line a message) is in use: choose another with --tcp-port or COPRESENT_TCP_PORT.\n`,
    });
  });

  it('[CLI15] ends with 2 and one sentence where an option is wrong', async () => {
    const running = runNode([program, 'serve', '--prt', '1']);
    expect(await running.ended).toBe(2);
    expect(running.output).toEqual({
      stdout: '',
      stderr: 'copresent: There is no option --prt: see copresent --help.\n',
    });
  });

  it('[CLI15] ends with 2 where an app cannot be', async () => {
    const running = runNode([program, 'serve', ...anyPorts], {
      COPRESENT_APP_KEY: ' ',
      COPRESENT_CONFIG: 'no.json',
    });
    expect(await running.ended).toBe(2);
    expect(running.output.stderr).toMatch(/^copresent: no\.json cannot be read: .*\n$/);
  });

  it('[CLI16] prints its help and its version', async () => {
    const [help, version] = [runNode([program, '--help']), runNode([program, '--version'])];
    expect([await help.ended, await version.ended]).toEqual([0, 0]);
    expect(help.output.stdout).toContain('copresent serve');
    expect(version.output.stdout).toBe(`${packageFacts.version}\n`);
  });
});
