const deepest = 6;
/** UTF-16 code units: what a line shows, not all that there is. */
const longest = 2_048;

/** Data as it may be read: at most six levels and two kilobytes, whatever it holds. */
export function printData(data: unknown): { text: string; cut: boolean } {
  let cut = false;
  const limited = (value: unknown, depth: number): unknown => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth === 0) {
      cut = true;
      return Array.isArray(value) ? '[…]' : '{…}';
    }
    if (Array.isArray(value)) return value.slice(0, longest).map((item) => limited(item, depth - 1));
    const entries = Object.entries(value).slice(0, longest);
    return Object.fromEntries(entries.map(([name, item]) => [name, limited(item, depth - 1)]));
  };
  const whole = JSON.stringify(limited(data, deepest), null, 2) as string | undefined;
  const text = whole ?? String(data);
  return text.length > longest ? { text: text.slice(0, longest), cut: true } : { text, cut };
}
