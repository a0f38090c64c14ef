import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TransportClose } from '../../src/transport/transport.js';
import {
  runtimeWebSocket,
  type WebSocketConstructor,
  type WebSocketLike,
  webSocketTransport,
} from '../../src/transport/web-socket.js';

interface FakeSocket extends WebSocketLike {
  readyState: number;
  readonly closedWith: unknown[][];
  readonly sent: string[];
}

/** A WebSocket class whose network is the test; `made` are its sockets. */
function fakeClass(): { made: FakeSocket[]; webSocket: WebSocketConstructor } {
  const made: FakeSocket[] = [];
  function FakeWebSocket(): FakeSocket {
    const socket: FakeSocket = {
      readyState: 0,
      onopen: null,
      onmessage: null,
      onerror: null,
      onclose: null,
      sent: [],
      closedWith: [],
      send(text) {
        socket.sent.push(text);
      },
      close(...args) {
        socket.closedWith.push(args);
        socket.readyState = 2;
      },
    };
    made.push(socket);
    return socket;
  }
  return { made, webSocket: FakeWebSocket as unknown as WebSocketConstructor };
}

function openLine(): {
  socket: FakeSocket;
  calls: string[];
  closes: TransportClose[];
  line: ReturnType<ReturnType<typeof webSocketTransport>['open']>;
} {
  const { made, webSocket } = fakeClass();
  const calls: string[] = [];
  const closes: TransportClose[] = [];
  const line = webSocketTransport({ webSocket }).open('ws://somewhere', {
    opened: () => calls.push('opened'),
    message: (text) => calls.push(text),
    closed: (close) => closes.push(close),
  });
  return { socket: made[0]!, calls, closes, line };
}

/** Events as a browser makes them; only what is read of them matters. */
const event = (fields: object = {}): never => fields as never;

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('webSocketTransport', () => {
  it('[DR1] tells the close code and reason that the server gave', () => {
    const { socket, closes } = openLine();
    socket.onclose?.(event({ code: 4001, reason: 'no such app', wasClean: true }));
    expect(closes).toEqual([{ code: 4001, reason: 'no such app', clean: true }]);
  });

  it.each([
    ['1005, which stands for no code', { code: 1005, reason: '', wasClean: true }, true],
    ['an event without one', {}, false],
  ])('[DR1] tells null where the server gave no code: %s', (_name, fields, clean) => {
    const { socket, closes } = openLine();
    socket.onclose?.(event(fields));
    expect(closes).toEqual([{ code: null, reason: '', clean }]);
  });

  it('[DR2] ends once on an error, whether or not a close follows', () => {
    const { socket, closes } = openLine();
    const { onclose } = socket;
    socket.onerror?.(event({ message: 'connect ECONNREFUSED' }));
    expect(socket.onclose).toBeNull();
    onclose?.(event({ code: 1006 }));
    expect(closes).toEqual([{ code: 1006, reason: 'connect ECONNREFUSED', clean: false }]);
  });

  it('[DR3] passes text on and ignores what is binary', () => {
    const { socket, calls } = openLine();
    socket.onmessage?.(event({ data: new ArrayBuffer(2) }));
    socket.onmessage?.(event({ data: '{}' }));
    expect(calls).toEqual(['{}']);
  });

  it.each([
    [undefined, []],
    [1000, [1000, undefined]],
    [4001, [4001, undefined]],
    [1006, []],
    [2999, []],
    [5000, []],
  ])('[DR4] closes with code %s only where a client may', (code, passed) => {
    const { socket, line } = openLine();
    line.close(code);
    expect(socket.closedWith).toEqual([passed]);
  });

  it('[DR4] shortens a reason to the 123 bytes that a close frame holds', () => {
    const { socket, line } = openLine();
    line.close(1000, '世'.repeat(100));
    expect(new TextEncoder().encode(String(socket.closedWith[0]?.[1])).length).toBeLessThanOrEqual(123);
  });

  it('[DR5] leaves no handler on a socket that was closed, but one that keeps its errors quiet', () => {
    const { socket, line } = openLine();
    line.close();
    expect([socket.onopen, socket.onmessage, socket.onclose]).toEqual([null, null, null]);
    expect(() => socket.onerror?.(event())).not.toThrow();
  });

  it('[DR6] sends only while the socket is open', () => {
    const { socket, line } = openLine();
    expect(line.send('early')).toBe(false);
    socket.readyState = 1;
    expect(line.send('now')).toBe(true);
    socket.readyState = 2;
    expect(line.send('late')).toBe(false);
    expect(socket.sent).toEqual(['now']);
  });

  const refusing = function () {
    throw new SyntaxError('The URL is invalid.');
  } as unknown as WebSocketConstructor;

  it('[DR7] is closed a moment later where the class throws, with its message', async () => {
    const closes: TransportClose[] = [];
    const line = webSocketTransport({ webSocket: refusing }).open('nonsense', {
      opened: () => expect.unreachable(),
      message: () => expect.unreachable(),
      closed: (close) => closes.push(close),
    });
    expect(closes).toEqual([]);
    expect(line.send('x')).toBe(false);
    await Promise.resolve();
    expect(closes).toEqual([{ code: null, reason: 'The URL is invalid.', clean: false }]);
  });

  it('[DR7] says nothing where the class throws and its owner closes first', async () => {
    const closed = vi.fn();
    webSocketTransport({ webSocket: refusing })
      .open('nonsense', { opened: closed, message: closed, closed })
      .close();
    await Promise.resolve();
    expect(closed).not.toHaveBeenCalled();
  });

  it('[DR8] throws one sentence that names the way out where the runtime has no WebSocket', () => {
    vi.stubGlobal('WebSocket', undefined);
    const transport = webSocketTransport(); // making one is no mistake yet: a server renders without connecting
    const handlers = { opened: () => undefined, message: () => undefined, closed: () => undefined };
    expect(() => transport.open('ws://somewhere', handlers)).toThrow("webSocket()` from 'copresent/node'");
    expect(runtimeWebSocket).toThrow();
  });

  it('[DR8] uses the WebSocket of the runtime as it is when a line is opened', () => {
    const transport = webSocketTransport();
    const { made, webSocket } = fakeClass();
    vi.stubGlobal('WebSocket', webSocket);
    expect(runtimeWebSocket()).toBe(webSocket);
    transport.open('ws://somewhere', { opened: vi.fn(), message: vi.fn(), closed: vi.fn() });
    expect(made).toHaveLength(1);
  });
});
