import type { Transport } from './transport.js';

/** What copresent uses of a WebSocket. The browser's has it, and so has every class made in its image. */
export interface WebSocketLike {
  readonly readyState: number;
  // each implementation has event types of its own: what is read of an event is checked where it is read
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

interface CloseEventLike {
  readonly code?: number;
  readonly reason?: unknown;
  readonly wasClean?: boolean;
}

/** A WebSocket class: the browser's own, or one of a library. */
export type WebSocketConstructor = new (url: string) => WebSocketLike;

/** Options of {@link webSocketTransport}. */
export interface WebSocketTransportOptions {
  /** @default the runtime's WebSocket, looked up when a connection is opened */
  readonly webSocket?: WebSocketConstructor;
}

const openState = 1;
const noStatus = 1005;
const abnormal = 1006;

/**
 * The WebSocket of this runtime. Browsers have one, and Node.js from version 22.
 * @throws Error where there is none, with a sentence that names the way out
 */
export function runtimeWebSocket(): WebSocketConstructor {
  const { WebSocket } = globalThis as { WebSocket?: WebSocketConstructor };
  if (WebSocket) return WebSocket;
  throw new Error(
    "copresent: this runtime has no WebSocket; pass `transport: webSocket()` from 'copresent/node'.",
  );
}

/** Only these may be given to `close`: others throw. */
function isLegalCode(code: number | undefined): code is number {
  return code !== undefined && (code === 1000 || (code >= 3000 && code <= 4999));
}

/** A reason may hold 123 bytes of UTF-8; a character has at most 3 for each unit of UTF-16. */
const longestReason = 41;

function endSocket(socket: WebSocketLike, code?: number, reason?: string): void {
  socket.onopen = socket.onmessage = socket.onclose = null;
  // kept, because ws raises an error when it is closed before it opened, and one that nobody hears ends the process
  socket.onerror = () => undefined;
  try {
    if (isLegalCode(code)) socket.close(code, reason?.slice(0, longestReason));
    else socket.close();
  } catch {
    // it is closed already
  }
}

/** A transport over whatever `create` makes; where it throws, the line is closed a moment later. */
export function transportOver(create: (url: string) => WebSocketLike): Transport {
  return {
    keyIn: 'url',
    open(url, handlers) {
      let socket: WebSocketLike | null = null;
      let isOver = false;

      function end(code?: number, reason?: string): boolean {
        if (isOver) return false;
        isOver = true;
        if (socket) endSocket(socket, code, reason);
        return true;
      }

      function lost(code: number | null, reason: unknown, clean = false): void {
        if (end()) handlers.closed({ code, reason: typeof reason === 'string' ? reason : '', clean });
      }

      try {
        socket = create(url);
        socket.onopen = () => {
          handlers.opened();
        };
        socket.onmessage = ({ data }: { readonly data: unknown }) => {
          // the protocol has text only; what is binary is not for us
          if (typeof data === 'string') handlers.message(data);
        };
        // the end, although a `close` usually follows: not every implementation sends one, and its code would be 1006
        socket.onerror = ({ message }: { readonly message?: unknown }) => {
          lost(abnormal, message);
        };
        socket.onclose = ({ code = noStatus, reason, wasClean }: CloseEventLike) => {
          lost(code === noStatus ? null : code, reason, wasClean);
        };
      } catch (cause) {
        queueMicrotask(() => {
          lost(null, (cause as Error | null)?.message);
        });
      }

      return {
        send(text) {
          if (isOver || socket?.readyState !== openState) return false;
          socket.send(text);
          return true;
        },
        close: end,
      };
    },
  };
}

/**
 * Carries messages over a WebSocket. `open` throws one sentence in a runtime that has none.
 *
 * @example
 * import { WebSocket } from 'undici';
 * createEngine({ appKey, url, transport: webSocketTransport({ webSocket: WebSocket }) });
 */
export function webSocketTransport(options: WebSocketTransportOptions = {}): Transport {
  return {
    keyIn: 'url',
    open(url, handlers) {
      const Socket = options.webSocket ?? runtimeWebSocket();
      return transportOver((address) => new Socket(address)).open(url, handlers);
    },
  };
}
