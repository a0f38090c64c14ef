import { expect, onTestFinished, vi } from 'vitest';
import type { Engine, RealtimeError } from '../../src/engine.js';

const levels = ['log', 'warn', 'error', 'info', 'debug'] as const;

/** Keeps what the console is told, until the test is over. */
export function listenToConsole(): void {
  for (const level of levels) vi.spyOn(console, level).mockImplementation(() => undefined);
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
}

const textsOf = (error: Error | null): unknown[] =>
  error === null ? [] : [error.message, error.stack, String(error.cause), String(error)];

/** Everything that an application, a log or a developer’s tools can see must be free of signatures. */
export function guardSecrets(engine: Engine, errors: readonly RealtimeError[]): void {
  const printed = levels.flatMap((level) => vi.mocked(console[level]).mock.calls.map(String));
  const { connection, channels } = engine.store.getState();
  const stored = [connection, ...Array.from(channels, ([, channel]) => channel)];
  const seen = [printed, stored, stored.map(({ error }) => textsOf(error)), errors.map(textsOf)];
  expect(JSON.stringify(seen)).not.toMatch(/:[0-9a-f]{64}/i);
}
