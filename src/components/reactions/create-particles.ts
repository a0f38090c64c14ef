import type { CursorPlace } from '../../react/cursor-place.js';

/** Emoji that float up and fade, on nodes that are used again. */
export interface Particles {
  /** @param from in pixels of the overlay */
  burst(char: string, words: string, from: CursorPlace): void;
  stop(): void;
}

const flightMs = 2_400;

/** Where the next one drifts to: spread, and the same every time. */
const drifts = [-8, 22, -30, 10, 34, -18];

/** @param most nodes; beyond them the oldest is taken */
export function createParticles(overlay: HTMLElement, most: () => number): Particles {
  const free: HTMLElement[] = [];
  const flying = new Map<HTMLElement, Animation>();
  let count = 0;

  function land(node: HTMLElement): void {
    flying.get(node)?.cancel();
    flying.delete(node);
    node.remove();
    free.push(node);
  }

  function take(): HTMLElement {
    const [oldest] = flying.keys();
    if (flying.size >= most() && oldest) land(oldest);
    const node = free.pop() ?? document.createElement('span');
    node.className = 'cp-particle';
    return node;
  }

  return {
    burst(char, words, { x, y }) {
      const node = take();
      node.textContent = char;
      if (words) node.appendChild(document.createElement('b')).textContent = words;
      overlay.append(node);
      const drift = drifts[count++ % drifts.length] ?? 0;
      const rise = Math.min(160, overlay.clientHeight * 0.75);
      const step = (part: number): string =>
        `translate(${x + drift * part}px, ${y - rise * part}px) scale(${1 - 0.35 * part})`;
      const animation = node.animate(
        [
          { transform: `translate(${x}px, ${y}px) scale(.6)`, opacity: 0 },
          { transform: step(0.08), opacity: 1, offset: 0.08 },
          { transform: step(0.7), opacity: 1, offset: 0.7 },
          { transform: step(1), opacity: 0 },
        ],
        { duration: flightMs, easing: 'cubic-bezier(.2, .6, .4, 1)', fill: 'backwards' },
      );
      animation.onfinish = () => land(node);
      flying.set(node, animation);
    },
    stop() {
      for (const node of [...flying.keys()]) land(node);
    },
  };
}
