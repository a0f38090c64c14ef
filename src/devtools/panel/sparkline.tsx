'use client';
import type { ReactElement } from 'react';
import { formatDuration } from './format.js';

const width = 120;
const height = 18;

/** The last round trips, the latest at the end. */
export function Sparkline({ values }: { readonly values: readonly number[] }): ReactElement | null {
  if (values.length < 2) return null;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, at) => {
    const x = (at / (values.length - 1)) * width;
    const y = most === least ? height / 2 : height - ((value - least) / (most - least)) * height;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg
      className="sparkline"
      viewBox={`-2 -2 ${width + 4} ${height + 4}`}
      role="img"
      aria-label={`The last ${values.length} round trips: ${formatDuration(least)} to ${formatDuration(most)}`}
    >
      <polyline points={points.join(' ')} />
    </svg>
  );
}
