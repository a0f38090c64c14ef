import type { Clock } from '../lib/clock.js';
import { createPipe } from '../transport/pipe.js';
import type {
  Transport,
  TransportClose,
  TransportConnection,
  TransportHandlers,
} from '../transport/transport.js';
import type { FaultState } from './faults.js';

/** What a troubled line asks, and where it is found. */
export interface TroubleMeans {
  readonly state: () => FaultState;
  readonly clock: Clock;
  readonly random: () => number;
  readonly lines: Set<TroubledLine>;
}

export interface TroubledLine {
  /** The state has changed. */
  changed(): void;
  /** Ends it, as whoever is at the other end would. */
  end(close: Omit<TransportClose, 'clean'>): void;
}

/** One direction: at once where nothing is wrong, else late, and in order. */
function createLane({ state, clock, random }: TroubleMeans) {
  const delayMs = (): number => {
    const { latencyMs, jitterMs } = state();
    return Math.max(0, latencyMs + (2 * random() - 1) * jitterMs);
  };
  const pipe = createPipe(clock, delayMs);
  let waiting = 0;
  return {
    pipe,
    get isFree() {
      const { latencyMs, jitterMs, stalled } = state();
      return waiting === 0 && latencyMs + jitterMs === 0 && !stalled;
    },
    push(deliver: () => void): void {
      waiting += 1;
      pipe.push(() => {
        waiting -= 1;
        deliver();
      });
    },
  };
}

const ignored: TransportConnection = { send: () => false, close: () => undefined };

function open(
  transport: Transport,
  [url, handlers]: Parameters<Transport['open']>,
  means: TroubleMeans,
): TransportConnection {
  const { state, clock, lines } = means;
  const [up, down] = [createLane(means), createLane(means)];
  const lost = { code: transport.keyIn === 'url' ? 1006 : null, reason: '' };
  let own = ignored;
  let phase: 'opening' | 'open' | 'ended' = 'opening';

  function finish(): void {
    phase = 'ended';
    lines.delete(line);
    for (const { pipe } of [up, down]) pipe.clear();
  }
  function arrive(deliver: () => void): void {
    const unlessEnded = (): void => {
      if (phase !== 'ended') deliver();
    };
    if (down.isFree) unlessEnded();
    else down.push(unlessEnded);
  }
  const line: TroubledLine = {
    changed() {
      if (state().offline) line.end(lost);
      for (const { pipe } of [up, down]) pipe[state().stalled ? 'pause' : 'resume']();
    },
    end(close) {
      finish();
      own.close();
      handlers.closed({ ...close, clean: close !== lost });
    },
  };
  const heard: TransportHandlers = {
    opened: () =>
      arrive(() => {
        phase = 'open';
        handlers.opened();
      }),
    message(text) {
      if (state().halfOpen) return;
      const hear = (): void => handlers.message(text);
      arrive(hear);
      if (state().duplicates) arrive(hear);
    },
    closed(close) {
      if (state().halfOpen) return;
      arrive(() => {
        finish();
        handlers.closed(close);
      });
    },
  };
  lines.add(line);
  if (state().offline) {
    clock.setTimeout(() => {
      if (phase !== 'ended') line.end(lost);
    }, 0);
  } else own = transport.open(url, heard);
  if (state().stalled) line.changed();
  return {
    send(text) {
      if (phase !== 'open') return false;
      if (state().halfOpen) return true; // as a line that nobody has missed yet
      if (up.isFree) return own.send(text);
      up.push(() => void own.send(text));
      return true;
    },
    close(code, reason) {
      if (phase === 'ended') return;
      finish();
      own.close(code, reason);
    },
  };
}

/** A transport whose lines can be troubled. */
export function troubledTransport(transport: Transport, means: TroubleMeans): Transport {
  return { keyIn: transport.keyIn, open: (...given) => open(transport, given, means) };
}
