const formats = new Map<string, Intl.NumberFormat>();

/** A number in the digits of a locale. The locale is always named: a server's own differs from a browser's. */
export function formatNumber(value: number, locale: string): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale);
    formats.set(locale, format);
  }
  return format.format(value);
}
