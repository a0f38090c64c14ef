/** The component's class, and the caller's beside it. */
export function classNames(own: string, callers = ''): string {
  return `${own} ${callers}`.trim();
}
