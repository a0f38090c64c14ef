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
  /** Something must be heard by then; null where no ping is open. */
  pongDueAt: number | null;
}

/** Without a word from the server, this much; and silence is questioned after this, whatever the server allows. */
const longestSilenceMs = 30_000;

/** @param seconds what the server allows, as it said it @param ownMs what the application allows */
export function startHeartbeat(now: number, seconds: unknown, ownMs: number | undefined): Heartbeat {
  const serverMs = typeof seconds === 'number' && seconds > 0 ? Math.max(1, seconds) * 1_000 : null;
  const activityMs = Math.min(serverMs ?? ownMs ?? longestSilenceMs, ownMs ?? Infinity);
  return { activityMs, sentAt: now, receivedAt: now, pongDueAt: null };
}

/** When there is something to do: send a ping, or give the line up. */
export function heartbeatDeadline({ activityMs, sentAt, receivedAt, pongDueAt }: Heartbeat): number {
  return (
    pongDueAt ?? Math.min(sentAt + 0.8 * activityMs, receivedAt + Math.min(longestSilenceMs, activityMs))
  );
}
