import { type Clock, systemClock } from '../lib/clock.js';
import { createPipe, type Pipe } from './pipe.js';
import type { Transport, TransportClose, TransportConnection, TransportHandlers } from './transport.js';

/** The way from the server to the client, as the server's side gets it. */
export interface MemoryPeer {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** The way from the client to the server, as the server's side gives it. */
export interface MemoryLine {
  receive(text: string): void;
  closed(): void;
}

/** Takes a new line. Where it throws, the line cannot be opened. */
export type AcceptMemory = (peer: MemoryPeer, url: string) => MemoryLine;

/** How a cable is pulled. */
export interface PullOptions {
  /** True: nobody is told; both directions fall silent, and go on where they were when it is plugged in. @default false */
  readonly halfOpen?: boolean;
}

/** What all lines of one memory transport run through. */
export interface Cable {
  /** Cuts it: open lines are lost with 1006 and what was on its way is gone; new ones cannot be opened. */
  pull(options?: PullOptions): void;
  plug(): void;
  readonly pulled: boolean;
  /** Time for one direction, in milliseconds; what is on its way already keeps its own. @default 0 */
  latencyMs: number;
}

/** A transport whose server is in the same program. */
export interface MemoryTransport extends Transport {
  readonly cable: Cable;
  /** Lines that the owner has opened, and neither closed nor been told closed. */
  readonly openLines: number;
}

/** Options of {@link memoryTransport}. */
export interface MemoryOptions {
  /** @default the runtime's clock */
  readonly clock?: Clock;
  /** Time for one direction, in milliseconds. @default 0 */
  readonly latencyMs?: number;
  /** `first-message` behaves as TCP does: closes carry no code. @default 'url' */
  readonly keyIn?: Transport['keyIn'];
}

const lost: TransportClose = { code: 1006, reason: '', clean: false };

/** A line as its cable sees it. */
interface CableLine {
  pause(): void;
  resume(): void;
  /** Both ends learn that it is gone, a moment later. */
  cut(): void;
}

type CableState = 'plugged' | 'cut' | 'silent';

function createCable(
  lines: ReadonlySet<CableLine>,
  latencyMs: number,
): Cable & { readonly state: CableState } {
  let state: CableState = 'plugged';
  return {
    latencyMs,
    get state() {
      return state;
    },
    get pulled() {
      return state !== 'plugged';
    },
    pull({ halfOpen = false } = {}) {
      state = halfOpen ? 'silent' : 'cut';
      for (const line of [...lines]) {
        if (halfOpen) line.pause();
        else line.cut();
      }
    },
    plug() {
      state = 'plugged';
      for (const line of [...lines]) line.resume();
    },
  };
}

interface LineContext {
  readonly keyIn: Transport['keyIn'];
  readonly accept: AcceptMemory;
  /** The direction to the server, and the one back. */
  readonly up: Pipe;
  readonly down: Pipe;
  readonly isCut: () => boolean;
  /** Both ends are done. */
  readonly onGone: () => void;
  /** The owner is done. */
  readonly onClosed: () => void;
}

function openLine(
  url: string,
  handlers: TransportHandlers,
  context: LineContext,
): TransportConnection & Pick<CableLine, 'cut'> {
  const { up, down } = context;
  let client: 'opening' | 'open' | 'closed' = 'opening';
  let server: MemoryLine | 'waiting' | 'gone' = 'waiting';

  function settle(): void {
    if (client === 'closed' && server === 'gone') context.onGone();
  }

  function endClient(close: TransportClose | null): void {
    if (client === 'closed') return;
    client = 'closed';
    context.onClosed();
    settle();
    if (close !== null) handlers.closed(close);
  }

  function endServer(): void {
    const line = server;
    server = 'gone';
    settle();
    if (typeof line !== 'string') line.closed();
  }

  function opened(): void {
    if (client !== 'opening') return;
    client = 'open';
    handlers.opened();
  }

  const peer: MemoryPeer = {
    send(text) {
      down.push(() => {
        if (client === 'open') handlers.message(text);
      });
    },
    close(code, reason) {
      if (server === 'gone') return;
      server = 'gone';
      const told =
        context.keyIn === 'url' ? { code, reason, clean: true } : { code: null, reason: '', clean: true };
      down.push(() => endClient(told));
    },
  };

  function arrive(): void {
    if (context.isCut()) {
      cut();
      return;
    }
    down.push(opened); // before the accepting side says its first word
    try {
      const line = context.accept(peer, url);
      if (server === 'waiting') server = line;
    } catch {
      cut();
    }
  }

  function cut(): void {
    up.clear();
    down.clear();
    up.push(endServer, 0);
    down.push(() => endClient(lost), 0);
  }

  up.push(arrive);
  return {
    send(text) {
      if (client !== 'open') return false;
      up.push(() => {
        if (typeof server !== 'string') server.receive(text);
      });
      return true;
    },
    close() {
      if (client === 'closed') return;
      endClient(null);
      up.push(endServer);
    },
    cut,
  };
}

/**
 * A transport to a server in the same program, with a cable that can be pulled. Nothing happens within a call: all
 * deliveries wait for the clock, also where the latency is 0.
 *
 * @example
 * const transport = memoryTransport((peer, url) => hub.connect(peer, doorFromUrl(url)!));
 * createEngine({ appKey: 'app-key', transport });
 */
export function memoryTransport(accept: AcceptMemory, options: MemoryOptions = {}): MemoryTransport {
  const { clock = systemClock, keyIn = 'url' } = options;
  const lines = new Set<CableLine>();
  const cable = createCable(lines, options.latencyMs ?? 0);
  let openLines = 0;

  function open(url: string, handlers: TransportHandlers): TransportConnection {
    const latencyMs = (): number => cable.latencyMs;
    const [up, down] = [createPipe(clock, latencyMs), createPipe(clock, latencyMs)];
    const onGone = (): void => {
      lines.delete(self);
    };
    const onClosed = (): void => {
      openLines -= 1;
    };
    const isCut = (): boolean => cable.state === 'cut';
    const line = openLine(url, handlers, { keyIn, accept, up, down, isCut, onGone, onClosed });
    const pipes = [up, down];
    const self: CableLine = {
      pause: () => pipes.forEach((pipe) => pipe.pause()),
      resume: () => pipes.forEach((pipe) => pipe.resume()),
      cut() {
        line.cut();
        self.resume(); // a silent line that is cut is told of it
      },
    };
    openLines += 1;
    lines.add(self);
    if (cable.state === 'silent') self.pause();
    return { send: line.send, close: line.close };
  }

  return {
    keyIn,
    open,
    cable,
    get openLines() {
      return openLines;
    },
  };
}
