import { RealtimeError } from '../errors.js';
import { backoffDelay } from '../lib/backoff.js';
import { createDeferred, type Deferred } from '../lib/deferred.js';
import { dataRecord, idText } from '../protocol/codec.js';
import type { SystemMessage } from '../protocol/messages.js';
import { userChannel } from '../protocol/user-channel.js';
import { answersSignIn } from './attribution.js';
import { authorize } from './authorization.js';
import type { EngineExtension, Extension, ExtensionHost } from './extension.js';
import {
  isUserAuthentication,
  type UserAuthentication,
  type UserAuthenticationOptions,
} from './user-authentication.js';
import { createWatchlist } from './watchlist.js';

/** Options of {@link signIn}. */
export interface SignInOptions {
  /**
   * Channels wait until the sign-in is done or has failed: presence channels may then be authorised without
   * `channel_data`, by who the user is. @default false
   */
  readonly beforeChannels?: boolean;
}

/** The user as the engine publishes it. */
interface UserState {
  readonly status: 'idle' | 'signing-in' | 'signed-in' | 'failed';
  readonly id: string | null;
  readonly info: unknown;
  readonly channel: string | null;
  readonly error: RealtimeError | null;
  readonly online: ReadonlySet<string>;
}

/** Jitter may halve a pause: the first is 1-2 s. */
const retryMinDelayMs = 2_000;
const retryMaxDelayMs = 30_000;

/** A server that has a watchlist to tell of does so within this time of the success. */
const watchlistAfterMs = 1_000;

const watchlistLimit = 4302;

function createSignIn(
  host: ExtensionHost,
  how: UserAuthenticationOptions,
  beforeChannels: boolean,
): Extension {
  const watchlist = createWatchlist();
  let user: UserState = {
    status: 'idle',
    id: null,
    info: undefined,
    channel: null,
    error: null,
    online: watchlist.online,
  };
  /** What was sent on this connection; null before. */
  let sent: UserAuthentication | null = null;
  let isPending = false;
  let strikes = 0;
  let limit: RealtimeError | null = null;
  let abort: AbortController | null = null;
  let cancelTimer: () => void = () => undefined;
  let done: Deferred<void> | null = null;

  function publish(changes: Partial<UserState>): void {
    user = { ...user, ...changes, online: watchlist.online };
    host.setUser(user);
  }

  function wait(delayMs: number, run: () => void): void {
    cancelTimer();
    cancelTimer = host.after(delayMs, run);
  }

  /** The attempt is over, whatever became of it. */
  function stop(): void {
    cancelTimer();
    abort?.abort();
    abort = null;
    isPending = false;
    done?.resolve();
  }

  function fail(error: RealtimeError): void {
    stop();
    if (error.retryable) {
      wait(backoffDelay(strikes, host.random(), retryMinDelayMs, retryMaxDelayMs), begin);
      strikes += 1;
      publish({ error });
    } else {
      watchlist.renew();
      watchlist.settle();
      publish({ status: 'failed', id: null, info: undefined, channel: null, error });
    }
    host.error(error);
  }

  function begin(): void {
    const { socketId } = host;
    if (socketId === null) return;
    const asking = (abort = new AbortController());
    isPending = true;
    const isMine = (): boolean => abort === asking;
    publish({ status: 'signing-in', ...(strikes === 0 && { error: null }) });
    wait(how.timeoutMs ?? host.timeout('authorizeMs'), () => {
      fail(new RealtimeError('authorization-timeout', { retryable: true }));
    });
    authorize(how, { socketId, signal: asking.signal }, isUserAuthentication).then(
      (answer) => {
        if (isMine()) send(answer);
      },
      (error: unknown) => {
        if (isMine()) fail(error as RealtimeError);
      },
    );
  }

  function send(authentication: UserAuthentication): void {
    const { auth, user_data } = authentication;
    sent = authentication;
    limit = null;
    watchlist.renew();
    wait(host.timeout('subscribeMs'), () => {
      fail(new RealtimeError('sign-in-timeout'));
    });
    host.send('pusher:signin', { auth, user_data });
  }

  /** Some servers say more than the data that were sent, some nothing (PROTOCOL 4). */
  function succeeded({ data }: SystemMessage, { user_data }: UserAuthentication): void {
    const told = dataRecord(data['user_data']);
    const { id: rawId, user_info: info } = idText(told['id']) === null ? dataRecord(user_data) : told;
    const id = idText(rawId);
    if (id === null) {
      fail(new RealtimeError('sign-in-refused', { message: 'The user_data that was signed has no id.' }));
      return;
    }
    const channel = userChannel(id);
    if (user.channel !== channel) watchlist.settle();
    strikes = 0;
    host.send('pusher:subscribe', { auth: '', channel });
    publish({ status: 'signed-in', id, info, channel, error: limit });
    stop();
    wait(watchlistAfterMs, () => {
      watchlist.settle();
      publishWatchlist();
    });
  }

  function publishWatchlist(): void {
    if (user.online !== watchlist.online) publish({});
  }

  function watch(events: unknown): void {
    for (const event of Array.isArray(events) ? events : []) watchlist.hear(event);
    publishWatchlist();
  }

  /** True: it was about the sign-in alone. */
  function heardError({ channel, code, text: message }: SystemMessage): boolean {
    if (channel !== null || !sent) return false;
    if (code === watchlistLimit) {
      limit = new RealtimeError('over-limit', { message, wireCode: code });
      if (!isPending) publish({ error: limit });
    }
    if (!isPending || !answersSignIn(message, code, host.isSubscribing)) return false;
    fail(new RealtimeError('sign-in-refused', { message, wireCode: code }));
    return true;
  }

  for (const name of ['online', 'offline']) {
    host.on('', name, (data) => {
      if (sent) watch([{ ...dataRecord(data), name }]);
    });
  }
  host.setUser(user);

  return {
    connected() {
      strikes = 0;
      if (host.isPushService) {
        fail(new RealtimeError('sign-in-refused', { message: 'This server does not know users.' }));
        return;
      }
      done = createDeferred();
      begin();
      return beforeChannels ? done.promise : undefined;
    },
    disconnected(error) {
      const wasAsked = isPending && sent !== null;
      stop();
      sent = null;
      if (wasAsked && error?.code === 'refused') {
        const { message, wireCode } = error;
        fail(new RealtimeError('sign-in-refused', { message, wireCode }));
      } else if (user.status === 'signing-in' || user.status === 'signed-in') publish({ status: 'idle' });
    },
    system(message) {
      switch (message.type) {
        case 'pusher:signin_success':
          if (sent) succeeded(message, sent);
          return true;
        case 'pusher_internal:watchlist_events':
          if (sent) watch(message.data['events']);
          return true;
        case 'pusher:error':
          return heardError(message);
        default:
          return false;
      }
    },
  };
}

/**
 * Signs the user in on each connection (PROTOCOL 2.3), with what the application's server says to `socket_id`. Who it
 * is, and who of their watchlist is online, is `store.user`, which `useUser` and `useWatchlist` read; what the
 * application's server sends to the user is heard on `store.user.channel`, as `useUserEvent` does. A sign-in that
 * fails for good is told to `onError`, and is `failed` in `store.user`; the connection and its channels go on, unless the
 * server ends them. An engine that has it connects at once, unless it has `connect: 'manual'`.
 * `engine.reauthorize()` signs in anew.
 *
 * @example
 * createEngine({
 *   appKey: 'app-key',
 *   url: 'wss://realtime.example.com',
 *   extensions: extensions(signIn({ endpoint: '/pusher/user-auth' })),
 * });
 */
export function signIn(
  how: UserAuthenticationOptions,
  { beforeChannels = false }: SignInOptions = {},
): EngineExtension {
  return Object.assign((host: ExtensionHost) => createSignIn(host, how, beforeChannels), { connects: true });
}
