import { expect, onTestFinished } from 'vitest';
import { createEngine, type Engine, type EngineOptions, type RealtimeError } from '../../src/engine.js';
import { createManualHints, createVirtualClock, type VirtualClock } from '../../src/testing.js';
import type { Framing } from '../../src/transport/framing.js';
import { asText, framedTransport } from '../support/framed.js';
import { guardSecrets, listenToConsole } from '../support/guard-secrets.js';
import { handWire, type HandLine } from '../support/hand-wire.js';
import type { RecordedStep } from './recording.js';
import { channelIn, createReplies, type Frame } from './replies.js';

/** The key of the recorded application. */
export const recordedKey = 'ecc1dcdecd380a38cadc74cd9d0fb9bf';

/** What an application sees in the end. */
export interface Outcome {
  readonly status: string;
  readonly socketId: string | null;
  /** By name. */
  readonly channels: Readonly<Record<string, string>>;
  /** By channel: `*` marks oneself. */
  readonly members: Readonly<Record<string, readonly (readonly [id: string, info: unknown])[]>>;
  /** `channel +id` and `channel -id`. */
  readonly changes: readonly string[];
  readonly events: readonly (readonly [channel: string, event: string, data: unknown])[];
  /** What `onError` heard: the code, and the channel where it is one's own. */
  readonly errors: readonly string[];
}

/** An engine that met a recorded server. */
export interface Played extends Outcome {
  readonly engine: Engine;
  readonly clock: VirtualClock;
  /** The frames that the engine wrote, decoded; pings apart. */
  readonly sent: readonly Frame[];
}

/** How a recording is played. */
export interface ReplayOptions {
  /** What the line's bytes are framed with; none: the line carries whole messages, as a WebSocket does. */
  readonly framing?: Framing | undefined;
  /** Bytes one at a time, instead of the recorded segments. */
  readonly byteByByte?: boolean;
  /** What the client says in place of recorded bytes that are not one whole message, by line: a message a line. */
  readonly instead?: Readonly<Record<number, string>> | undefined;
  readonly options?: Partial<EngineOptions> | undefined;
  /** Called before anything happens. */
  readonly onEngine?: (engine: Engine) => void;
}

/** Says texts over a line: whole, or as the bytes of one segment. */
function sayOver(
  line: HandLine,
  texts: readonly string[],
  { framing, byteByByte = false }: ReplayOptions,
): void {
  if (framing === undefined) for (const text of texts) line.say(text);
  else sayBytes(line, texts.map((text) => asText(framing.encode(text))).join(''), byteByByte);
}

function sayBytes(line: HandLine, bytes: string, byteByByte: boolean): void {
  for (const piece of byteByByte ? bytes : [bytes]) line.say(piece);
}

/** The messages that the engine wrote. */
function written({ sent }: HandLine, framing: Framing | undefined): readonly string[] {
  const decoder = framing?.createDecoder();
  return decoder ? sent.flatMap((text) => decoder.push(Buffer.from(text, 'latin1')).messages) : sent;
}

/** Plays one recorded line to an engine, and gives what it had come to when the line ended. */
export async function replay(steps: readonly RecordedStep[], how: ReplayOptions = {}): Promise<Played> {
  listenToConsole();
  const clock = createVirtualClock();
  const startedAt = clock.now();
  const wire = handWire();
  const transport = how.framing === undefined ? wire : framedTransport(wire, how.framing);
  const errors: RealtimeError[] = [];
  const events: [string, string, unknown][] = [];
  const changes: string[] = [];
  const authorizations = new Map<string, { auth: string; channel_data?: string }>();
  const holds = new Map<string, ReturnType<Engine['subscribe']>>();
  const engine = createEngine({
    appKey: recordedKey,
    transport,
    ...(how.framing === undefined ? {} : { url: 'tcp://127.0.0.1:8791' }),
    clock,
    random: () => 0.5,
    networkHints: createManualHints(),
    connect: 'eager',
    linger: 0,
    clientEvents: { perSecond: 0 },
    auth: ({ channel }) => authorizations.get(channel) ?? { auth: 'unsigned' },
    onError: (error) => errors.push(error),
    ...how.options,
  });
  onTestFinished(() => {
    engine.dispose();
  });
  engine.onAny((data, { channel, event }) => events.push([channel, event, data]));

  how.onEngine?.(engine);
  const [line] = wire.lines;
  if (line === undefined) throw new Error('The engine opened no line.');
  const replies = createReplies((texts) => sayOver(line, texts, how));
  let read = 0;

  /** Answers what the engine wrote since this was asked last. */
  function listen(): void {
    const texts = written(line!, how.framing);
    for (const text of texts.slice(read)) replies.asked(text);
    read = texts.length;
  }

  async function pass(ms: number): Promise<void> {
    await clock.advance(ms);
    listen();
    await clock.advance(0);
  }

  /** Does what the recorded client did, by the means of an application. */
  function act(text: string, at: number): void {
    const { event, channel = '', data } = JSON.parse(text) as Frame;
    if (event === 'pusher:ping' || event === 'pusher:auth') return; // the engine's own business
    if (event.startsWith('client-'))
      expect([at, engine.trigger(channel, event, data)]).toEqual([at, { ok: true }]);
    else if (event === 'pusher:subscribe') subscribe(data as { channel: string; auth: string }, at);
    else if (event === 'pusher:unsubscribe') {
      const name = channelIn(data);
      if (!holds.has(name)) throw new Error(`Line ${at}: ${name} is not held; leave it out.`);
      holds.get(name)?.release();
      holds.delete(name);
    } else throw new Error(`Line ${at}: the engine would never send ${event}; leave it out.`);
  }

  function subscribe(
    { channel: name, ...authorization }: { channel: string; auth: string },
    at: number,
  ): void {
    authorizations.set(name, authorization);
    const hold = holds.get(name);
    if (hold === undefined) {
      const told = (sign: string) => (member: { id: string }) => changes.push(`${name} ${sign}${member.id}`);
      holds.set(name, engine.subscribe(name, { onJoin: told('+'), onLeave: told('-') }));
    } else if (engine.store.getState().channels.get(name)?.status === 'failed') hold.retry();
    else throw new Error(`Line ${at}: ${name} is subscribed; leave it out.`);
  }

  function outcome(): Outcome {
    const { connection, channels } = engine.store.getState();
    const all = Array.from(channels, ([, channel]) => channel);
    return {
      status: connection.status,
      socketId: connection.socketId,
      channels: Object.fromEntries(all.map(({ name, status }) => [name, status])),
      members: Object.fromEntries(
        all.flatMap(({ name, presence }) =>
          presence
            ? [[name, presence.members.map(({ id, info, isMe }) => [isMe ? `*${id}` : id, info])]]
            : [],
        ),
      ),
      changes: [...changes],
      events: [...events],
      errors: errors.map(({ code, channel }) => (channel === null ? code : `${code} ${channel}`)),
    };
  }

  let last: Outcome | null = null;
  let opened = false;
  for (const step of steps) {
    await pass(Math.max(0, step.atMs - (clock.now() - startedAt)));
    if (!opened) line.open();
    opened = true;
    await pass(0);
    if (step.type === 'client') {
      for (const text of (how.instead?.[step.line] ?? step.text).trim().split('\n')) act(text, step.line);
    }
    if (step.type === 'server') {
      if (step.chunk === null) replies.answer(step.texts);
      else sayBytes(line, step.chunk, how.byteByByte ?? false);
    }
    await pass(0);
    if (step.type !== 'closed') continue;
    await pass(20); // what changed last is published
    last = outcome();
    guardSecrets(engine, errors);
    line.end(step.code);
  }
  await pass(20);
  guardSecrets(engine, errors);
  const sent = written(line, how.framing)
    .map((text) => JSON.parse(text) as Frame)
    .filter(({ event }) => event !== 'pusher:ping');
  return { ...(last ?? outcome()), engine, clock, sent };
}
