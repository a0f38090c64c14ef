import { isRecord } from '../../lib/json.js';
import { isShortText } from '../../react/tab-key.js';

/** `hold`: it is mine; `free`: no more; `ask`: may I have it; `here` and `away`: looking at it. */
export type FieldAct = 'hold' | 'free' | 'ask' | 'here' | 'away';

const acts: ReadonlySet<unknown> = new Set<FieldAct>(['hold', 'free', 'ask', 'here', 'away']);
const mostGeneration = 1e9;
const longestIdleMs = 3_600_000;

/** What `client-field` says, once it is sure that it says something. */
export interface FieldMessage {
  readonly tab: string;
  readonly act: FieldAct;
  /** Each claim of a free field, and each takeover, is one more than what was known. */
  readonly generation: number;
  readonly idleMs: number;
}

const within = (value: unknown, most: number): number =>
  Number.isSafeInteger(value) ? Math.max(0, Math.min(most, value as number)) : 0;

/** Reads `{ k, f, a, g?, i? }`; null where it is anything else, or about another field. */
export function readFieldMessage(data: unknown, field: string): FieldMessage | null {
  if (!isRecord(data)) return null;
  const { k, f, a, g, i } = data;
  if (!isShortText(k) || f !== field || !acts.has(a)) return null;
  return {
    tab: k,
    act: a as FieldAct,
    generation: within(g, mostGeneration),
    idleMs: within(i, longestIdleMs),
  };
}
