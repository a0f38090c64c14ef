/**
 * The heartbeat: two instants, one deadline. Frames move the instants and never touch a timer. A server may count only
 * what the client sends (PROTOCOL 1), and a line may die while the client sends (PROTOCOL 2.4): one rule keeps both.
 */
export interface Heartbeat {
  /** The longest silence that the server allows, in milliseconds. */
  readonly activityMs: number;
  /** The last application frame that was written. */
  sentAt: number;
  /** The last frame of any kind that was read. */
  receivedAt: number;
  /** When the ping was written whose pong is not yet there. */
  pingedAt: number | null;
  /** Something must be heard by then; null where no ping is open. */
  pongDueAt: number | null;
}

/** Without a word from the server, this much; and silence is questioned after this, whatever the server allows. */
const longestSilenceMs = 30_000;

export function startHeartbeat(
  now: number,
  serverMs: number | null,
  ownMs: number | undefined = Infinity,
): Heartbeat {
  const activityMs = Math.min(serverMs ?? (ownMs === Infinity ? longestSilenceMs : ownMs), ownMs);
  return { activityMs, sentAt: now, receivedAt: now, pingedAt: null, pongDueAt: null };
}

/** When there is something to do: send a ping, or give the line up. */
export function heartbeatDeadline({ activityMs, sentAt, receivedAt, pongDueAt }: Heartbeat): number {
  const mustSendAt = sentAt + 0.8 * activityMs;
  const mustHearAt = receivedAt + Math.min(longestSilenceMs, activityMs);
  return pongDueAt ?? Math.min(mustSendAt, mustHearAt);
}

/** A frame came in: it answers any ping. */
export function frameReceived(beat: Heartbeat, now: number): void {
  beat.receivedAt = now;
  beat.pongDueAt = null;
}

/** A ping has been written; anything heard within `pongMs` answers it. An earlier demand stands. */
export function pinged(beat: Heartbeat, now: number, pongMs: number): void {
  beat.sentAt = beat.pingedAt = now;
  beat.pongDueAt = Math.min(beat.pongDueAt ?? Infinity, now + pongMs);
}
