const existingSubscription = /^Existing subscription to channel (.+)$/i;

/** Texts that answer other requests than a subscription (PROTOCOL 2.8 and 3.3). */
const unrelated = /^(client event|data exception|illegal data|unknown event|to send|no current)/i;

/** The channel that is subscribed already, where that is what a `pusher:error` says: a success. */
export function existingChannel(message: string): string | undefined {
  return existingSubscription.exec(message)?.[1];
}

/**
 * Whether an error without a channel answers a sign-in that is unanswered. Where subscriptions are unanswered too, only
 * one whose text says so: servers name what they refuse, or do not know what a sign-in is (PROTOCOL 4).
 */
export function answersSignIn(message: string, code: number | null, isSubscribing: boolean): boolean {
  if (/::user::|sign.?in|user.?data|invalid message format|unknown event/i.test(message)) return true;
  if (unrelated.test(message) || existingSubscription.test(message)) return false;
  return !isSubscribing && code !== 4301 && code !== 4302;
}

/** Servers put colons, quotes and commas around a name. */
function names(message: string, channel: string): boolean {
  return message
    .split(/[\s:"'<>()]+/)
    .some((word) => word === channel || word.replace(/[,.;]$/, '') === channel);
}

/**
 * Finds the subscriptions that an error without a channel may answer: by its text, by being the only one that waits,
 * or (push service) because replies are strictly first-in first-out. Of several, one was refused and nobody can say
 * which. None: it belongs to no subscription.
 * @param pending the channels whose subscription is unanswered, in the order in which they were sent
 */
export function blamedChannels<Channel extends { readonly name: string }>(
  message: string,
  code: number | null,
  pending: readonly Channel[],
  isPushService: boolean,
): readonly Channel[] {
  if (unrelated.test(message) || code === 4301 || code === 4302) return [];
  const named = pending.find(({ name }) => names(message, name));
  if (named) return [named];
  return isPushService ? pending.slice(0, 1) : pending;
}
