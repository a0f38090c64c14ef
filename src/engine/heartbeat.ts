/**
 * The heartbeat: two instants, one deadline. Frames move the instants and never touch a timer. A server may count only
 * what the client sends (PROTOCOL 1), and a line may die while the client sends (PROTOCOL 2.4): one rule keeps both.
 */
export interface Heartbeat {
  /** The longest silence that the server allows, in milliseconds. */
  readonly activityMs: number;
  /** The last application frame that was written. */
  readonly sentAt: number;
  /** The last frame of any kind that was read. */
  readonly receivedAt: number;
  /** When the ping was written whose pong is not yet there. */
  readonly pingedAt: number | null;
  /** Something must be heard by then; null where no ping is open. */
  readonly pongDueAt: number | null;
}

/** Without a word from the server, this much. */
const defaultActivityMs = 30_000;
/** Silence from the server is questioned after this, however long its own timeout. */
const longestSilenceMs = 30_000;

export function startHeartbeat(now: number, serverMs: number | null, ownMs: number | undefined): Heartbeat {
  const activityMs = Math.min(serverMs ?? ownMs ?? defaultActivityMs, ownMs ?? Infinity);
  return { activityMs, sentAt: now, receivedAt: now, pingedAt: null, pongDueAt: null };
}

/** When there is something to do: send a ping, or give the line up. */
export function heartbeatDeadline(beat: Heartbeat): number {
  if (beat.pongDueAt !== null) return beat.pongDueAt;
  const mustSendAt = beat.sentAt + 0.8 * beat.activityMs;
  const mustHearAt = beat.receivedAt + Math.min(longestSilenceMs, beat.activityMs);
  return Math.min(mustSendAt, mustHearAt);
}

export function frameSent(beat: Heartbeat, now: number): Heartbeat {
  return { ...beat, sentAt: now };
}

export function frameReceived(beat: Heartbeat, now: number): Heartbeat {
  // the hot path: a burst of frames within a millisecond makes one object, and none is made by spreading
  if (beat.receivedAt === now && beat.pongDueAt === null) return beat;
  const { activityMs, sentAt, pingedAt } = beat;
  return { activityMs, sentAt, receivedAt: now, pingedAt, pongDueAt: null };
}

/** A ping has been written; anything heard within `pongMs` answers it. An earlier demand stands. */
export function pinged(beat: Heartbeat, now: number, pongMs: number): Heartbeat {
  return {
    ...beat,
    sentAt: now,
    pingedAt: now,
    pongDueAt: Math.min(beat.pongDueAt ?? Infinity, now + pongMs),
  };
}
