import { expect, waitFor } from 'storybook/test';

/** Where each attack would send a request: to this page's own server, whose requests the browser lists. */
export const beaconPath = '/copresent-beacon';

/** What an attack's script would do. */
export const scriptText = 'globalThis.copresentRan=1';

const ran = (): unknown => (globalThis as { copresentRan?: unknown }).copresentRan;

/** All that this page asks for from now on: the browser's own list ends after a while. */
const requests: string[] = [];
new PerformanceObserver((list) => requests.push(...list.getEntries().map(({ name }) => name))).observe({
  type: 'resource',
});

const requested = (path: string): readonly string[] => requests.filter((name) => name.includes(path));

/** The browser lists requests, also those that find nothing: else the check below would prove nothing. */
async function expectRequestsAreSeen(): Promise<void> {
  const path = `/copresent-control-${crypto.randomUUID()}`;
  const image = new Image();
  image.src = `${path}.png`;
  await waitFor(() => expect(requested(path)).toHaveLength(1));
}

/** The edges of what is seen of an element: what stands around it, within a place, may cut it. */
function seenOf(element: Element, place: Element): [start: number, end: number, top: number, bottom: number] {
  let { left, right, top, bottom } = element.getBoundingClientRect();
  for (let outer = element.parentElement; outer && outer !== place; outer = outer.parentElement) {
    if (getComputedStyle(outer).overflow === 'visible') continue;
    const edges = outer.getBoundingClientRect();
    [left, right] = [Math.max(left, edges.left), Math.min(right, edges.right)];
    [top, bottom] = [Math.max(top, edges.top), Math.min(bottom, edges.bottom)];
  }
  return [left, right, top, bottom];
}

/** How far an element is seen outside its place, in pixels. */
function overflowOf(element: Element, place: Element): number {
  const [left, right, top, bottom] = seenOf(element, place);
  if (right <= left || bottom <= top) return 0;
  const edges = place.getBoundingClientRect();
  return Math.max(edges.left - left, right - edges.right, edges.top - top, bottom - edges.bottom);
}

const unseen = '.cp-spoken, .cp-spoken *, [popover]:not(:popover-open), [popover]:not(:popover-open) *';

/** No request, no markup, no script, no style that was passed through, and nothing outside its own place. */
export async function expectNoHarm(canvas: HTMLElement): Promise<void> {
  await expectRequestsAreSeen();
  await expect(requested(beaconPath)).toEqual([]);
  await expect(ran()).toBeUndefined();
  await expect(
    canvas.querySelectorAll('script, iframe, object, embed, a[href], [onerror], [onload]'),
  ).toHaveLength(0);
  for (const element of canvas.querySelectorAll('*')) {
    await Promise.resolve();
    const { backgroundImage, maskImage, content } = getComputedStyle(element);
    for (const value of [backgroundImage, maskImage, content]) {
      if (value.includes(beaconPath)) throw new Error(`A style was passed through: ${value}`);
    }
  }
  for (const place of canvas.querySelectorAll('[data-exhibit]')) {
    for (const element of place.querySelectorAll(`*:not(${unseen})`)) {
      const overflow = overflowOf(element, place);
      if (overflow > 3) {
        throw new Error(
          `${place.getAttribute('data-exhibit')}: ${element.outerHTML.slice(0, 200)} is ${overflow} px outside`,
        );
      }
    }
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  await expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
}
