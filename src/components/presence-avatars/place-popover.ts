const margin = 8;

/**
 * Puts a popover under its anchor, ends aligned, above it where there is more room, and always within the window.
 * Coordinates go into variables, which the style sheet ignores where the popover is a sheet.
 */
export function placePopover(node: HTMLElement, anchor: HTMLElement): void {
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const set = (name: string, pixels: number): void =>
    node.style.setProperty(`--cp-people-${name}`, `${Math.round(pixels)}px`);
  const above = top - 2 * margin;
  const below = clientHeight - bottom - 2 * margin;
  set('room', Math.max(above, below, 200));
  const { offsetWidth: width, offsetHeight: height } = node;
  const wanted = getComputedStyle(anchor).direction === 'rtl' ? left - 4 : right + 4 - width;
  set('x', Math.max(margin, Math.min(wanted, clientWidth - width - margin)));
  set('y', height <= below || below >= above ? bottom + margin : top - margin - height);
}
