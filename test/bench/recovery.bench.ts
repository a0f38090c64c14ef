import { monitorEventLoopDelay } from 'node:perf_hooks';
import Pusher from 'pusher-js';
import { createEngine } from '../../src/engine.js';
import { webSocket } from '../../src/node.js';
import { isOnce } from './measure.js';
import { type Arrival, type RecoveryServer, startRecoveryServer } from './recovery-server.js';

/** Makes a client of the server that subscribes to a channel; gives the way to end it. */
type Start = (server: RecoveryServer, key: string) => () => void;

const contestants: readonly (readonly [name: string, start: Start])[] = [
  [
    'copresent',
    ({ url }, appKey) => {
      const engine = createEngine({ appKey, url, transport: webSocket() });
      engine.subscribe('bench');
      return engine.dispose;
    },
  ],
  [
    'pusher-js',
    ({ port }, key) => {
      const pusher = new Pusher(key, {
        cluster: '',
        wsHost: '127.0.0.1',
        wsPort: port,
        forceTLS: false,
        enabledTransports: ['ws'],
      });
      pusher.subscribe('bench');
      return () => {
        pusher.disconnect();
      };
    },
  ],
];

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

async function until(isSo: () => boolean, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!isSo() && performance.now() < end) await pause(10);
  return isSo();
}

/** When each client that is named so was first there, from an instant on, in milliseconds after it; sorted. */
function timesOf(name: string, arrivals: readonly Arrival[], since: number): number[] {
  const first = new Map<string, number>();
  for (const { key, at } of arrivals) if (key.startsWith(name) && !first.has(key)) first.set(key, at - since);
  return [...first.values()].sort((one, other) => one - other);
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** What was measured: the figure that the target is about, and a note. */
interface Result {
  readonly figure: number;
  readonly note: string;
}

function print(title: string, results: readonly Result[], show: (figure: number) => string): void {
  console.log(title);
  const [own, peer] = results.map(({ figure }) => figure);
  contestants.forEach(([name], i) => {
    const { figure = Number.NaN, note = '' } = results[i] ?? {};
    console.log(`  ${name.padEnd(12)} ${show(figure).padStart(10)}   ${note}`);
  });
  console.log(`  pusher-js : copresent = ${((peer ?? Number.NaN) / (own ?? Number.NaN)).toFixed(2)}`);
}

/** A server with so many clients of each kind, all of them subscribed. */
async function crowd(size: number): Promise<{ server: RecoveryServer; end: () => Promise<void> }> {
  const server = await startRecoveryServer();
  const ends = contestants.flatMap(([name, start]) =>
    Array.from({ length: size }, (_, i) => start(server, `${name}-${i}`)),
  );
  const all = size * contestants.length;
  if (!(await until(() => server.subscriptions.length >= all, 20_000)))
    throw new Error(`Only ${server.subscriptions.length} of ${all} clients subscribed.`);
  server.forget();
  return {
    server,
    async end() {
      for (const one of ends) one();
      await server.stop();
    },
  };
}

/** The server goes away, refuses connections, and comes back: until when is everybody subscribed again? */
async function measureOutage(outageMs: number, size: number, limitMs: number): Promise<readonly Result[]> {
  const { server, end } = await crowd(size);
  const droppedAt = performance.now();
  await server.stop();
  await pause(outageMs - (performance.now() - droppedAt));
  await server.start();
  const isBack = (name: string): boolean => timesOf(name, server.subscriptions, droppedAt).length === size;
  await until(() => contestants.every(([name]) => isBack(name)), limitMs);
  const results = contestants.map(([name]) => {
    const times = timesOf(name, server.subscriptions, droppedAt);
    if (times.length < size && name === 'copresent') throw new Error('copresent did not come back in time.');
    const late = size - times.length;
    const note = `p50 ${seconds(percentile(times, 0.5))}, last ${seconds(percentile(times, 1))} of ${size}`;
    const figure = late > 0 ? limitMs : percentile(times, 0.95);
    return { figure, note: late > 0 ? `${late} of ${size} were not back within ${seconds(limitMs)}` : note };
  });
  await end();
  return results;
}

/** Everybody is dropped at once: how far apart do they come back? */
async function measureSpread(size: number, limitMs: number): Promise<readonly Result[]> {
  const { server, end } = await crowd(size);
  const droppedAt = performance.now();
  server.drop();
  await until(() => server.connections.length >= size * contestants.length, limitMs);
  const results = contestants.map(([name]) => {
    const times = timesOf(name, server.connections, droppedAt);
    const [first = Number.NaN] = times;
    const last = percentile(times, 1);
    return {
      figure: last - first,
      note: `${times.length} of ${size} were back between ${seconds(first)} and ${seconds(last)}`,
    };
  });
  await end();
  return results;
}

/** A server that closes with 4200 after each greeting: how often is it asked? */
async function measureLoop(lengthMs: number): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [name, start] of contestants) {
    const server = await startRecoveryServer({ closesWith: 4200 });
    const end = start(server, name);
    await until(() => server.connections.length > 0, 5_000);
    await pause(lengthMs);
    const figure = server.connections.length;
    end();
    await server.stop();
    if (figure === 0) throw new Error(`${name} never connected.`);
    results.push({ figure, note: `connections in ${seconds(lengthMs)}` });
  }
  return results;
}

const whole = String;
const delay = monitorEventLoopDelay();
delay.enable();
/** How long the server is away, how many clients there are of each kind, and how long they are waited for. */
const outages: readonly (readonly [outageMs: number, size: number, limitMs: number])[] = isOnce
  ? [[200, 2, 3_000]]
  : [
      [1_500, 40, 60_000],
      [17_000, 40, 60_000],
    ];

const spread = await measureSpread(isOnce ? 5 : 50, 10_000);
print(
  'dropped at once: between the first and the last to come back   (target ≥ 0.50 s with 50)',
  spread,
  seconds,
);
print(
  'closed with 4200 after each greeting   (target ≤ 10 in 3 s)',
  await measureLoop(isOnce ? 300 : 3_000),
  whole,
);
const measured = await Promise.all(outages.map((outage) => measureOutage(...outage)));
outages.forEach(([outageMs], i) => {
  const target = outageMs < 5_000 ? 2_500 : outageMs + 4_000;
  const title = `back after ${seconds(outageMs)}: from the drop to subscribed again, p95`;
  print(`${title}   (target ≤ ${seconds(target)})`, measured[i] ?? [], seconds);
});
const late = [delay.percentile(99), delay.max].map((nanoseconds) => seconds(nanoseconds / 1e6));
console.log(`This process was late by ${late[0]} at most for 99 % of the time, once by ${late[1]}.`);
process.exit(0); // pusher-js leaves a timer behind
