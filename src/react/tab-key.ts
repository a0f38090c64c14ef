import type { Engine } from '../create-engine.js';

const keys = new WeakMap<Engine['store'], string>();

/**
 * Tells the tabs of one user apart: presence knows people, client events come from tabs. Random, so that nobody can
 * be followed by it; made when something is first sent.
 */
export function tabKey({ store }: Engine): string {
  let key = keys.get(store);
  if (key === undefined) {
    key = Math.random().toString(36).slice(2, 12);
    keys.set(store, key);
  }
  return key;
}

/** A text from the wire that is short enough to be kept as a key. */
export function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 64;
}
