import { createSocket } from 'node:dgram';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { findRedis, findSoketi } from '../../scripts/soketi.mjs';
import { closedPort } from './ports.js';
import { runProcess, type RunningProcess } from './run-node.js';

/** A server of a test in a process of its own. */
export interface RunningPeer {
  readonly port: number;
  readonly pid: number;
  /** Ends it at once, or as a shutdown would with SIGTERM; and removes what it wrote. @default 'SIGKILL' */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const soketi = findSoketi();
const redis = findRedis();
const isCi = !['', '0', 'false'].includes(process.env['CI'] ?? '');

let hasSaid = false;

/** Skips a test where what it needs is missing, with a sentence that says what to do; in CI that is a failure. */
function need(what: readonly (typeof soketi)[], context: TestContext): void {
  const missing = what.flatMap((found) => found.missing ?? []).join(' ');
  if (missing === '') return;
  if (isCi) throw new Error(missing);
  if (!hasSaid) console.warn(`Skipped: ${missing}`); // the reporter keeps the reason to itself
  hasSaid = true;
  context.skip(missing);
}

/** For `beforeEach`. */
export const needsSoketi = (context: TestContext): void => {
  need([soketi], context);
};

/** For `beforeEach`. */
export const needsSoketiAndRedis = (context: TestContext): void => {
  need([soketi, redis], context);
};

/** Whether the set-up of a suite can run; where it can't, its tests say so. */
export const hasSoketi = soketi.path !== undefined;
export const hasRedis = redis.path !== undefined;

/** A UDP port of this machine where nobody listens. */
function closedUdpPort(): Promise<number> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => {
        resolve(port);
      });
    });
  });
}

async function ready(running: RunningProcess, isReady: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 40_000;
  const { process: child } = running;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    if (await isReady()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  child.kill('SIGKILL');
  throw new Error(`It did not get ready:\n${running.output.stdout}${running.output.stderr}`);
}

const shutdownMs = 2_000;

function peerOf(running: RunningProcess, port: number, folder: string): RunningPeer {
  return {
    port,
    pid: running.process.pid ?? -1,
    async end(signal = 'SIGKILL') {
      running.process.kill(signal);
      // nodes that are shut down together wait for each other's answers
      const timer = setTimeout(() => running.process.kill('SIGKILL'), shutdownMs);
      await running.ended;
      clearTimeout(timer);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface SoketiOptions {
  /** @default one that is free */
  readonly port?: number;
  /** The Redis over which several of them know each other. */
  readonly redisPort?: number;
}

/** Everything that it opens or speaks to is on this machine: its defaults are not. */
async function configFor(port: number, redisPort: number | undefined): Promise<object> {
  const shared =
    redisPort === undefined
      ? {}
      : {
          'adapter.driver': 'redis',
          'adapter.redis.requestsTimeout': 1000,
          'database.redis.host': '127.0.0.1',
          'database.redis.port': redisPort,
        };
  return {
    host: '127.0.0.1',
    port,
    shutdownGracePeriod: 0,
    'metrics.enabled': false,
    'metrics.host': '127.0.0.1',
    'metrics.port': await closedPort(), // which it listens on although its metrics are off
    // its nodes look for each other by UDP, by default over the whole network; Redis is what joins them here
    'cluster.address': '127.0.0.1',
    'cluster.unicast': '127.0.0.1',
    'cluster.hostname': '127.0.0.1',
    'cluster.port': await closedUdpPort(),
    ...shared,
    'appManager.array.apps': [
      {
        id: 'app-id',
        key: 'app-key',
        secret: 'app-secret',
        enabled: true,
        enableClientMessages: true,
        enableUserAuthentication: true,
        maxConnections: -1,
        maxBackendEventsPerSecond: -1,
        maxClientEventsPerSecond: -1,
        maxReadRequestsPerSecond: -1,
        webhooks: [],
      },
    ],
  };
}

/** Starts soketi with the app `app-id`, `app-key`, `app-secret`. */
export async function startSoketi(options: SoketiOptions = {}): Promise<RunningPeer> {
  if (soketi.path === undefined) throw new Error(soketi.missing);
  const port = options.port ?? (await closedPort());
  const folder = await mkdtemp(join(tmpdir(), 'copresent-soketi-'));
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify(await configFor(port, options.redisPort)));
  const running = runProcess(process.execPath, [soketi.path, 'start', `--config=${config}`], { cwd: folder });
  await ready(running, () =>
    fetch(`http://127.0.0.1:${port}/ready`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return peerOf(running, port, folder);
}

/** Starts a Redis that writes nothing to disk. */
export async function startRedis(): Promise<RunningPeer> {
  if (redis.path === undefined) throw new Error(redis.missing);
  const port = await closedPort();
  const folder = await mkdtemp(join(tmpdir(), 'copresent-redis-'));
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const running = runProcess(redis.path, [...flags, '--dir', folder]);
  await running.printed('Ready to accept connections');
  return peerOf(running, port, folder);
}
