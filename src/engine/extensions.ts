import { RealtimeError } from '../errors.js';
import type { EventMessage, SystemMessage } from '../protocol/messages.js';
import { authorize, authOf, isAuthorization } from './authorization.js';
import type { Channels } from './channels.js';
import type {
  EngineExtension,
  Extension,
  ExtensionHost,
  OutgoingEvent,
  OutgoingVerdict,
} from './extension.js';
import type { Kernel } from './kernel.js';
import type { EventListeners } from './listeners.js';
import type { Authorization } from './options.js';

/** The parts of an engine that extensions reach, through their host. */
export interface ExtensionParts {
  readonly kernel: Kernel;
  readonly channels: Channels;
  readonly listeners: EventListeners;
  setUser(user: unknown): void;
}

/** The extensions of an engine as one, which never throws. */
export interface Extensions {
  /** Goes on at once, or when those are ready who ask for time. */
  connected(go: () => void): void;
  disconnected(error: RealtimeError | null): void;
  system(message: SystemMessage): boolean;
  incoming(message: EventMessage, next: (message: EventMessage) => void): void;
  outgoing(event: OutgoingEvent): OutgoingVerdict;
  member(channel: string, info: unknown): { readonly info: unknown } | null;
}

/** What the option `extensions` takes: made by {@link extensions}. */
export interface ExtensionsOption {
  (parts: ExtensionParts): Extensions;
  /** One of them needs a connection of itself. */
  readonly connects?: boolean;
}

function after({ clock, deadlines }: Kernel, delayMs: number, run: () => void): () => void {
  const deadline = { due: run };
  deadlines.set(deadline, clock.now() + delayMs);
  return () => {
    deadlines.set(deadline, null);
  };
}

/** Asks again for a channel that is subscribed: the record aborts it, as it does any asking, when it goes. */
function authorizeAnew({ kernel, channels }: ExtensionParts, channel: string): Promise<Authorization> {
  const record = channels.records.get(channel);
  const auth = record && authOf(record, kernel);
  const { socketId } = kernel;
  if (!auth || socketId === null || record.abort) {
    return Promise.reject(new RealtimeError('authorization-missing', { channel }));
  }
  const abort = (record.abort = new AbortController());
  const { signal } = abort;
  return new Promise((resolve, reject) => {
    const stop = after(kernel, auth.timeoutMs ?? kernel.timeout('authorizeMs'), () => {
      reject(new RealtimeError('authorization-timeout', { channel, retryable: true }));
      abort.abort();
    });
    const end = (): void => {
      stop();
      if (record.abort === abort) record.abort = null;
    };
    signal.addEventListener('abort', () => {
      end();
      reject(new RealtimeError('connection-lost', { channel, retryable: true }));
    });
    authorize(auth, { socketId, channel, signal }, isAuthorization)
      .then((authorization) => {
        if (!signal.aborted) record.authorization = authorization;
        resolve(authorization);
      }, reject)
      .finally(end);
  });
}

function createHost(parts: ExtensionParts): ExtensionHost {
  const { kernel, channels, listeners, setUser } = parts;
  const { clock, error, random, timeout } = kernel;
  return {
    clock,
    random,
    timeout,
    emit: listeners.emit,
    on: listeners.on,
    error,
    setUser(user) {
      kernel.userId = user.id;
      setUser(user);
    },
    after: (delayMs, run) => after(kernel, delayMs, run),
    get socketId() {
      return kernel.socketId;
    },
    get isPushService() {
      return kernel.isPushService;
    },
    get isSubscribing() {
      return [...channels.records.values()].some(({ state }) => state.phase === 'subscribing');
    },
    send: (event, data) => kernel.send(JSON.stringify({ event, data })),
    authorization: (channel) => channels.records.get(channel)?.authorization,
    authorize: (channel) => authorizeAnew(parts, channel),
  };
}

/**
 * What not every application uses, gathered for the option of that name. They are asked in this order.
 *
 * @example
 * createEngine({ appKey: 'app-key', url: 'wss://realtime.example.com', extensions: extensions(encryption()) });
 */
export function extensions(...given: readonly EngineExtension[]): ExtensionsOption {
  const extendAll = (parts: ExtensionParts): Extensions => {
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
  return Object.assign(extendAll, { connects: given.some(({ connects }) => connects === true) });
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
    disconnected(error) {
      for (const extension of all) attempt(() => extension.disconnected?.(error));
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
    member: (channel, given) =>
      all.reduce<{ readonly info: unknown } | null>(
        (passing, { member }) => {
          if (!passing || !member) return passing;
          return attempt(() => member(channel, passing.info)) ?? null;
        },
        { info: given },
      ),
    outgoing: (event) =>
      all.reduce<OutgoingVerdict>((passing, { outgoing }) => {
        if (typeof passing === 'string' || !outgoing) return passing;
        return attempt(() => outgoing(passing)) ?? 'schema';
      }, event),
  };
}
