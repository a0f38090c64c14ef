import { isRecord, parseJson } from '../lib/json.js';
import type { AcceptMemory, MemoryPeer } from '../transport/memory.js';

/** A way for a server to misbehave towards one client: it stands between the client's line and the hub. */
export type Fault = (accept: AcceptMemory) => AcceptMemory;

/** A frame, decoded. */
export type WireFrame = Readonly<Record<string, unknown>>;

/** What a client hears of a line that ended without a close frame. */
const withoutCode = 1006;

const ignoring = { receive: (): void => undefined, closed: (): void => undefined };

const frameOf = (text: string): WireFrame => {
  const frame = parseJson(text);
  return isRecord(frame) ? frame : {};
};

/** The text of a `pusher:error`, as it is documented. */
function errorText(code: number | null, message: string): string {
  return JSON.stringify({ event: 'pusher:error', data: { code, message } });
}

/**
 * Several at once; what the server says passes the last first, what the client says the first.
 *
 * @example
 * lab.client(user, { fault: together(omitsData(), errorsWithoutChannel()) });
 */
export function together(...faults: readonly Fault[]): Fault {
  return (accept) => faults.reduceRight((inner, fault) => fault(inner), accept);
}

/** Options of {@link refuses}. */
export interface RefusalOptions {
  /** Says why in a frame first, as soketi, Reverb and Sockudo do, and Pusher does not. @default true */
  readonly explains?: boolean;
}

/**
 * Lets the line open and ends it at once with a code.
 *
 * @example
 * lab.client(user, { fault: refuses(4001) });
 */
export function refuses(code: number, reason = 'refused', { explains = true }: RefusalOptions = {}): Fault {
  return () => (peer) => {
    if (explains) peer.send(errorText(code, reason));
    peer.close(code, reason);
    return ignoring;
  };
}

/** Answers the opening of the line with an error, and leaves it open and silent (Reverb: 4004, 4009). */
export function errorThenLeavesOpen(code: number, message = 'refused'): Fault {
  return () => (peer) => {
    peer.send(errorText(code, message));
    return ignoring;
  };
}

/** Accepts, greets, and closes with a code right afterwards. */
export function closesAfterConnect(code: number, reason = 'closed'): Fault {
  return (accept) => (peer, url) => {
    const line = accept(peer, url);
    line.closed();
    peer.close(code, reason);
    return ignoring;
  };
}

/** Ends its lines without a close frame, whatever the reason: all that is known was said in a frame before (Reverb). */
export function closesWithoutCode(): Fault {
  return (accept) => (peer, url) =>
    accept({ send: peer.send, close: () => peer.close(withoutCode, '') }, url);
}

/** Says the code of each close in a `pusher:error` first (soketi, Sockudo, and Reverb before it ends a line). */
export function errorsBeforeClose(): Fault {
  return (accept) => (peer, url) =>
    accept(
      {
        send: peer.send,
        close(code, reason) {
          peer.send(errorText(code, reason));
          peer.close(code, reason);
        },
      },
      url,
    );
}

/** Cannot be reached: the line closes without having opened. */
export function unreachable(): Fault {
  return () => () => {
    throw new Error('There is no server.');
  };
}

/**
 * Changes what the server says: what `edit` gives takes the frame's place; an empty list loses it.
 *
 * @example
 * editsFromServer((frame) => (frame.event === 'pusher:pong' ? [] : [frame]));
 */
export function editsFromServer(edit: (frame: WireFrame) => readonly WireFrame[]): Fault {
  return (accept) => (peer, url) => {
    const edited: MemoryPeer = {
      send(text) {
        for (const frame of edit(frameOf(text))) peer.send(JSON.stringify(frame));
      },
      close: peer.close,
    };
    return accept(edited, url);
  };
}

/**
 * Answers the client in the server's place: what `answer` gives is said; null lets the server hear it.
 *
 * @example
 * answersClient(({ event }) => (event === 'pusher:signin' ? [{ event: 'pusher:error', data: { code: 4200 } }] : null));
 */
export function answersClient(answer: (frame: WireFrame) => readonly WireFrame[] | null): Fault {
  return (accept) => (peer, url) => {
    const line = accept(peer, url);
    return {
      closed: line.closed,
      receive(text) {
        const answers = answer(frameOf(text));
        if (answers === null) line.receive(text);
        else for (const frame of answers) peer.send(JSON.stringify(frame));
      },
    };
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

/**
 * Loses the first subscriptions, over all lines, as if they had never been sent.
 * @param count how many; all of them where it is left out
 */
export function dropsSubscribes(count?: number): Fault {
  let left = count ?? Infinity;
  return losesFromClient((text) => says('pusher:subscribe')(text) && left-- > 0);
}

/** Never answers a subscription, and does not make it. */
export const neverSubscribes = (): Fault => dropsSubscribes();
