import { RealtimeError } from '../errors.js';
import { isEncryptedChannel } from '../protocol/channel-traits.js';
import type { EventMessage } from '../protocol/messages.js';
import type { EngineExtension, ExtensionHost } from './extension.js';
import { openBox, readBox, readKey, type Cipher, type SealedBox } from './secret-box.js';

/** A channel's key is asked for at most this often, in milliseconds, however many events it does not open. */
const askEveryMs = 10_000;

/** Options of {@link encryption}. */
export interface EncryptionOptions {
  /** Gives NaCl's secretbox (XSalsa20-Poly1305); called when it is needed. @default that of `@noble/ciphers` */
  readonly loadCipher?: () => Promise<Cipher>;
}

/** An event on its way to who listens. */
interface Sealed {
  readonly message: EventMessage;
  readonly box: SealedBox;
  readonly next: (message: EventMessage) => void;
}

async function importCipher(): Promise<Cipher> {
  const { xsalsa20poly1305 } = await import('@noble/ciphers/salsa.js');
  return xsalsa20poly1305;
}

/** Loads once. What could not be loaded is tried again with the next call. */
function createLoader(load: () => Promise<Cipher>): {
  readonly cipher: Cipher | null;
  load(): Promise<Cipher>;
} {
  let cipher: Cipher | null = null;
  let loading: Promise<Cipher> | null = null;
  async function loadOnce(): Promise<Cipher> {
    try {
      return (cipher ??= await load());
    } finally {
      loading = null;
    }
  }
  return {
    get cipher() {
      return cipher;
    },
    load: () => (loading ??= loadOnce()),
  };
}

/** The events of one engine's encrypted channels. */
function createDecryption(host: ExtensionHost, loadCipher: () => Promise<Cipher>) {
  const loader = createLoader(loadCipher);
  /** What waits for the cipher or a new key, by channel; in order. */
  const queues = new Map<string, Sealed[]>();
  const askedAt = new Map<string, number>();

  function drop(channel: string, event: string, why: unknown): void {
    // of a channel that was left, nobody wants to hear
    if (!host.authorization(channel)) return;
    const cause = why instanceof Error ? why : new Error(`${event}: ${String(why)}`);
    host.error(new RealtimeError('decryption-failed', { channel, cause }));
  }

  function open(channel: string, cipher: Cipher, { message, box, next }: Sealed): boolean {
    const key = readKey(host.authorization(channel)?.shared_secret);
    const data = key && openBox(cipher, key, box);
    if (data === null) return false;
    next({ ...message, data });
    return true;
  }

  /** The key may be another one since the channel was authorised. */
  async function renewKey(channel: string): Promise<void> {
    const now = host.clock.now();
    if (now - (askedAt.get(channel) ?? -Infinity) < askEveryMs) return;
    askedAt.set(channel, now);
    await host.authorize(channel);
  }

  async function openLate(channel: string, cipher: Cipher, sealed: Sealed): Promise<void> {
    if (open(channel, cipher, sealed)) return;
    let why: unknown = 'the key does not open it';
    try {
      await renewKey(channel);
      if (open(channel, cipher, sealed)) return;
    } catch (error) {
      why = error;
    }
    drop(channel, sealed.message.event, why);
  }

  async function drain(channel: string, queue: readonly Sealed[]): Promise<void> {
    try {
      const cipher = loader.cipher ?? (await loader.load());
      for (const sealed of queue) await openLate(channel, cipher, sealed); // it may grow meanwhile
    } catch (error) {
      for (const { message } of queue) drop(channel, message.event, error);
    }
    queues.delete(channel);
  }

  return {
    load: loader.load,
    forget: () => {
      askedAt.clear();
    },
    receive(channel: string, message: EventMessage, next: Sealed['next']): void {
      const box = readBox(message.data);
      if (!box) {
        drop(channel, message.event, 'it is not encrypted');
        return;
      }
      const sealed = { message, box, next };
      const queue = queues.get(channel);
      if (queue) queue.push(sealed);
      else if (!loader.cipher || !open(channel, loader.cipher, sealed)) {
        const started = [sealed];
        queues.set(channel, started);
        void drain(channel, started);
      }
    },
  };
}

/**
 * Reads the events of `private-encrypted-` channels (PROTOCOL 2.7), whose keys only the application's server and its
 * clients know: each is the `shared_secret` of the channel's authorisation. The cipher is a file of its own, loaded
 * with the first such channel. An event that the key does not open has the authorisation asked for once more, with
 * what follows kept waiting in order; what cannot be read then is dropped with a `decryption-failed`, and nobody hears
 * a ciphertext. Client events are refused on such channels, with the reason `encrypted`.
 *
 * @example
 * createEngine({ appKey: 'app-key', url: 'wss://realtime.example.com', auth, extensions: extensions(encryption()) });
 */
export function encryption({ loadCipher = importCipher }: EncryptionOptions = {}): EngineExtension {
  return (host) => {
    const decryption = createDecryption(host, loadCipher);
    return {
      system({ type, channel }) {
        if (type === 'pusher_internal:subscription_succeeded' && isEncryptedChannel(channel ?? '')) {
          decryption.load().catch(() => undefined); // the first event tries again, and tells
        }
        return false;
      },
      disconnected: decryption.forget,
      incoming(message, next) {
        const { channel, event } = message;
        // `pusher:error` may name a channel, and is nobody's secret
        if (channel === null || !isEncryptedChannel(channel) || event.startsWith('pusher:')) next(message);
        else decryption.receive(channel, message, next);
      },
      outgoing: (event) => (isEncryptedChannel(event.channel) ? 'encrypted' : event),
    };
  };
}
