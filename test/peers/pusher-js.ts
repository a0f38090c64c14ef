import Pusher, { type Channel, type PresenceChannel } from 'pusher-js';
import { onTestFinished, vi } from 'vitest';
import { handWire } from '../support/hand-wire.js';
import { says } from '../support/engine-bench.js';
import type { AuthorizationQuestion, PeerClient } from './peer-client.js';

/** What pusher-js uses of a WebSocket. */
interface Socket {
  readyState: number;
  onopen?: () => void;
  onmessage?: (message: { data: string }) => void;
  onclose?: (close: { code: number; reason: string; wasClean: boolean }) => void;
  send(text: string): void;
  close(code?: number): void;
}

const runtime = (Pusher as unknown as { Runtime: { createWebSocket: (url: string) => Socket } }).Runtime;

/** The lines of a hand wire as the runtime's WebSockets; what their listeners throw is kept, as a browser reports it. */
function plugIn(wire: ReturnType<typeof handWire>, thrown: unknown[]): void {
  runtime.createWebSocket = (url) => {
    const line = wire.open(url, {
      opened() {
        socket.readyState = 1;
        socket.onopen?.();
      },
      message(text) {
        try {
          socket.onmessage?.({ data: text });
        } catch (error) {
          thrown.push(error);
        }
      },
      closed({ code, reason, clean }) {
        socket.readyState = 3;
        socket.onclose?.({ code: code ?? 1005, reason, wasClean: clean });
      },
    });
    const socket: Socket = {
      readyState: 0,
      send: (text) => line.send(text),
      close(code = 1000) {
        line.close();
        socket.readyState = 3;
        queueMicrotask(() => socket.onclose?.({ code, reason: '', wasClean: true }));
      },
    };
    return socket;
  };
}

interface PusherJsOptions {
  /** What the authorisation gives to encrypted channels. */
  readonly sharedSecret?: () => string;
  /** How its user is authorised. */
  readonly signIn?: (socketId: string) => { readonly auth: string; readonly user_data: string };
}

function createPusher(questions: AuthorizationQuestion[], options: PusherJsOptions): Pusher {
  const { signIn, sharedSecret } = options;
  return new Pusher('app-key', {
    ...(signIn && {
      userAuthentication: {
        endpoint: '',
        transport: 'ajax',
        customHandler({ socketId }, callback) {
          callback(null, signIn(socketId));
        },
      },
    }),
    cluster: '',
    wsHost: '127.0.0.1',
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler({ socketId, channelName: channel }, callback) {
        questions.push({
          socketId,
          channel,
          answer() {
            const data = channel.startsWith('presence-') ? { channel_data: '{"user_id":"me"}' } : {};
            const secret = sharedSecret && { shared_secret: sharedSecret() };
            callback(null, { auth: `app-key:${socketId}:${channel}`, ...data, ...secret });
          },
          fail() {
            callback(new Error('500'), null);
          },
        });
      },
    },
  });
}

interface PusherJsClient extends PeerClient {
  readonly pusher: Pusher;
  /** The channels that told of their success. */
  readonly successes: readonly string[];
}

/** pusher-js, as an application would use it, on the wire and the clock of the test. */
export function pusherJsClient(options: PusherJsOptions = {}): PusherJsClient {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  const wire = handWire();
  const questions: AuthorizationQuestion[] = [];
  const failures: string[] = [];
  const thrown: unknown[] = [];
  const joins: string[] = [];
  const successes: string[] = [];
  plugIn(wire, thrown);
  const pusher = createPusher(questions, options);
  onTestFinished(() => {
    pusher.disconnect();
    vi.useRealTimers();
  });
  const advance = async (ms: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(ms);
  };
  const channelOf: (name: string) => Channel | undefined = pusher.channel.bind(pusher);

  return {
    pusher,
    wire,
    questions,
    failures,
    successes,
    thrown,
    advance,
    connect: () => advance(1),
    async greet(socketId, seconds) {
      const line = wire.last;
      line.open();
      await advance(1);
      line.say(says.greeting(socketId, seconds));
      await advance(1);
      return line;
    },
    connection: () => ({ status: pusher.connection.state, socketId: pusher.connection.socket_id }),
    subscribe(name) {
      const channel = pusher.subscribe(name);
      channel.bind('pusher:subscription_succeeded', () => successes.push(name));
      channel.bind('pusher:subscription_error', () => failures.push(name));
      channel.bind('pusher:member_added', (member: { id: unknown }) => joins.push(String(member.id)));
      return () => pusher.unsubscribe(name);
    },
    again: (name) => pusher.subscribe(name),
    has: (name) => channelOf(name) !== undefined,
    isSubscribed: (name) => channelOf(name)?.subscribed ?? false,
    on(name, event, handler) {
      channelOf(name)?.bind(event, handler);
    },
    trigger: (name, event, data) => channelOf(name)?.trigger(event, data) ?? false,
    people(name) {
      const { members } = channelOf(name) as PresenceChannel;
      const ids = Object.keys(members.members as object);
      return { ids, me: (members.me as { id: string } | null)?.id ?? null, joins };
    },
    subscriptionCount: (name) => channelOf(name)?.subscriptionCount,
    stopHearingConnection() {
      pusher.connection.unbind_all();
    },
    disconnect: () => pusher.disconnect(),
  };
}
