import { refusedLine } from './refused-line.js';
import type { Transport, TransportClose, TransportConnection, TransportHandlers } from './transport.js';

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

/** Whether this runtime has a WebSocket of its own. Browsers do, Node.js from version 22. */
export function hasWebSocket(): boolean {
  return typeof runtimeWebSocket() === 'function';
}

/** What is thrown where {@link hasWebSocket} is false and no other transport was given. */
export const noWebSocketMessage =
  "copresent: this runtime has no WebSocket; pass `transport: webSocket()` from 'copresent/node'.";

function runtimeWebSocket(): WebSocketConstructor | undefined {
  return (globalThis as { WebSocket?: WebSocketConstructor }).WebSocket;
}

/** Only these may be given to `close`: others throw. */
function isLegalCode(code: number | undefined): code is number {
  return code !== undefined && (code === 1000 || (code >= 3000 && code <= 4999));
}

/** A reason may hold 123 bytes of UTF-8; a character has at most 3 for each unit of UTF-16. */
function shortReason(reason: string | undefined): string | undefined {
  return reason?.slice(0, 41);
}

function endSocket(socket: WebSocketLike, code?: number, reason?: string): void {
  socket.onopen = null;
  socket.onmessage = null;
  socket.onclose = null;
  // kept, because ws raises an error when it is closed before it opened, and one that nobody hears ends the process
  socket.onerror = () => undefined;
  try {
    if (isLegalCode(code)) socket.close(code, shortReason(reason));
    else socket.close();
  } catch {
    // it is closed already
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function watch(socket: WebSocketLike, handlers: TransportHandlers): TransportConnection {
  let ended = false;

  function end(close: TransportClose): void {
    if (ended) return;
    ended = true;
    endSocket(socket);
    handlers.closed(close);
  }

  socket.onopen = () => {
    handlers.opened();
  };
  socket.onmessage = ({ data }: { readonly data: unknown }) => {
    // the protocol has text only; what is binary is not for us
    if (typeof data === 'string') handlers.message(data);
  };
  // the end, although a `close` usually follows: not every implementation sends one, and its code would be 1006
  socket.onerror = ({ message }: { readonly message?: unknown }) => {
    end({ code: abnormal, reason: textOf(message), clean: false });
  };
  socket.onclose = ({ code = noStatus, reason, wasClean = false }: CloseEventLike) => {
    end({ code: code === noStatus ? null : code, reason: textOf(reason), clean: wasClean });
  };

  return {
    send(text) {
      if (ended || socket.readyState !== openState) return false;
      socket.send(text);
      return true;
    },
    close(code, reason) {
      if (ended) return;
      ended = true;
      endSocket(socket, code, reason);
    },
  };
}

/** A transport over whatever `create` makes; where it throws, the line is closed a moment later. */
export function transportOver(create: (url: string) => WebSocketLike): Transport {
  return {
    keyIn: 'url',
    open(url, handlers) {
      let socket: WebSocketLike;
      try {
        socket = create(url);
      } catch (cause) {
        return refusedLine(cause, handlers);
      }
      return watch(socket, handlers);
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
      if (Socket === undefined) throw new Error(noWebSocketMessage);
      return transportOver((address) => new Socket(address)).open(url, handlers);
    },
  };
}
