import Pusher from 'pusher-js';
import { createEngine } from '../../src/engine.js';
import type { TransportHandlers } from '../../src/transport/transport.js';
import { isOnce, measure, printRatios } from './measure.js';
import { createPayloads } from './payloads.js';

const established = JSON.stringify({
  event: 'pusher:connection_established',
  data: JSON.stringify({ socket_id: '1.1', activity_timeout: 120 }),
});
const subscribed = JSON.stringify({
  event: 'pusher_internal:subscription_succeeded',
  channel: 'bench',
  data: '{}',
});

/** Something that takes frames, as a socket would deliver them. */
interface Client {
  readonly deliver: (frame: string) => void;
  readonly end: () => void;
}

let heard = 0;
const listener = (): void => {
  heard++;
};

function createCopresent(event: string): Client {
  let handlers: TransportHandlers | undefined;
  const engine = createEngine({
    appKey: 'key',
    transport: {
      keyIn: 'url',
      open(_url, given) {
        handlers = given;
        return { send: () => true, close: () => undefined };
      },
    },
  });
  engine.subscribe('bench').on(event, listener);
  handlers?.opened();
  const deliver = (frame: string): void => handlers?.message(frame);
  deliver(established);
  deliver(subscribed);
  return {
    deliver,
    end: () => {
      engine.dispose();
    },
  };
}

/** What pusher-js uses of a socket. */
interface Socket {
  readyState: number;
  onopen?: () => void;
  onmessage?: (message: { data: string }) => void;
  onclose?: () => void;
  send(): void;
  close(): void;
}

async function createPusherJs(event: string): Promise<Client> {
  let socket: Socket | undefined;
  const runtime = (Pusher as unknown as { Runtime: { createWebSocket: () => Socket } }).Runtime;
  runtime.createWebSocket = () => {
    socket = { readyState: 1, send: () => undefined, close: () => undefined };
    return socket;
  };
  const pusher = new Pusher('key', {
    cluster: '',
    wsHost: 'localhost',
    forceTLS: false,
    enabledTransports: ['ws'],
  });
  pusher.subscribe('bench').bind(event, listener);
  while (socket?.onopen === undefined) await new Promise((resolve) => setImmediate(resolve));
  socket.onopen();
  const open = socket;
  const deliver = (frame: string): void => open.onmessage?.({ data: frame });
  deliver(established);
  await new Promise((resolve) => setImmediate(resolve));
  deliver(subscribed);
  return {
    deliver,
    end: () => {
      pusher.disconnect();
    },
  };
}

function assertHeard(client: Client, frame: string, expected: number, who: string): void {
  const before = heard;
  client.deliver(frame);
  if (heard - before !== expected)
    throw new Error(`${who} heard ${heard - before} events instead of ${expected}`);
}

let sink: unknown;

function floorOf(frames: readonly string[]): (times: number) => void {
  return (times) => {
    for (let i = 0; i < times; i++) {
      const frame = JSON.parse(frames[i % frames.length] ?? '') as { data: string };
      sink = JSON.parse(frame.data);
    }
  };
}

const deliverAll =
  (client: Client, frames: readonly string[]) =>
  (times: number): void => {
    for (let i = 0; i < times; i++) client.deliver(frames[i % frames.length] ?? '');
  };

async function compare(bytes: number, listening: boolean): Promise<void> {
  const event = 'message';
  const frames = createPayloads(bytes, 256).map((data) => JSON.stringify({ event, channel: 'bench', data }));
  const bound = listening ? event : 'another';
  const copresent = createCopresent(bound);
  const pusherJs = await createPusherJs(bound);
  assertHeard(copresent, frames[0] ?? '', listening ? 1 : 0, 'copresent');
  assertHeard(pusherJs, frames[0] ?? '', listening ? 1 : 0, 'pusher-js');
  const times = Math.round(4_000_000 / (bytes + 400));
  const results = measure(
    [
      { name: 'two JSON.parse (floor)', run: floorOf(frames) },
      { name: 'copresent', run: deliverAll(copresent, frames) },
      { name: 'pusher-js', run: deliverAll(pusherJs, frames) },
    ],
    times,
  );
  const title = `${listening ? 'one listener' : 'nobody listens'}, ${bytes} B payload`;
  printRatios(title, results, listening ? '≤ 1.3' : '≤ 0.7');
  copresent.end();
  pusherJs.end();
}

for (const listening of [true, false]) {
  for (const bytes of [64, 512, 4096]) await compare(bytes, listening);
}
if (sink === undefined) throw new Error('the floor did nothing');
if (!isOnce) console.log('Ratios of medians over 31 rounds in which the three take turns.');
process.exit(0); // pusher-js leaves a timer behind
