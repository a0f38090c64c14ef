import type { useEngine } from '../../react/provider.js';
import { suspend } from '../../react/use-channel-ready.js';
import { waitingStates } from './channel-gate-strings.js';
import { gateState } from './use-channel-gate.js';

type Engine = ReturnType<typeof useEngine>;

/** What is waited for: by the engine's store, and by channel. */
const waits = new WeakMap<Engine['store'], Map<string, Promise<void>>>();

/** What suspended is not on the page and holds nothing: the channel is held for it, and a little longer. */
const lingerMs = 1_000;

/** How it stands with a channel that has not been open. */
function isKnown({ store }: Engine, channel: string): boolean {
  const { channels, connection } = store.getState();
  const { status = 'idle', error = null } = channels.get(channel) ?? {};
  const state = gateState({ status, error, connection: connection.status, wasReady: false });
  return !waitingStates.includes(state);
}

async function waitFor(engine: Engine, channel: string): Promise<void> {
  await Promise.resolve(); // others may not be told of the subscription while this renders
  const hold = engine.subscribe(channel, { linger: lingerMs });
  await new Promise<void>((resolve) => {
    const check = (): void => {
      if (!isKnown(engine, channel)) return;
      stop();
      resolve();
    };
    const stop = engine.store.subscribe(check);
    check();
  });
  hold.release();
}

/** @throws a promise, for `Suspense`; on a server an error, so that the fallback is what is sent */
export function suspendUntilKnown(engine: Engine, channel: string): never {
  if (typeof window === 'undefined') {
    throw new Error(`copresent: "${channel}" opens in the browser only; the fallback is shown until then.`);
  }
  const pending = waits.get(engine.store) ?? new Map<string, Promise<void>>();
  waits.set(engine.store, pending);
  const wait = pending.get(channel) ?? waitFor(engine, channel).finally(() => void pending.delete(channel));
  pending.set(channel, wait);
  suspend(wait);
}
