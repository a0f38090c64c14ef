import type { Engine as LooseEngine } from '../create-engine.js';
import type { ExtensionParts, Extensions, ExtensionsOption } from '../engine/extensions.js';
import type { EngineOptions } from '../engine/options.js';
import { createReporter } from '../engine/reporter.js';
import { systemClock } from '../lib/clock.js';
import type { Transport, TransportClose } from '../transport/transport.js';
import { webSocketTransport } from '../transport/web-socket.js';
import { createWireLog, type WireLog, type WireLogOptions } from './create-wire-log.js';
import { redactAddress } from './redact.js';

/** What the devtools read of an engine, whatever its channels are. */
export type InspectedEngine = Pick<
  LooseEngine,
  'store' | 'clock' | 'socketId' | 'connect' | 'disconnect' | 'reconnect'
> & { readonly on: object };

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

/** A transport that passes everything on, and writes it down. */
function tapped(transport: Transport, log: WireLog, line: Writable<LineFacts>, now: () => number): Transport {
  return {
    keyIn: transport.keyIn,
    open(url, handlers) {
      line.address = redactAddress(url);
      log.note('opened', 'opening', line.address);
      const own = transport.open(url, {
        opened: () => handlers.opened(),
        message(text) {
          log.frame('in', text);
          handlers.message(text);
        },
        closed(close) {
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
      return kernel.live?.isPushService === true;
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
  const byTransport = new WeakMap<Transport, Transport>();
  const byEngine = new WeakMap<object, EngineFacts>();
  let runtimes: Transport | null = null;

  /** The same one each time: another transport is another engine. */
  function tap(transport: Transport): Transport {
    const known = byTransport.get(transport);
    if (known) return known;
    const made = tapped(transport, log, line, clock.now);
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
    inspect(given) {
      const { transport = (runtimes ??= webSocketTransport()), onError } = given;
      const report = createReporter(() => onError);
      return {
        ...given,
        transport: tap(transport),
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
