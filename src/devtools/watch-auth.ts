import type { AuthorizationOptions } from '../engine/options.js';
import { isRecord, parseJson } from '../lib/json.js';

/** How the last authorisation of a channel went. */
export interface AuthorizationFacts {
  readonly ms: number;
  /** Null: it was given. A number: the HTTP status. A text: there was no answer. */
  readonly refusal: number | string | null;
}

type Note = (channel: string, facts: AuthorizationFacts) => void;

/** More channels than this are not remembered: the oldest goes. */
const mostChannels = 1_000;

/** The last of each channel. */
export function createAuthorizationLog(): {
  readonly note: Note;
  of(channel: string): AuthorizationFacts | null;
} {
  const byChannel = new Map<string, AuthorizationFacts>();
  return {
    note(channel, facts) {
      byChannel.delete(channel);
      byChannel.set(channel, facts);
      const [oldest] = byChannel.keys();
      if (byChannel.size > mostChannels && oldest !== undefined) byChannel.delete(oldest);
    },
    of: (channel) => byChannel.get(channel) ?? null,
  };
}

const refusalOf = (error: unknown): number | string => {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' && status > 0 ? status : 'no answer';
};

/** Which channel an endpoint is asked for; null for a user, or several at once. */
function channelIn(body: unknown): string | null {
  if (typeof body !== 'string') return null;
  const fields = body.startsWith('{') ? parseJson(body) : undefined;
  const name = isRecord(fields) ? fields['channel_name'] : new URLSearchParams(body).get('channel_name');
  return typeof name === 'string' ? name : null;
}

/** Asks the same, and times it. */
export function watchedAuth(auth: AuthorizationOptions, note: Note, now: () => number): AuthorizationOptions {
  async function timed<Answer>(
    channel: string,
    ask: () => Answer | Promise<Answer>,
    refusal: (answer: Answer) => number | null,
  ): Promise<Answer> {
    const askedAt = now();
    try {
      const answer = await ask();
      note(channel, { ms: now() - askedAt, refusal: refusal(answer) });
      return answer;
    } catch (error) {
      note(channel, { ms: now() - askedAt, refusal: refusalOf(error) });
      throw error;
    }
  }
  if (typeof auth === 'function') {
    const { timeoutMs } = auth;
    return Object.assign(
      (request: Parameters<typeof auth>[0]) =>
        timed(
          request.channel,
          () => auth(request),
          () => null,
        ),
      timeoutMs === undefined ? {} : { timeoutMs },
    );
  }
  return {
    ...auth,
    fetch(...request) {
      const ask = (): Promise<Response> => (auth.fetch ?? globalThis.fetch)(...request);
      const channel = channelIn(request[1]?.body);
      return channel === null ? ask() : timed(channel, ask, ({ ok, status }) => (ok ? null : status));
    },
  };
}
