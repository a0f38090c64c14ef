import { connect, type Socket } from 'node:net';
import { lengthPrefixedFraming, newlineFraming, type FrameDecoder, type Framing } from './framing.js';
import { refusedLine } from './refused-line.js';
import type { Transport, TransportConnection, TransportHandlers } from './transport.js';

/** Options of {@link tcp}. */
export interface TcpOptions {
  /** How messages are told apart: a line each, a 4-byte length before each, or a way of your own. @default 'newline' */
  readonly framing?: 'newline' | 'length' | Framing;
}

/** How long what was sent before `close()` may take to leave, in milliseconds. */
const flushMs = 5_000;

function framingOf(framing: 'newline' | 'length' | Framing): Framing {
  if (framing === 'newline') return newlineFraming;
  return framing === 'length' ? lengthPrefixedFraming : framing;
}

/** Host and port of a `tcp://host:port` URL. Throws one sentence where there is neither. */
function addressOf(url: string): { host: string; port: number } {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'tcp:' || hostname === '' || port === '') {
    throw new Error(`A TCP address looks like tcp://host:port, not ${url}.`);
  }
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}

/** Ends the socket once what was written has left, or has not for a while. */
function endSocket(socket: Socket): void {
  socket.removeAllListeners();
  socket.on('error', () => undefined);
  if (socket.connecting) {
    socket.destroy();
    return;
  }
  socket.setTimeout(flushMs, () => socket.destroy());
  socket.destroySoon();
}

function watch(
  socket: Socket,
  decoder: FrameDecoder,
  framing: Framing,
  handlers: TransportHandlers,
): TransportConnection {
  let ended = false;
  const isEnded = (): boolean => ended;

  function end(reason: string, clean: boolean): void {
    if (ended) return;
    ended = true;
    endSocket(socket);
    handlers.closed({ code: null, reason, clean });
  }

  function received(bytes: Uint8Array): void {
    const { messages, error } = decoder.push(bytes);
    for (const message of messages) {
      if (isEnded()) return; // closed by the handler of the message before, in the same segment
      handlers.message(message);
    }
    if (error !== null) end(error, false);
  }

  socket.on('connect', () => {
    handlers.opened();
  });
  socket.on('data', received);
  socket.on('error', ({ message }) => {
    end(message, false);
  });
  socket.on('close', () => {
    end('', true);
  });

  return {
    send(text) {
      if (ended || socket.connecting || !socket.writable) return false;
      socket.write(framing.encode(text));
      return true;
    },
    close() {
      if (ended) return;
      ended = true;
      endSocket(socket);
    },
  };
}

/**
 * Raw TCP, for Node.js. The application's key travels in a first message; close codes do not exist.
 *
 * @example
 * import { tcp } from 'copresent/node';
 * createEngine({ appKey: 'app-key', url: 'tcp://127.0.0.1:6002', transport: tcp() });
 */
export function tcp(options: TcpOptions = {}): Transport {
  const framing = framingOf(options.framing ?? 'newline');
  return {
    keyIn: 'first-message',
    open(url, handlers) {
      let socket: Socket;
      try {
        socket = connect({ ...addressOf(url), noDelay: true });
      } catch (cause) {
        return refusedLine(cause, handlers);
      }
      return watch(socket, framing.createDecoder(), framing, handlers);
    },
  };
}
