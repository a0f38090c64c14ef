import type { EngineExtension } from '../engine/extension.js';
import { readPayload } from '../engine/listeners.js';
import { RealtimeError } from '../errors.js';
import { checkEvent, checkMember, type Checked } from './check-event.js';
import type { ChannelDefinitions } from './define-channels.js';
import { createChannelMatcher } from './match-channel.js';

/** Options of {@link validateChannels}. */
export interface ValidateChannelsOptions {
  /** Checks what is heard, and who is there. @default true */
  readonly incoming?: boolean;
  /** Checks what is sent. @default true */
  readonly outgoing?: boolean;
}

/**
 * Checks what goes over the channels against their schemas. What does not fit is dropped, and told to `onError` with
 * the code `schema`; nothing is thrown. What is heard is what the schema gives (`meta.raw` is as it came); what is sent
 * is what was given. A member whose info does not fit is left out, and the presence is not `complete`; where somebody
 * who is there gets new info that does not fit, the old info stays. Events and members without a schema pass.
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
    /** What fits; null where it does not, which is told. */
    function fitting(channel: string, checked: Checked): { readonly value: unknown } | null {
      if (checked.ok) return checked;
      const { message, cause } = checked;
      error(new RealtimeError('schema', { channel, message, cause }));
      return null;
    }
    return {
      ...(incoming && {
        incoming(message, next) {
          const { event, data, raw = data } = message;
          const channel = message.channel ?? '';
          const checked = checkEvent(definitionOf(channel), 'incoming', event, readPayload(message));
          const fits = fitting(channel, checked);
          if (fits) next({ ...message, data: fits.value, raw, isRead: true });
        },
        member(channel, info) {
          const fits = fitting(channel, checkMember(definitionOf(channel), info));
          return fits && { info: fits.value };
        },
      }),
      ...(outgoing && {
        // what the schema makes of it is for those who hear it, who check it themselves
        outgoing(sent) {
          const { channel, event, data } = sent;
          return fitting(channel, checkEvent(definitionOf(channel), 'outgoing', event, data)) && sent;
        },
      }),
    };
  };
}
