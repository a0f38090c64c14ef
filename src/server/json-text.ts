/** As it is: functions and undefined have no JSON, whatever the library's types say. */
const stringify: (value: unknown) => string | undefined = JSON.stringify;

/** The JSON text of a value; null where it has none, or is nested too deeply to be written. */
export function jsonText(value: unknown): string | null {
  try {
    return stringify(value) ?? null;
  } catch {
    return null;
  }
}

const encoder = new TextEncoder();

/** Length in bytes of UTF-8. */
export const utf8Length = (text: string): number => encoder.encode(text).length;

/** A text short enough to be quoted in a sentence. */
export const quoted = (text: string): string => `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`;
