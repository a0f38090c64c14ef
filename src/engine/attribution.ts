import type { Dialect } from '../protocol/dialect.js';

const existingSubscription = /^Existing subscription to channel (.+)$/i;

/** Texts that answer other requests than a subscription (PROTOCOL 2.8 and 3.3). */
const unrelated =
  /^(client event rejected|data exception|illegal data|unknown event|to send client events|no current subscription)/i;

/**
 * To whom a `pusher:error` without a channel belongs: `refused` answers this one subscription, `existing` says that it
 * is there already (a success), of the `suspects` one was refused and nobody can say which.
 */
export interface Attribution {
  readonly type: 'refused' | 'existing' | 'suspects';
  /** Empty: it belongs to no subscription. */
  readonly channels: readonly string[];
}

/** The words of a text, among which a name may be; servers put colons, quotes and commas around it. */
function wordsOf(message: string): ReadonlySet<string> {
  const words = message.split(/[\s:"'<>()]+/);
  return new Set([...words, ...words.map((word) => word.replace(/[,.;]$/, ''))]);
}

/**
 * Finds the subscription that an error without a channel answers: by its text, by being the only one that waits, or
 * (push service) because replies are strictly first-in first-out.
 * @param pending the channels whose subscription is unanswered, in the order in which they were sent
 */
export function attributeError(
  message: string,
  code: number | null,
  pending: readonly string[],
  dialect: Dialect,
): Attribution {
  const existing = existingSubscription.exec(message)?.[1];
  if (existing !== undefined) return { type: 'existing', channels: [existing] };
  if (unrelated.test(message) || code === 4301 || code === 4302) return { type: 'refused', channels: [] };
  const words = wordsOf(message);
  const named = pending.find((name) => words.has(name));
  if (named !== undefined) return { type: 'refused', channels: [named] };
  const isSure = dialect === 'push-service' || pending.length === 1;
  return isSure
    ? { type: 'refused', channels: pending.slice(0, 1) }
    : { type: 'suspects', channels: pending };
}
