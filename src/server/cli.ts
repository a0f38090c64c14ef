#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultApp } from './apps.js';
import { readCommand } from './config.js';
import { helpText } from './help-text.js';
import { type RunningServer, startServer } from './listen.js';
import { isLoopbackHost } from './loopback.js';
import { ServerError } from './server-error.js';

/** What a parent process is told, where there is one that listens, once every door is open. */
interface ReadyMessage {
  readonly type: 'ready';
  readonly url: string;
}

/** Found by walking up, because this file is run from more than one place: dist, or a bundle. */
function packageVersion(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (folder !== dirname(folder)) {
    try {
      const text = readFileSync(join(folder, 'package.json'), 'utf8');
      const { name, version } = JSON.parse(text) as { name?: string; version?: string };
      if (name === 'copresent' && version !== undefined) return version;
    } catch {
      // further up
    }
    folder = dirname(folder);
  }
  return 'unknown';
}

function describe(server: RunningServer, host: string): string {
  const rows: [string, string | null][] = [
    ['WebSocket', `${server.url}/app/<key>`],
    ['HTTP', server.httpUrl],
    ['TCP, a line a message', server.tcpUrl],
    ['TCP, a length before each', server.tcpFrameUrl],
  ];
  const doors = rows.flatMap(([name, url]) => (url === null ? [] : [`  ${name.padEnd(26)} ${url}`]));
  const apps = server.hub.apps.all.map(({ id, key, secret }) => {
    // everybody knows the default; any other secret stays out of logs
    const shown = secret === defaultApp.secret ? `, secret ${secret}` : '';
    return `  ${'App'.padEnd(26)} id ${id}, key ${key}${shown}`;
  });
  const warning = isLoopbackHost(host)
    ? []
    : ['  Whoever can reach it may join as anybody: it is for development.'];
  return ['copresent development server', ...doors, ...apps, ...warning, ''].join('\n');
}

function fail(error: unknown, exitCode: number): void {
  process.stderr.write(`copresent: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCode;
}

function endOnSignals(server: RunningServer): void {
  const end = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('disconnect', end); // the parent is gone
}

async function main(): Promise<void> {
  const readFile = (path: string): string => readFileSync(path, 'utf8');
  const command = readCommand({ args: process.argv.slice(2), env: process.env, readFile });
  switch (command.kind) {
    case 'help':
      process.stdout.write(helpText());
      return;
    case 'version':
      process.stdout.write(`${packageVersion()}\n`);
      return;
    case 'wrong':
      fail(command.message, 2);
      return;
    case 'serve':
      break;
    default:
      command satisfies never;
      return;
  }
  const server = await startServer(command.options);
  endOnSignals(server);
  if (!command.quiet) process.stdout.write(describe(server, command.options.host ?? '127.0.0.1'));
  process.send?.({ type: 'ready', url: server.url } satisfies ReadyMessage);
}

main().catch((error: unknown) => {
  fail(error, error instanceof ServerError && error.code === 'bad-option' ? 2 : 1);
});
