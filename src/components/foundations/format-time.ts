/** A time of day, as 14:02. */
export function formatTime(at: number, locale: string, timeZone?: string): string {
  return new Date(at).toLocaleTimeString(locale, { timeStyle: 'short', hourCycle: 'h23', timeZone });
}
