import type { Transport, TransportHandlers } from '../../src/transport/transport.js';

/** One line of a {@link handWire}: the test is the other end. */
export interface HandLine {
  readonly url: string;
  /** What the client wrote, in order. */
  readonly sent: readonly string[];
  /** The client closed it, or it was ended. */
  readonly isOver: boolean;
  /** The line is there. */
  open(): void;
  say(text: string): void;
  end(code: number | null, reason?: string): void;
  /** From now on `send` writes nothing. */
  refuseWrites(): void;
}

/** A transport that a test plays by hand: it decides nothing. */
export interface HandWire extends Transport {
  readonly lines: readonly HandLine[];
  readonly last: HandLine;
  /** Lines that the client holds. */
  readonly openLines: number;
  /** The most that it ever held at once. */
  readonly mostOpenLines: number;
}

interface HandWireOptions {
  readonly keyIn?: Transport['keyIn'];
  readonly leaky?: boolean;
}

/**
 * Late words of a line that is over are passed on only where `leaky`, for a transport that breaks its promise: an
 * engine must not be disturbed by it.
 */
export function handWire({ keyIn = 'url', leaky = false }: HandWireOptions = {}): HandWire {
  const lines: HandLine[] = [];
  let openLines = 0;
  let mostOpenLines = 0;

  function createLine(url: string, handlers: TransportHandlers): HandLine & ReturnType<Transport['open']> {
    const sent: string[] = [];
    let state: 'opening' | 'open' | 'over' = 'opening';
    let writes = true;
    const heard = (): boolean => state !== 'over' || leaky;
    function finish(): boolean {
      if (state === 'over') return false;
      state = 'over';
      openLines -= 1;
      return true;
    }
    return {
      url,
      sent,
      get isOver() {
        return state === 'over';
      },
      open() {
        if (!heard()) return;
        if (state === 'opening') state = 'open';
        handlers.opened();
      },
      say(text) {
        if (heard()) handlers.message(text);
      },
      end(code, reason = '') {
        if (finish() || leaky) handlers.closed({ code, reason, clean: code !== 1006 });
      },
      refuseWrites() {
        writes = false;
      },
      send(text) {
        if (state !== 'open' || !writes) return false;
        sent.push(text);
        return true;
      },
      close() {
        finish();
      },
    };
  }

  return {
    keyIn,
    lines,
    get last() {
      const line = lines.at(-1);
      if (line === undefined) throw new Error('No line was opened.');
      return line;
    },
    get openLines() {
      return openLines;
    },
    get mostOpenLines() {
      return mostOpenLines;
    },
    open(url, handlers) {
      const line = createLine(url, handlers);
      lines.push(line);
      openLines += 1;
      mostOpenLines = Math.max(mostOpenLines, openLines);
      return line;
    },
  };
}
