import type { AcceptMemory, MemoryPeer } from '../transport/memory.js';

/** A way for a server to misbehave towards one client: it stands between the client's line and the hub. */
export type Fault = (accept: AcceptMemory) => AcceptMemory;

/** Lets the line open and ends it at once with a code, saying why first as soketi does. */
export function refuses(code: number, reason = 'refused'): Fault {
  return () => (peer) => {
    peer.send(JSON.stringify({ event: 'pusher:error', data: { code, message: reason } }));
    peer.close(code, reason);
    return { receive: () => undefined, closed: () => undefined };
  };
}

/** Accepts, greets, and closes with a code right afterwards. */
export function closesAfterGreeting(code: number, reason = 'closed'): Fault {
  return (accept) => (peer, url) => {
    const line = accept(peer, url);
    line.closed();
    peer.close(code, reason);
    return { receive: () => undefined, closed: () => undefined };
  };
}

/** Cannot be reached: the line closes without having opened. */
export function unreachable(): Fault {
  return () => () => {
    throw new Error('There is no server.');
  };
}

/** Loses what the server says where `isLost` is true of the frame's text. */
export function losesFromServer(isLost: (text: string) => boolean): Fault {
  return (accept) => (peer, url) => {
    const lossy: MemoryPeer = {
      send(text) {
        if (!isLost(text)) peer.send(text);
      },
      close: peer.close,
    };
    return accept(lossy, url);
  };
}

/** Loses what the client says where `isLost` is true of the frame's text. */
export function losesFromClient(isLost: (text: string) => boolean): Fault {
  return (accept) => (peer, url) => {
    const line = accept(peer, url);
    return {
      closed: line.closed,
      receive(text) {
        if (!isLost(text)) line.receive(text);
      },
    };
  };
}

const says =
  (event: string) =>
  (text: string): boolean =>
    text.startsWith(`{"event":"${event}"`);

/** Never answers a ping. */
export const neverPongs = (): Fault => losesFromServer(says('pusher:pong'));

/** Opens the line and stays silent: no greeting comes. */
export const neverGreets = (): Fault => losesFromServer(says('pusher:connection_established'));

/** Never answers a subscription, and does not make it. */
export const neverSubscribes = (): Fault => losesFromClient(says('pusher:subscribe'));
