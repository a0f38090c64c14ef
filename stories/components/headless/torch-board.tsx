import { useEffect, useRef } from 'react';
import { useCursors, usePersonMapping, type CursorPath } from '../../../src/index.js';
import './headless.css';

/** Cursors as lights over a dark board: moved by their paths, never by a render. */
export function TorchBoard({ channel, label }: { channel: string; label: string }) {
  const { cursors, pathOf, onPath, getAreaProps } = useCursors(channel);
  const person = usePersonMapping();
  const torches = useRef(new Map<string, HTMLElement>());
  useEffect(
    () =>
      onPath((path) => {
        const torch = torches.current.get(path.key);
        if (torch) place(torch, path);
      }),
    [onPath],
  );
  return (
    <div {...getAreaProps({ className: 'hl-board', role: 'img', 'aria-label': label })}>
      {cursors.map(({ key, member }) => (
        <span
          key={key}
          className="hl-torch"
          ref={(torch) => {
            if (torch === null) {
              torches.current.delete(key);
              return;
            }
            torches.current.set(key, torch);
            const path = pathOf(key);
            if (path) place(torch, path);
          }}
        >
          <bdi>{person(member).name ?? 'Somebody'}</bdi>
        </span>
      ))}
    </div>
  );
}

/** The end of a path, in parts of the board. */
function place({ style }: HTMLElement, { points }: CursorPath): void {
  const end = points.at(-1);
  if (end === undefined) return;
  style.left = `${end.x * 100}%`;
  style.top = `${end.y * 100}%`;
}
