import type { ChannelDefinition } from './define-channels.js';
import type { StandardIssue, StandardSchema } from './standard-schema.js';

/** Which way an event goes: clients send client events only. */
export type Direction = 'incoming' | 'outgoing';

/** The data as they are to be used, or what is wrong with them. */
export type CheckedEvent =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly message: string; readonly cause?: unknown };

function ownAt<Value>(part: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return part && Object.hasOwn(part, name) ? part[name] : undefined;
}

function schemaOf(
  definition: ChannelDefinition | undefined,
  direction: Direction,
  event: string,
): StandardSchema | undefined {
  const ofClients = ownAt<StandardSchema>(definition?.clientEvents, event);
  return ofClients ?? (direction === 'incoming' ? ownAt(definition?.events, event) : undefined);
}

function describe({ message, path = [] }: StandardIssue): string {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return keys.length === 0 ? message : `${keys.join('.')}: ${message}`;
}

/** An event's data, against what was defined for its channel. It never throws, and never waits. */
export function checkEvent(
  definition: ChannelDefinition | undefined,
  direction: Direction,
  event: string,
  data: unknown,
): CheckedEvent {
  const schema = schemaOf(definition, direction, event);
  if (!schema) return { ok: true, data };
  const refuse = (why: string, cause?: unknown): CheckedEvent => ({
    ok: false,
    message: `"${event}" does not fit its schema. ${why}`,
    cause,
  });
  try {
    const result = schema['~standard'].validate(data);
    if ('then' in result) return refuse('The schema of an event has to answer at once, not by a promise.');
    return result.issues
      ? refuse(result.issues.map(describe).join('; '), result.issues)
      : { ok: true, data: result.value };
  } catch (error) {
    return refuse('The schema threw.', error);
  }
}
