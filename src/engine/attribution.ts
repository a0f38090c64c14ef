const existingSubscription = /^Existing subscription to channel (.+)$/i;

/** Texts that answer other requests than a subscription (PROTOCOL 2.8 and 3.3). */
const unrelated = /^(client event|data exception|illegal data|unknown event|to send|no current)/i;

/** The channel that is subscribed already, where that is what a `pusher:error` says: a success. */
export function existingChannel(message: string): string | undefined {
  return existingSubscription.exec(message)?.[1];
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
