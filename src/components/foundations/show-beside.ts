/**
 * Shows an element in the top layer beside a button, keeps it there and moves the focus into it. The style sheet is
 * told where the button is (`--cp-t`, `--cp-b`, `--cp-l`, `--cp-r`), and `data-above` where there is more room.
 *
 * @param close is called on Escape and when the focus leaves the item around both: `true` where it went nowhere
 * @returns the way to leave it alone again
 */
export function showBeside(
  node: HTMLElement,
  button: HTMLElement,
  close: (takesFocus: boolean) => void,
): () => void {
  const item = button.parentElement;
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') close(true);
  };
  const onFocusOut = ({ target: left, relatedTarget }: FocusEvent): void => {
    // null: the focus went nowhere, or to another window, which leaves it where it was
    const target = relatedTarget ?? (node.getRootNode() as Document | ShadowRoot).activeElement;
    if (target && target !== document.body) {
      if (!item?.contains(target as Node)) close(false);
      return;
    }
    // a row that is taken off the page with the focus tells of it too: that is nobody's leaving
    queueMicrotask(() => {
      if ((left as Node).isConnected) close(true);
    });
  };
  const place = (): void => {
    const { top, bottom, left, right } = button.getBoundingClientRect();
    node.toggleAttribute('data-above', innerHeight - bottom < Math.min(top, 320));
    node.style.cssText = `--cp-t:${top}px;--cp-b:${bottom}px;--cp-l:${left}px;--cp-r:${right}px`;
  };
  // rows may be of another height now: as after scrolling, a long list looks which ones are in sight
  const resized = (): void => {
    node.querySelector('ul')?.dispatchEvent(new Event('scroll'));
  };
  place();
  if ('showPopover' in node) {
    node.popover = 'manual'; // not `auto`: one way of closing for browsers with and without the top layer
    node.showPopover();
  }
  // under a finger the field is left alone, or the keyboard would cover what belongs to it
  const first = matchMedia('(pointer: coarse)').matches ? null : node.querySelector<HTMLElement>(reachable);
  (first ?? node).focus({ preventScroll: true });
  addEventListener('resize', resized);
  addEventListener('scroll', place, true);
  item?.addEventListener('keydown', onKeyDown);
  item?.addEventListener('focusout', onFocusOut);
  return () => {
    item?.removeEventListener('keydown', onKeyDown);
    item?.removeEventListener('focusout', onFocusOut);
    removeEventListener('resize', resized);
    removeEventListener('scroll', place, true);
  };
}

const reachable = 'input, [tabindex="0"]';
