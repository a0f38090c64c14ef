/** A frame, decoded. */
export interface Frame {
  readonly event: string;
  readonly channel?: string;
  readonly data?: unknown;
}

const isRefusal = (message: string): boolean =>
  /^(Received invalid|Bad channel_data|Invalid signature)/.test(message);

/** The channel that a request is about. */
export const channelIn = (data: unknown): string => (data as { channel: string }).channel;

/**
 * The server's side of a replay. The recorded answers are said as they are; what the recorded client did not ask,
 * pings of the engine's own, is answered where a server that answers first-in first-out would.
 */
export function createReplies(say: (texts: readonly string[]) => void): {
  asked(text: string): void;
  answer(texts: readonly string[]): void;
} {
  const open: string[] = [];
  const pong = '{"event":"pusher:pong","data":"{}"}';

  function pongs(): string[] {
    const due: string[] = [];
    while (open[0] === 'ping') due.push(open.shift() === 'ping' ? pong : '');
    return due;
  }

  function settle(text: string): string[] {
    const { event, channel, data } = JSON.parse(text) as Frame;
    if (event === 'pusher:pong') return []; // it answers a ping of the recorded client
    const { message = '' } = (data ?? {}) as { message?: string };
    const at =
      event === 'pusher_internal:subscription_succeeded'
        ? open.indexOf(`subscribe ${channel ?? ''}`)
        : event === 'pusher:error' && channel === undefined && isRefusal(message)
          ? open.findIndex((one) => one !== 'ping')
          : -1;
    if (at !== -1) open.splice(at, 1);
    return [text, ...pongs()];
  }

  return {
    asked(text) {
      const { event, data } = JSON.parse(text) as Frame;
      if (event === 'pusher:subscribe') open.push(`subscribe ${channelIn(data)}`);
      if (event !== 'pusher:ping') return;
      open.push('ping');
      const due = pongs();
      if (due.length > 0) queueMicrotask(() => say(due));
    },
    answer(texts) {
      const due = texts.flatMap(settle);
      if (due.length > 0) say(due);
    },
  };
}
