import type { Transport, TransportConnection, TransportHandlers } from '../transport/transport.js';

/** What happens next on a scripted line: the server says a text, the client must say one, or the line ends. */
export type ScriptStep =
  | { readonly server: string }
  /** What follows waits until the client has said it, byte for byte. */
  | { readonly client: string }
  | { readonly close: number | null; readonly reason?: string };

/** Where a client departed from its script. */
export interface ScriptMismatch {
  /** Null: nothing more was expected. */
  readonly expected: string | null;
  readonly actual: string;
}

/** A transport that plays fixed bytes and decides nothing. */
export interface ScriptedPeer extends Transport {
  /** What the client has sent, over all lines. */
  readonly sent: readonly string[];
  /** The first departure; its line stops there. */
  readonly mismatch: ScriptMismatch | null;
  /** Every step of every script has been played. */
  readonly done: boolean;
  /** Lines that are open. */
  readonly openLines: number;
  /** The addresses that were opened. */
  readonly urls: readonly string[];
}

/** Options of {@link scriptedPeer}. */
export interface ScriptedPeerOptions {
  /** @default 'url' */
  readonly keyIn?: Transport['keyIn'];
  /** Scripts for the lines after the first. Where there is none left, a line cannot be opened. */
  readonly next?: readonly (readonly ScriptStep[])[];
}

interface ScriptLine extends TransportConnection {
  readonly done: boolean;
}

interface LineContext {
  readonly steps: readonly ScriptStep[];
  onSent(text: string): void;
  onMismatch(mismatch: ScriptMismatch): void;
  onEnd(): void;
}

/** What the client must say, in order. It may say it before the server has said what comes first in the script. */
function createExpectation(steps: readonly ScriptStep[]): {
  meets(text: string): ScriptMismatch | null;
  met(): boolean;
} {
  const expected = steps.flatMap((step) => ('client' in step ? [step.client] : []));
  let heard = 0;
  let played = 0;
  return {
    meets(text) {
      const next = expected[heard] ?? null;
      heard += 1;
      return next === text ? null : { expected: next, actual: text };
    },
    met() {
      if (played >= heard) return false;
      played += 1;
      return true;
    },
  };
}

function playScript(handlers: TransportHandlers, context: LineContext): ScriptLine {
  const { steps } = context;
  const expectation = createExpectation(steps);
  let at = 0;
  let state: 'opening' | 'open' | 'departed' | 'ended' = 'opening';

  function end(): void {
    state = 'ended';
    context.onEnd();
  }

  /** One step at a time: a client may send or close from within a handler. */
  function play(): void {
    const step = steps[at];
    if (state !== 'open' || step === undefined || ('client' in step && !expectation.met())) return;
    at += 1;
    queueMicrotask(play);
    if ('server' in step) {
      handlers.message(step.server);
    } else if ('close' in step) {
      end();
      handlers.closed({ code: step.close, reason: step.reason ?? '', clean: step.close !== 1006 });
    }
  }

  queueMicrotask(() => {
    if (state !== 'opening') return;
    state = 'open';
    queueMicrotask(play);
    handlers.opened();
  });

  return {
    get done() {
      return at >= steps.length;
    },
    send(text) {
      if (state === 'opening' || state === 'ended') return false;
      context.onSent(text);
      const mismatch = expectation.meets(text);
      if (mismatch === null) {
        queueMicrotask(play);
      } else {
        state = 'departed';
        context.onMismatch(mismatch);
      }
      return true;
    },
    close() {
      if (state !== 'ended') end();
    },
  };
}

/** For more lines than there are scripts. */
function unopenable(handlers: TransportHandlers, onEnd: () => void): ScriptLine {
  let ended = false;
  function end(): boolean {
    if (ended) return false;
    ended = true;
    onEnd();
    return true;
  }
  queueMicrotask(() => {
    if (end()) handlers.closed({ code: 1006, reason: '', clean: false });
  });
  return { done: true, send: () => false, close: () => end() };
}

/**
 * Plays recorded frames to a client and compares what it answers.
 *
 * @example
 * const peer = scriptedPeer([
 *   { server: '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1.1\\"}"}' },
 *   { client: '{"event":"pusher:subscribe","data":{"channel":"news"}}' },
 * ]);
 * createEngine({ appKey: 'app-key', transport: peer });
 */
export function scriptedPeer(frames: readonly ScriptStep[], options: ScriptedPeerOptions = {}): ScriptedPeer {
  const scripts = [frames, ...(options.next ?? [])];
  const sent: string[] = [];
  const urls: string[] = [];
  const lines: ScriptLine[] = [];
  let mismatch: ScriptMismatch | null = null;
  let openLines = 0;

  const events = {
    onEnd() {
      openLines -= 1;
    },
    onSent: (text: string) => sent.push(text),
    onMismatch(found: ScriptMismatch) {
      mismatch ??= found;
    },
  };

  return {
    keyIn: options.keyIn ?? 'url',
    sent,
    urls,
    open(url, handlers) {
      const steps = scripts[urls.length];
      urls.push(url);
      openLines += 1;
      const line =
        steps === undefined ? unopenable(handlers, events.onEnd) : playScript(handlers, { steps, ...events });
      lines.push(line);
      return line;
    },
    get mismatch() {
      return mismatch;
    },
    get done() {
      return mismatch === null && lines.length >= scripts.length && lines.every(({ done }) => done);
    },
    get openLines() {
      return openLines;
    },
  };
}
