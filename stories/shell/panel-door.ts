/** What the panels around a story's page can be asked. */
export interface Panels {
  /** Brings the panel of the frames to the front. */
  showWire(): void;
}

/** The way to the panels; null: nobody is there, as where a story's page stands alone. */
export interface PanelDoor {
  read(): Panels | null;
  open(panels: Panels): void;
  subscribe(listener: () => void): () => void;
}

export function createPanelDoor(): PanelDoor {
  const listeners = new Set<() => void>();
  let panels: Panels | null = null;
  return {
    read: () => panels,
    open(next) {
      panels = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** That of this page. */
export const panelDoor: PanelDoor = createPanelDoor();
