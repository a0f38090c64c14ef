import type { ChannelDefinition } from './define-channels.js';
import type { StandardIssue, StandardSchema } from './standard-schema.js';

/** Which way an event goes: clients send client events only. */
export type Direction = 'incoming' | 'outgoing';

/** The value as it is to be used, or what is wrong with it. */
export type Checked =
  | { readonly ok: true; readonly value: unknown }
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

/** It never throws, and never waits. @param what what the value is, for the message */
function check(schema: StandardSchema | undefined, what: string, value: unknown): Checked {
  if (!schema) return { ok: true, value };
  const refuse = (why: string, cause?: unknown): Checked => ({
    ok: false,
    message: `${what} does not fit its schema. ${why}`,
    cause,
  });
  try {
    const result = schema['~standard'].validate(value);
    if ('then' in result) return refuse('The schema has to answer at once, not by a promise.');
    return result.issues
      ? refuse(result.issues.map(describe).join('; '), result.issues)
      : { ok: true, value: result.value };
  } catch (error) {
    return refuse('The schema threw.', error);
  }
}

/** An event's data, against what was defined for its channel. */
export function checkEvent(
  definition: ChannelDefinition | undefined,
  direction: Direction,
  event: string,
  data: unknown,
): Checked {
  return check(schemaOf(definition, direction, event), `"${event}"`, data);
}

/** What a member carries, against what was defined for the channel. */
export function checkMember(definition: ChannelDefinition | undefined, info: unknown): Checked {
  return check(definition?.member, "A member's info", info);
}
