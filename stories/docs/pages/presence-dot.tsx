import { PresenceDot } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { Away } from '../examples/presence-dot.js';
import source from '../examples/presence-dot.tsx?raw';

export const presenceDot: ComponentDoc = {
  name: 'PresenceDot',
  summary:
    'A status as a shape first and a colour second: disc, crescent, ring, ring with a slash, dotted ring.',
  example: { file: 'away.tsx', source, Component: Away },
  figure: (
    <div className="doc-row">
      {(['active', 'idle', 'away', 'offline', 'stale'] as const).map((status) => (
        <PresenceDot key={status} status={status} />
      ))}
    </div>
  ),
  parts: {
    '[data-slot=presence-dot]': 'The root and all of it: a `span` with `role="img"` around one path.',
  },
  props: [
    { name: 'PresenceDotProps', file: 'presence-dot/presence-dot.tsx', beside: 'And those of a span.' },
  ],
  states: [
    {
      attribute: 'data-status',
      on: '[data-slot=presence-dot]',
      values: {
        active: 'A disc.',
        idle: 'A crescent.',
        away: 'A ring.',
        offline: 'A ring with a slash.',
        stale: 'A dotted ring: not known to be here still.',
      },
    },
  ],
  keys: [],
  noKeys: 'It takes no focus.',
  spoken: [
    { step: 'Read on to the first', role: 'img', name: 'Active' },
    { step: 'Next', role: 'img', name: 'Idle' },
    { step: 'Read on to the last', role: 'img', name: 'Reconnecting' },
  ],
  silent: 'With `decorative` nothing is said: use it where the status stands beside it in words.',
  words: ['avatar'],
  sheets: ['presence-dot/presence-dot.css'],
  timings: [],
  hostile: [
    { text: 'A status chooses among five paths; no text and no address reaches the document.', rule: 'AV18' },
  ],
  dos: [
    'Say the status in words beside it where there is room, and make the dot `decorative`.',
    'Set `--cp-ring` to the colour behind it where it overlaps a face.',
  ],
  donts: [
    'Don’t use it for the connection: `ConnectionStatus` has shapes of its own.',
    'Don’t let it pulse: a shape that moves by itself draws eyes all day.',
  ],
  hook: {
    name: 'Person.status',
    text: 'is what it shows: the provider’s `person` mapping says it for each member.',
  },
};
