import type { Engine as LooseEngine } from '../create-engine.js';
import type { ExtensionParts, Extensions, ExtensionsOption } from '../engine/extensions.js';
import type { TriggerResult } from '../engine/subscription.js';
import type { EngineOptions } from '../engine/options.js';
import { createReporter } from '../engine/reporter.js';
import { systemClock } from '../lib/clock.js';
import type { Transport, TransportClose } from '../transport/transport.js';
import { webSocketTransport } from '../transport/web-socket.js';
import { createTranscript, type Transcript } from './create-transcript.js';
import { createWireLog, type WireEntry, type WireLog, type WireLogOptions } from './create-wire-log.js';
import { redactAddress } from './redact.js';
import { createAuthorizationLog, watchedAuth, type AuthorizationFacts } from './watch-auth.js';

/** What the devtools read of an engine, whatever its channels are. */
export type InspectedEngine = Pick<
  LooseEngine,
  'store' | 'clock' | 'socketId' | 'connect' | 'disconnect' | 'reconnect'
> & {
  readonly on: object;
  trigger(channel: string, event: string, data: unknown): TriggerResult;
};

/** What only the inside of an engine knows. */
export interface EngineFacts {
  /** The server is the push service, or one of its family. */
  readonly isPushService: boolean;
  /** Client events that it may send in a second; 0: no limit. */
  readonly perSecond: number;
  /** How many hold a channel; null where it is not known. 0: it lingers. */
  holders(channel: string): number | null;
}

/** The last line that was opened, and how the last one that closed did. */
export interface LineFacts {
  /** Where it led, without its query. */
  readonly address: string | null;
  readonly close: (TransportClose & { readonly at: number }) | null;
}

/** Sees what an engine is given and what its transport carries. One for each provider. */
export interface Inspector {
  /** The same options, watched. Frames and errors are kept; nothing else changes. */
  inspect<Options extends EngineOptions>(options: Options): Options;
  /** What it saw. */
  readonly log: WireLog;
  readonly line: LineFacts;
  /** What an `Announcer` said, where it was given `transcript.props`. */
  readonly transcript: Transcript;
  /** How the last authorisation of a channel went; null where none was seen. */
  authorizationOf(channel: string): AuthorizationFacts | null;
  /** The engine hears a frame again that came before. False: there is no line, or the frame was not kept whole. */
  replay(entry: WireEntry): boolean;
  /** Null where the engine was not made of options that went through here. */
  factsOf(engine: InspectedEngine): EngineFacts | null;
}

/** What an engine without extensions does: nothing of it is in anything's way. */
const transparent: Extensions = {
  connected(go) {
    go();
  },
  disconnected: () => undefined,
  system: () => false,
  incoming(message, next) {
    if (message.channel !== null) next(message); // those of the connection are for extensions only
  },
  member: (_channel, info) => ({ info }),
  outgoing: (event) => event,
};

/** What is written of lines, and how the last one is spoken to. */
interface Tap {
  readonly log: WireLog;
  readonly line: Writable<LineFacts>;
  readonly now: () => number;
  /** Null where no line is open. */
  hear: ((text: string) => void) | null;
}

/** A transport that passes everything on, and writes it down. */
function tapped(transport: Transport, tap: Tap): Transport {
  const { log, line, now } = tap;
  return {
    keyIn: transport.keyIn,
    open(url, handlers) {
      line.address = redactAddress(url);
      log.note('opened', 'opening', line.address);
      const hear = (text: string): void => handlers.message(text);
      const forget = (): void => {
        if (tap.hear === hear) tap.hear = null;
      };
      const own = transport.open(url, {
        opened() {
          tap.hear = hear;
          handlers.opened();
        },
        message(text) {
          log.frame('in', text);
          hear(text);
        },
        closed(close) {
          forget();
          line.close = { ...close, at: now() };
          log.note('closed', `closed ${String(close.code ?? 'without a code')}`, close.reason);
          handlers.closed(close);
        },
      });
      return {
        send(text) {
          const isWritten = own.send(text);
          if (isWritten) log.frame('out', text);
          return isWritten;
        },
        close(code, reason) {
          forget();
          log.note('closed', 'closed by this page', reason ?? '');
          own.close(code, reason);
        },
      };
    },
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function factsFrom({ kernel, channels }: ExtensionParts): EngineFacts {
  return {
    get isPushService() {
      return kernel.isPushService;
    },
    get perSecond() {
      return kernel.options.clientEvents?.perSecond ?? 10;
    },
    holders: (channel) => channels.records.get(channel)?.holders.size ?? null,
  };
}

/**
 * Makes an inspector: keep it outside of components, since it keeps the frames.
 *
 * @example
 * const inspector = createInspector();
 *
 * <RealtimeProvider options={inspector.inspect({ appKey: 'app-key', url: 'wss://realtime.example.com' })}>
 *   <App />
 *   <RealtimeDevtools inspector={inspector} />
 * </RealtimeProvider>
 */
export function createInspector(options: WireLogOptions = {}): Inspector {
  const { clock = systemClock } = options;
  const log = createWireLog(options);
  const line: Writable<LineFacts> = { address: null, close: null };
  const tap: Tap = { log, line, now: clock.now, hear: null };
  const transcript = createTranscript(clock);
  const authorizations = createAuthorizationLog();
  const byTransport = new WeakMap<Transport, Transport>();
  const byEngine = new WeakMap<object, EngineFacts>();
  let runtimes: Transport | null = null;

  /** The same one each time: another transport is another engine. */
  function tappedOnce(transport: Transport): Transport {
    const known = byTransport.get(transport);
    if (known) return known;
    const made = tapped(transport, tap);
    byTransport.set(transport, made);
    byTransport.set(made, made); // options that went through here before
    return made;
  }

  function attach(given: ExtensionsOption | undefined): ExtensionsOption {
    const extend = (parts: ExtensionParts): Extensions => {
      byEngine.set(parts.listeners.on, factsFrom(parts)); // an engine's own `on`, by which it is known
      return given?.(parts) ?? transparent;
    };
    return Object.assign(extend, { connects: given?.connects === true });
  }

  return {
    log,
    line,
    transcript,
    authorizationOf: authorizations.of,
    replay({ kind, text, isExact }) {
      if (!tap.hear || !isExact || (kind !== 'in' && kind !== 'replayed')) return false;
      log.frame('replayed', text);
      tap.hear(text);
      return true;
    },
    inspect(given) {
      const { transport = (runtimes ??= webSocketTransport()), auth, onError } = given;
      const report = createReporter(() => onError);
      return {
        ...given,
        transport: tappedOnce(transport),
        ...(auth && { auth: watchedAuth(auth, authorizations.note, clock.now) }),
        extensions: attach(given.extensions),
        onError(error) {
          log.note('error', error.code, error.message, error.channel);
          report(error);
        },
      };
    },
    factsOf: (engine) => byEngine.get(engine.on) ?? null,
  };
}
