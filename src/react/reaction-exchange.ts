import type { Engine } from '../create-engine.js';
import { isRecord } from '../lib/json.js';
import { createTokenBucket, type TokenBucket } from '../lib/token-bucket.js';
import { createPacedSender } from './paced-sender.js';
import { createReactionBursts, type ReactionBurst } from './reaction-bursts.js';

type TriggerResult = ReturnType<Engine['trigger']>;
type Counts = ReadonlyMap<string, number>;

const reactionEvent = 'client-reaction';
/** The most that one message may count of one kind. */
const mostAtOnce = 50;
/** What one user may make others draw, in messages a second. */
const perUser = 5;

type Heard = (channel: string, id: string) => void;
/** What hears one's own reactions: the bar that makes one and the overlay that draws it are apart. */
const ownListeners = new WeakMap<Engine['store'], Set<Heard>>();

function listenToOwn({ store }: Engine, listener: Heard): () => void {
  const all = ownListeners.get(store) ?? new Set();
  ownListeners.set(store, all.add(listener));
  return () => all.delete(listener);
}

/** How reactions are exchanged, as the latest render says. */
export interface ReactionRules {
  readonly allow: readonly string[];
  readonly rate: number;
  readonly mergeMs: number;
  tell(burst: ReactionBurst): void;
}

/** Sends and hears the reactions of one channel. */
export interface ReactionExchange {
  react(id: string): TriggerResult;
  stop(): void;
}

/** Reads `{ r: [[id, count] …] }`; what is not allowed, or no count, is left out. */
function readCounts(data: unknown, allow: readonly string[]): Counts {
  const list: unknown = isRecord(data) ? data['r'] : null;
  if (!Array.isArray(list) || list.length > allow.length) return new Map();
  return new Map(
    list.flatMap((entry: unknown): [string, number][] => {
      const [id, count] = Array.isArray(entry) ? (entry as unknown[]) : [];
      if (typeof id !== 'string' || !allow.includes(id) || !Number.isSafeInteger(count)) return [];
      return (count as number) >= 1 ? [[id, Math.min(mostAtOnce, count as number)]] : [];
    }),
  );
}

function addCounts(one: Counts, other: Counts): Counts {
  const sum = new Map(one);
  for (const [id, count] of other) sum.set(id, Math.min(mostAtOnce, (sum.get(id) ?? 0) + count));
  return sum;
}

export function createReactionExchange(
  engine: Engine,
  channel: string,
  rules: () => ReactionRules,
): ReactionExchange {
  const { clock, store } = engine;
  const bursts = createReactionBursts(
    clock,
    () => rules().mergeMs,
    (burst) => rules().tell(burst),
  );
  const sender = createPacedSender<Counts>({
    clock,
    send: (counts) => engine.trigger(channel, reactionEvent, { r: [...counts] }),
    paceMs: () => 1_000 / rules().rate,
    merge: addCounts,
  });
  const budgets = new Map<string | null, TokenBucket>();
  const held = engine.subscribe(channel, { onLeave: ({ id }) => budgets.delete(id) });

  function mayBeHeard(userId: string | null): boolean {
    const budget = budgets.get(userId) ?? createTokenBucket(() => perUser);
    budgets.set(userId, budget);
    return budget.take(clock.now());
  }

  held.on(reactionEvent, (data, { userId }) => {
    const counts = readCounts(data, rules().allow);
    if (counts.size === 0 || !mayBeHeard(userId)) return;
    for (const [id, count] of counts) bursts.add(id, count, userId, false);
  });

  const deafen = listenToOwn(engine, (where, id) => {
    const me = store.getState().channels.get(channel)?.presence?.me?.id ?? null;
    if (where === channel && rules().allow.includes(id)) bursts.add(id, 1, me, true);
  });

  return {
    react(id) {
      if (!rules().allow.includes(id)) {
        throw new TypeError(`copresent: "${id}" is not among the reactions that \`allow\` lists.`);
      }
      const result = sender.send(new Map([[id, 1]]));
      if (result.ok) for (const hear of [...(ownListeners.get(store) ?? [])]) hear(channel, id);
      return result;
    },
    stop() {
      sender.flush();
      deafen();
      bursts.stop();
      held.release();
    },
  };
}
