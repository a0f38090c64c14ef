/** The component's class, and the caller's beside it. */
export function classNames(own: string, callers: string | undefined): string {
  return callers === undefined || callers === '' ? own : `${own} ${callers}`;
}
