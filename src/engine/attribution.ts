import type { Dialect } from '../protocol/dialect.js';

const existingSubscription = /^Existing subscription to channel (.+)$/i;

/** Texts of the push service that answer other requests than a subscription (PROTOCOL 3.3). */
const unrelated = /^(client event rejected|data exception|illegal data|unknown event|to send client events)/i;

/** To whom a `pusher:error` without a channel belongs. */
export type Attribution =
  /** It is the answer to this channel's subscription. */
  | { readonly type: 'refused'; readonly channel: string }
  /** The channel is subscribed already: a success. */
  | { readonly type: 'existing'; readonly channel: string }
  /** One of these was refused; nobody can say which. */
  | { readonly type: 'suspects'; readonly channels: readonly string[] }
  | { readonly type: 'nobody' };

/** Whether a text has the name as a word of its own; servers put colons, quotes and commas around it. */
function mentions(message: string, name: string): boolean {
  return message.split(/[\s:"'<>()]+/).some((word) => word === name || word.replace(/[,.;]+$/, '') === name);
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
  if (existing !== undefined) return { type: 'existing', channel: existing };
  const named = pending.find((name) => mentions(message, name));
  if (named !== undefined) return { type: 'refused', channel: named };
  const [oldest] = pending;
  if (oldest === undefined || unrelated.test(message) || code === 4301 || code === 4302)
    return { type: 'nobody' };
  if (dialect === 'push-service' || pending.length === 1) return { type: 'refused', channel: oldest };
  return { type: 'suspects', channels: pending };
}
