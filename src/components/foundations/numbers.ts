const formats = new Map<string, Intl.NumberFormat>();
const rules = new Map<string, Intl.PluralRules>();

/** A number in the digits of a language. Formats are made once: they cost more than their use. */
export function formatNumber(value: number, locale: string, compact = false): string {
  const key = `${locale} ${compact}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, compact ? { notation: 'compact', maximumFractionDigits: 1 } : {});
  formats.set(key, format);
  return format.format(value);
}

/** The plural category of a number, in the order in which languages ask: `zero` … `other`. */
export function pluralOf(count: number, locale: string): Intl.LDMLPluralRule {
  const rule = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, rule);
  return rule.select(count);
}
