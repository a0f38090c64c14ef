/** A generator of its own, so that every run and every contestant sees the same payloads. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const words = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hôtel', 'India "quoted"'];

function createField(dice: () => number): unknown {
  const kind = Math.floor(dice() * 5);
  const word = (): string => words[Math.floor(dice() * words.length)] ?? 'zulu';
  if (kind === 0) return Math.floor(dice() * 1e6);
  if (kind === 1) return dice() > 0.5;
  if (kind === 2) return { id: Math.floor(dice() * 1e4), name: word() };
  if (kind === 3) return [word(), Math.round(dice() * 1e4) / 100, null];
  return `${word()} ${word()}`;
}

/** JSON texts of about `bytes` bytes: objects with numbers, texts, lists and objects in them. */
export function createPayloads(bytes: number, count: number, seed = 7): string[] {
  const dice = createDice(seed);
  return Array.from({ length: count }, (_, index) => {
    const payload: Record<string, unknown> = { id: index };
    while (JSON.stringify(payload).length < bytes - 12) {
      payload[`field${Object.keys(payload).length}`] = createField(dice);
    }
    return JSON.stringify(payload);
  });
}
