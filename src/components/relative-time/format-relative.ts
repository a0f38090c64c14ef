const formats = new Map<string, Intl.RelativeTimeFormat>();

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** "3 min. ago": in the short style, which no language has wrong. */
export function formatRelative(at: number, now: number, locale: string): string {
  const format =
    formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });
  formats.set(locale, format);
  const ageMs = Math.max(0, now - at);
  const [unit, ms] = units.find(([, unitMs]) => ageMs >= unitMs) ?? ['second', 1_000];
  return format.format(-Math.floor(ageMs / ms), unit);
}
