import type { RealtimeError } from '../errors.js';
import type { Clock, TimerHandle } from '../lib/clock.js';
import type { ConnectionSnapshot } from '../store/state.js';

/** A time without a connection. */
export interface ConnectionGap {
  /** When the connection was lost, in milliseconds since the epoch. */
  readonly since: number;
}

/** What is told of the connection, once for each gap. */
export interface ConnectionEventHandlers {
  /** The connection was lost, and has not come back for `after`. */
  readonly onLost?: ((gap: ConnectionGap) => void) | undefined;
  /** It is back, after a loss that was told: a good moment to fetch again. */
  readonly onRestored?: ((gap: ConnectionGap) => void) | undefined;
  /** It stopped trying: only `connect()` tries again. */
  readonly onFailed?: ((error: RealtimeError | null) => void) | undefined;
}

/** Follows a connection. `see` may be told the same state twice. */
export interface ConnectionGaps {
  see(connection: ConnectionSnapshot): void;
  /** Sets no more timer until it sees something again. */
  rest(): void;
}

type Phase = 'unseen' | 'up' | 'down' | 'over' | 'none';

function nextPhase(before: Phase, { status, everConnected }: ConnectionSnapshot): Phase {
  if (status === 'connected') return 'up';
  if (status === 'failed') return 'over';
  const isDown = everConnected && status !== 'closed' && status !== 'idle';
  // what comes after `connect()` is a beginning
  return isDown && before !== 'over' && before !== 'none' ? 'down' : 'none';
}

export function createConnectionGaps(
  clock: Clock,
  afterMs: () => number,
  handlers: () => ConnectionEventHandlers,
): ConnectionGaps {
  let phase: Phase = 'unseen';
  let since = 0;
  let told = false;
  let timer: TimerHandle = null;

  function rest(): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  }

  function tellLoss(): void {
    rest();
    if (told || phase !== 'down') return;
    const dueInMs = since + afterMs() - clock.now();
    if (dueInMs > 0) {
      timer = clock.setTimeout(tellLoss, dueInMs);
      return;
    }
    told = true;
    handlers().onLost?.({ since });
  }

  return {
    rest,
    see(connection) {
      const before = phase;
      phase = nextPhase(before, connection);
      // one gap goes through several statuses, of which the first tells when it began
      if (phase === 'down' && before !== 'down') ({ since } = connection);
      if (phase === 'down') {
        tellLoss();
        return;
      }
      rest();
      const wasTold = told;
      told = false;
      if (phase === 'up' && wasTold) handlers().onRestored?.({ since });
      if (phase === 'over' && before !== 'over') handlers().onFailed?.(connection.error);
    },
  };
}
