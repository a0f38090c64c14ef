import { RealtimeError } from '../errors.js';
import type { ChannelDefinition, ChannelDefinitions } from './define-channels.js';
import type { EngineExtension, EventVerdict, PassingEvent } from './engine-extension.js';
import { createChannelMatcher } from './match-channel.js';
import type { StandardIssue, StandardSchema } from './standard-schema.js';

/** Options of {@link validateChannels}. */
export interface ValidateChannelsOptions {
  /** Checks what is heard. @default true */
  readonly incoming?: boolean;
  /** Checks what is sent. @default true */
  readonly outgoing?: boolean;
}

function ownAt<Value>(part: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return part && Object.hasOwn(part, name) ? part[name] : undefined;
}

function schemaOf(
  definition: ChannelDefinition | undefined,
  event: string,
  isSent: boolean,
): StandardSchema | undefined {
  const client = ownAt<StandardSchema>(definition?.clientEvents, event);
  return isSent ? client : (client ?? ownAt(definition?.events, event));
}

function describe({ message, path = [] }: StandardIssue): string {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return keys.length === 0 ? message : `${keys.join('.')}: ${message}`;
}

function refuse({ channel, event }: PassingEvent, why: string, cause?: unknown): EventVerdict {
  const message = `"${event}" does not fit its schema. ${why}`;
  return { ok: false, error: new RealtimeError('schema', { channel, message, cause }) };
}

function check(schema: StandardSchema, passing: PassingEvent): EventVerdict {
  try {
    const result = schema['~standard'].validate(passing.data);
    if ('then' in result)
      return refuse(passing, 'A schema of an event has to answer at once, not by a promise.');
    if (result.issues) return refuse(passing, result.issues.map(describe).join('; '), result.issues);
    return { ok: true, data: result.value };
  } catch (error) {
    return refuse(passing, 'The schema threw.', error);
  }
}

/**
 * Checks what goes over the channels against their schemas, as an extension of the engine. What does not fit is
 * dropped, and told to `onError` with the code `schema`; nothing is thrown. What is heard is what the schema gives;
 * what is sent is what was given. Events without a schema pass.
 *
 * @example
 * createEngine({ appKey: 'app-key', url: 'wss://realtime.example.com', extensions: [validateChannels(channels)] });
 */
export function validateChannels(
  channels: ChannelDefinitions,
  { incoming = true, outgoing = true }: ValidateChannelsOptions = {},
): EngineExtension {
  const definitionOf = createChannelMatcher(channels);

  function judge(passing: PassingEvent, isSent: boolean): EventVerdict {
    const schema = schemaOf(definitionOf(passing.channel), passing.event, isSent);
    return schema === undefined ? { ok: true, data: passing.data } : check(schema, passing);
  }

  return {
    ...(incoming && { incoming: (passing) => judge(passing, false) }),
    ...(outgoing && {
      outgoing(passing) {
        const verdict = judge(passing, true);
        return verdict.ok ? { ok: true, data: passing.data } : verdict; // the other side checks it again
      },
    }),
  };
}
