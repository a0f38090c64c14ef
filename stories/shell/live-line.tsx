import { useSyncExternalStore, type ReactElement } from 'react';
import { panelDoor, type PanelDoor } from './panel-door.js';
import { useHasLab } from './story-lab.js';
import './live-line.css';

/** Under a story with a server: where that runs, and the way to what goes over its lines, where there are panels. */
export function LiveLine({ door = panelDoor }: { readonly door?: PanelDoor }): ReactElement | null {
  const hasLab = useHasLab();
  const panels = useSyncExternalStore(door.subscribe, door.read);
  if (!hasLab) return null;
  return (
    <p className="live-line" lang="en">
      <bdi>No backend: the protocol server runs in this page.</bdi>
      {panels && (
        <button type="button" onClick={panels.showWire}>
          View wire
        </button>
      )}
    </p>
  );
}
