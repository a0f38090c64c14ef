/** The system asks for less motion, or the application does, by `data-motion="reduced"` on any ancestor. */
export function wantsLessMotion(element: Element): boolean {
  const { matches } = matchMedia('(prefers-reduced-motion: reduce)');
  return matches || element.closest('[data-motion=reduced]') !== null;
}
