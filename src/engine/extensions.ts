import type { EventMessage, SystemMessage } from '../protocol/messages.js';
import { authorize, authOf } from './authorization.js';
import type { Channels } from './channels.js';
import type { EngineExtension, Extension, ExtensionHost, OutgoingEvent } from './extension.js';
import type { Kernel } from './kernel.js';

/** The parts of an engine that extensions reach, through their host. */
export interface ExtensionParts {
  readonly kernel: Kernel;
  readonly channels: Channels;
  emit(message: EventMessage): void;
  setUser(user: unknown): void;
}

/** The extensions of an engine as one, which never throws. */
export interface Extensions {
  /** Goes on at once, or when those are ready who ask for time. */
  connected(go: () => void): void;
  disconnected(): void;
  system(message: SystemMessage): boolean;
  incoming(message: EventMessage, next: (message: EventMessage) => void): void;
  outgoing(event: OutgoingEvent): OutgoingEvent | null;
}

/** What the option `extensions` takes: made by {@link extensions}. */
export type ExtensionsOption = (parts: ExtensionParts) => Extensions;

function createHost({ kernel, channels, emit, setUser }: ExtensionParts): ExtensionHost {
  const { clock, error } = kernel;
  return {
    clock,
    emit,
    error,
    setUser,
    get socketId() {
      return kernel.live?.socketId ?? null;
    },
    send: (event, data) => kernel.send(JSON.stringify({ event, data })),
    authorization: (channel) => channels.records.get(channel)?.authorization,
    async authorize(channel) {
      const record = channels.records.get(channel);
      const auth = record && authOf(record, kernel);
      if (!auth || !kernel.live) throw new Error(`copresent: ${channel} cannot be authorised now.`);
      const { signal } = new AbortController();
      return authorize(auth, { socketId: kernel.live.socketId, channel, signal });
    },
  };
}

/**
 * What not every application uses, gathered for the option of that name. They are asked in this order.
 *
 * @example
 * createEngine({ appKey: 'app-key', url: 'wss://realtime.example.com', extensions: extensions(encryption()) });
 */
export function extensions(...given: readonly EngineExtension[]): ExtensionsOption {
  return (parts) => {
    const host = createHost(parts);
    const attempt = <Result>(run: () => Result): Result | undefined => {
      try {
        return run();
      } catch (thrown) {
        parts.kernel.report(thrown);
        return undefined;
      }
    };
    return combine(
      given.map((extend) => attempt(() => extend(host)) ?? {}),
      attempt,
    );
  };
}

function combine(
  all: readonly Extension[],
  attempt: <Result>(run: () => Result) => Result | undefined,
): Extensions {
  return {
    connected(go) {
      const awaited = all.map((extension) => attempt(() => extension.connected?.()));
      if (awaited.some((result) => result instanceof Promise)) void Promise.allSettled(awaited).then(go);
      else go();
    },
    disconnected() {
      for (const extension of all) attempt(() => extension.disconnected?.());
    },
    system: (message) => all.some((extension) => attempt(() => extension.system?.(message)) === true),
    incoming(message, next) {
      const through = all.reduceRight<(message: EventMessage) => void>((rest, { incoming }) => {
        if (!incoming) return rest;
        return (passing) => {
          attempt(() => {
            incoming(passing, rest);
          });
        };
      }, next);
      through(message);
    },
    outgoing: (event) =>
      all.reduce<OutgoingEvent | null>((passing, { outgoing }) => {
        if (!passing || !outgoing) return passing;
        return attempt(() => outgoing(passing)) ?? null;
      }, event),
  };
}
