import type { ReactElement } from 'react';
import type { RingPattern } from '../foundations/colors.js';

/** The line of a person's colour: dotted on the edge of a face, or a ring around it. */
export function AvatarEdge({
  size,
  pattern,
}: {
  size: number;
  pattern: RingPattern | 'dotted';
}): ReactElement {
  const dotted = pattern === 'dotted';
  const box = dotted ? size : size + 8;
  const radius = box / 2 - (dotted ? 0.75 : pattern === 'double' ? 0.6 : 1);
  const length = Math.round((2 * Math.PI * radius) / (dotted ? 4 : 6));
  const dashes = dotted ? '0 1' : pattern === 'dashed' ? '.6 .4' : undefined;
  const circle = { className: 'cp-line', cx: box / 2, cy: box / 2 };
  return (
    <svg className="cp-avatar-edge" viewBox={`0 0 ${box} ${box}`} data-pattern={pattern} aria-hidden="true">
      <circle {...circle} r={radius} pathLength={length} strokeDasharray={dashes} />
      {pattern === 'double' && <circle {...circle} r={size / 2 + 1.2} />}
    </svg>
  );
}
