import type { EngineOptions, RealtimeError, Subscription, UserSnapshot } from '../../src/engine.js';
import { engineBench, type EngineBench } from '../support/engine-bench.js';
import type { AuthorizationQuestion, PeerClient } from './peer-client.js';

const idsOf = (bench: EngineBench, channel: string): string[] =>
  (bench.channel(channel)?.presence?.members ?? []).map(({ id }) => id);

interface CopresentOptions extends Pick<EngineOptions, 'extensions'> {
  /** What the authorisation gives to encrypted channels. */
  readonly sharedSecret?: () => string;
}

interface CopresentClient extends PeerClient {
  readonly user: UserSnapshot | null;
  /** What `onError` heard. */
  readonly errors: readonly RealtimeError[];
}

/** copresent, as an application would use it. */
export function copresentClient({ sharedSecret, ...opted }: CopresentOptions = {}): CopresentClient {
  const questions: AuthorizationQuestion[] = [];
  const failures: string[] = [];
  const joins: string[] = [];
  const bench = engineBench({
    linger: 0,
    ...opted,
    auth: ({ socketId, channel }) =>
      new Promise((resolve, reject) => {
        questions.push({
          socketId,
          channel,
          answer: () =>
            resolve({
              auth: `app-key:${socketId}:${channel}`,
              ...(channel.startsWith('presence-') ? { channel_data: '{"user_id":"me"}' } : {}),
              ...(sharedSecret && { shared_secret: sharedSecret() }),
            }),
          fail: () => reject(new Error('500')),
        });
      }),
  });
  const { engine, wire, clock } = bench;
  const holds = new Map<string, Subscription>();
  const stopHearing = engine.store.subscribe(() => undefined);

  return {
    get user() {
      return engine.store.getState().user;
    },
    errors: bench.errors,
    wire,
    questions,
    failures,
    thrown: [],
    async connect() {
      engine.connect();
    },
    async greet(socketId, seconds) {
      const line = bench.greet(socketId, seconds);
      await clock.advance(0);
      return line;
    },
    advance: clock.advance,
    connection: () => bench.connection,
    subscribe(channel) {
      const hold = engine.subscribe(channel, {
        onError: (error) => failures.push(error.code),
        onJoin: ({ id }) => joins.push(id),
      });
      holds.set(channel, hold);
      return hold.release;
    },
    again: (channel) => holds.get(channel)?.retry(),
    has: (channel) => bench.channel(channel) !== undefined,
    isSubscribed: (channel) => bench.channel(channel)?.status === 'subscribed',
    on(channel, event, handler) {
      engine.on(channel, event, handler);
    },
    trigger(channel, event, data) {
      const result = engine.trigger(channel, event, data);
      return result.ok && result.queued ? 'queued' : result.ok;
    },
    people: (channel) => ({
      ids: idsOf(bench, channel),
      me: bench.channel(channel)?.presence?.me?.id ?? null,
      joins,
    }),
    subscriptionCount: (channel) => bench.channel(channel)?.subscriptionCount,
    stopHearingConnection: stopHearing,
    disconnect: engine.disconnect,
  };
}
