/** Where a story stands. A check empties it, to see what the story leaves. */
export interface Stage {
  /** The element that holds the story; null: none was shown yet. */
  readonly canvas: HTMLElement | null;
  /** A story is put into this element. */
  show(canvas: HTMLElement): void;
  /** Takes the story away, as a page that is left does. */
  empty(): void;
  isEmpty(): boolean;
  subscribe(listener: () => void): () => void;
}

function createStage(): Stage {
  const listeners = new Set<() => void>();
  let canvas: HTMLElement | null = null;
  let empty = false;

  function change(next: boolean): void {
    if (empty === next) return;
    empty = next;
    for (const listener of [...listeners]) listener();
  }

  return {
    get canvas() {
      return canvas;
    },
    show(next) {
      canvas = next;
      change(false);
    },
    empty: () => change(true),
    isEmpty: () => empty,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const stage: Stage = createStage();
