import { channelKind, type ChannelKind } from '../protocol/channel-name.js';
import type { Participant, PresenceRoster } from './presence-roster.js';
import { createPresenceRoster } from './presence-roster.js';
import { serverFrames } from './server-frames.js';

/** What a channel needs of a connection. */
export interface Subscriber {
  readonly socketId: string;
  send(text: string): void;
}

/** A channel that somebody is subscribed to. */
export interface HubChannel {
  readonly name: string;
  readonly kind: ChannelKind;
  /** Connections subscribed. */
  readonly size: number;
  /** Null on channels that are not presence channels. */
  readonly roster: PresenceRoster<Subscriber> | null;
  has(subscriber: Subscriber): boolean;
  /** Answers the subscriber, then tells the others. */
  join(subscriber: Subscriber, participant: Participant | null): void;
  leave(subscriber: Subscriber): void;
  /** To all but the connection with that socket id. */
  broadcast(text: string, exceptSocketId?: string | null): void;
}

export function createHubChannel(name: string): HubChannel {
  const kind = channelKind(name);
  const subscribers = new Set<Subscriber>();
  const roster = kind === 'presence' ? createPresenceRoster<Subscriber>() : null;

  function broadcast(text: string, exceptSocketId: string | null = null): void {
    for (const subscriber of [...subscribers]) {
      if (subscriber.socketId !== exceptSocketId) subscriber.send(text);
    }
  }

  return {
    name,
    kind,
    roster,
    get size() {
      return subscribers.size;
    },
    has: (subscriber) => subscribers.has(subscriber),
    join(subscriber, participant) {
      subscribers.add(subscriber);
      const isNew = participant !== null && roster?.add(subscriber, participant) === true;
      subscriber.send(serverFrames.subscribed(name, roster?.people() ?? null));
      // a line that could not be written to has left already
      if (isNew && subscribers.has(subscriber))
        broadcast(serverFrames.memberAdded(name, participant), subscriber.socketId);
    },
    leave(subscriber) {
      if (!subscribers.delete(subscriber)) return;
      const gone = roster?.remove(subscriber) ?? null;
      if (gone !== null) broadcast(serverFrames.memberRemoved(name, gone));
    },
    broadcast,
  };
}
