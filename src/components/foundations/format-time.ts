/** A time of day, as 14:02. */
export function formatTime(at: number, locale: string, timeZone?: string): string {
  return new Date(at).toLocaleString(locale, { timeStyle: 'short', hourCycle: 'h23', timeZone });
}

/** A date with its time, the same on a server and in a browser: in UTC where no time zone is named. */
export function formatDate(at: number, locale: string, timeZone = 'UTC'): string {
  return new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}
