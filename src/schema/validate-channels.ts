import type { EngineExtension } from '../engine/extension.js';
import { readPayload } from '../engine/listeners.js';
import { RealtimeError } from '../errors.js';
import { checkEvent, type Direction } from './check-event.js';
import type { ChannelDefinitions } from './define-channels.js';
import { createChannelMatcher } from './match-channel.js';

/** Options of {@link validateChannels}. */
export interface ValidateChannelsOptions {
  /** Checks what is heard. @default true */
  readonly incoming?: boolean;
  /** Checks what is sent. @default true */
  readonly outgoing?: boolean;
}

/**
 * Checks what goes over the channels against their schemas. What does not fit is dropped, and told to `onError` with
 * the code `schema`; nothing is thrown. What is heard is what the schema gives; what is sent is what was given. Events
 * without a schema pass.
 *
 * @example
 * createEngine({
 *   appKey: 'app-key',
 *   url: 'wss://realtime.example.com',
 *   extensions: extensions(validateChannels(channels)),
 * });
 */
export function validateChannels(
  channels: ChannelDefinitions,
  { incoming = true, outgoing = true }: ValidateChannelsOptions = {},
): EngineExtension {
  const definitionOf = createChannelMatcher(channels);
  return ({ error }) => {
    function check(
      direction: Direction,
      channel: string,
      event: string,
      data: unknown,
    ): { value: unknown } | null {
      const checked = checkEvent(definitionOf(channel), direction, event, data);
      if (checked.ok) return { value: checked.data };
      const { message, cause } = checked;
      error(new RealtimeError('schema', { channel, message, cause }));
      return null;
    }
    return {
      ...(incoming && {
        incoming(message, next) {
          const { channel, event } = message;
          const checked = check('incoming', channel ?? '', event, readPayload(message));
          if (checked) next({ ...message, data: checked.value, isRead: true });
        },
      }),
      ...(outgoing && {
        // what the schema makes of it is for those who hear it, who check it themselves
        outgoing: (sent) => (check('outgoing', sent.channel, sent.event, sent.data) ? sent : null),
      }),
    };
  };
}
